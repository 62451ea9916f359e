import { demoPassword } from '#demo/accounts.ts';
import { fillDemo } from '#demo/fill.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { SignIn } from '#platform/sign-in/sign-in.ts';
import { createLogger, type Logger } from '#platform/telemetry/logger.ts';
import { linesOf } from './commands/demo.ts';
import { compose, firstAdministrator } from './compose.ts';
import { fillCases } from './demo-cases.ts';
import { type Ground, openGround } from './ground.ts';
import { settingsFrom } from './settings.ts';

/** The environment, the house, and an ear on the port. */
const say = (line: string) => console.log(line);
const startedAt = performance.now();

try {
  const settings = settingsFrom(process.env, process.cwd());
  say(
    settings.databaseUrl
      ? 'Renshi 人事：连接 PostgreSQL 服务器…'
      : `Renshi 人事：打开内置数据库（${settings.dataFolder}）…`,
  );
  const ground = await openGround(settings, say);
  const logger = createLogger();
  const house = await compose(ground, logger);
  if (settings.demo) await loadDemo(ground, house.signIn, logger);
  const administrator = await firstAdministrator(ground, house.signIn);
  await house.work();
  await house.server.listen({ port: settings.port, host: settings.host });
  const address = house.server.server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  say(
    `\n已就绪，用时 ${((performance.now() - startedAt) / 1000).toFixed(1)} 秒。\n\n  地址   ${settings.origins[0] ?? `http://localhost:${port}`}`,
  );
  if (administrator) {
    say(
      `  账号   ${administrator.username}\n  密码   ${administrator.password}   （一次性密码，只显示这一次；72 小时内登录并修改）`,
    );
  }
  say('\n按 Ctrl-C 停止。\n');

  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= house.stop().then(
      () => process.exit(0),
      fault => {
        logger.error({ err: fault }, 'stop');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (fault) {
  console.error(`启动失败：${fault instanceof Refusal ? fault.zh : (fault as Error).message}`);
  if (!(fault instanceof Refusal) && process.env.RENSHI_DEBUG) console.error(fault);
  process.exit(1);
}

/** Fills an empty database with the demo company; a database that holds something is served as it is. */
async function loadDemo(ground: Ground, signIn: SignIn, logger: Logger): Promise<void> {
  try {
    const filled = await fillDemo({ ...ground, signIn }, { say });
    for (const each of linesOf(filled)) say(each);
    say(`已装入 ${await fillCases(ground, logger)} 件示例事项。`);
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'demo.not-empty') throw fault;
    say(`示例账号的密码均为 ${demoPassword}（账号列表见 README）。`);
  }
}
