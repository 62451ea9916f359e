import { Refusal } from '#kernel/refusal.ts';
import { commands } from './commands/all.ts';
import type { Surroundings } from './commands/command.ts';
import { openGround } from './ground.ts';
import { settingsFrom } from './settings.ts';

/** The renshi command: finds the verb with the most words and runs it. */
process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help' || words[0] === '-h')
    return help(words.slice(1));
  const command = [...commands]
    .sort((a, b) => b.words.length - a.words.length)
    .find(each => each.words.split(' ').every((word, place) => words[place] === word));
  if (!command) {
    console.error(`没有「${words.slice(0, 2).join(' ')}」这个命令。运行 renshi help 查看全部命令。`);
    return 2;
  }
  const rest = words.slice(command.words.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) return help(command.words.split(' '));
  try {
    return await command.run(rest, surroundings());
  } catch (fault) {
    if (fault instanceof Refusal) console.error(fault.zh);
    else console.error(process.env.RENSHI_DEBUG ? fault : (fault as Error).message);
    return 2;
  }
}

function surroundings(): Surroundings {
  const settings = settingsFrom(process.env, process.cwd());
  const err = (line: string) => console.error(line);
  return {
    settings,
    cwd: process.env.RENSHI_CWD ?? process.cwd(),
    open: () => openGround(settings, err),
    out: line => console.log(line),
    err,
  };
}

function help(words: readonly string[]): number {
  const asked = words.join(' ');
  const shown = asked ? commands.filter(each => each.words.startsWith(asked)) : commands;
  if (shown.length === 0) {
    console.error(`没有「${asked}」这个命令。运行 renshi help 查看全部命令。`);
    return 2;
  }
  console.log(
    asked ? '' : 'Renshi 人事\n\n  npm start                启动服务\n  npm test                 运行全部测试\n',
  );
  for (const command of shown) console.log(`  ${command.usage}\n      ${command.what}\n`);
  if (!asked)
    console.log('环境变量：PORT、DATA_DIR、DATABASE_URL、RENSHI_DEMO、RENSHI_ORIGIN 等，见 docs/operations。');
  return 0;
}
