import { type Filled, fillDemo, usualPeople, usualSeed } from '#demo/fill.ts';
import { createSignIn } from '#platform/sign-in/sign-in.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { fillCases } from '../demo-cases.ts';
import { type Command, withGround } from './command.ts';

export const demoCommand: Command = {
  words: 'demo',
  usage: `renshi demo [--people ${usualPeople}] [--seed ${usualSeed}]`,
  what: '向空数据库装入一家虚构的演示公司（人员、证件、号码均为虚构）。同一种子每次得到同样的人。',
  run: async (args, surroundings) => {
    const people = numberAfter(args, '--people', usualPeople);
    const seed = numberAfter(args, '--seed', usualSeed);
    return withGround(surroundings, async ground => {
      const began = performance.now();
      const { database, secrets, clock, settings } = ground;
      const signIn = createSignIn({ database, secrets, clock, origins: settings.origins });
      const filled = await fillDemo(
        { database, secrets, clock, signIn },
        { people, seed, say: line => surroundings.err(line) },
      );
      for (const line of linesOf(filled)) surroundings.out(line);
      surroundings.out(`已装入 ${await fillCases(ground, createLogger())} 件示例事项。`);
      surroundings.err(`用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒`);
      return 0;
    });
  },
};

/** What the console shows of a demo company: its accounts and their password. */
export function linesOf(filled: Filled): string[] {
  const lines = [
    `演示公司已装入：${filled.people} 人，${filled.units} 个单位。所有人员、证件与号码均为虚构。`,
    `演示账号（密码均为 ${filled.password}，无需两步验证）：`,
    ...filled.accounts.map(({ username, title, reach, personName }) =>
      ['  ', username.padEnd(14), title, ` · ${reach}`, personName ? ` · ${personName}` : ''].join(''),
    ),
  ];
  if (filled.kept.length > 0) lines.push(`已有账号 ${filled.kept.join('、')} 保持不变，沿用原来的密码。`);
  return lines;
}

/** Throws Error with a sentence when what follows the flag is no whole number. */
function numberAfter(args: readonly string[], flag: string, fallback: number): number {
  const at = args.findIndex(arg => arg === flag || arg.startsWith(`${flag}=`));
  if (at < 0) return fallback;
  const text = args[at]!.includes('=') ? args[at]!.slice(flag.length + 1) : (args[at + 1] ?? '');
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${flag} 后面要跟一个整数。`);
  return Number(text);
}
