import { resolve } from 'node:path';
import { type Case, checkCase, type Verdict } from '#law/engine/check-cases.ts';
import { explain } from '#law/engine/topic.ts';
import { unfoldedLines } from '#law/engine/unfold-text.ts';
import { asLawRefusal } from '#modules/law/index.ts';
import type { Command } from './command.ts';
import { fileText } from './law-explain.ts';
import { commonOptions, onRequest, type Request, refusalText, Usage } from './law-request.ts';

const usage = `renshi law check FILE.json [--on YYYY-MM-DD] ${commonOptions}`;

export const lawCheckCommand: Command = {
  words: 'law check',
  usage,
  what: '用算例核对法规计算：文件为 [{id, topic, input, expected}]，逐条列出差异并展开计算过程；有不符的退出码为 1。',
  run: (args, surroundings) =>
    onRequest(args, surroundings, { usage, words: [1, 1], options: ['on'] }, async request => {
      const cases = casesIn(await fileText(resolve(surroundings.cwd, request.words[0] ?? '')));
      const verdicts = cases.map(each => verdictOf(request, each));
      const failed = verdicts.filter(each => !each.passed).length;
      const passed = verdicts.length - failed;
      if (request.isJson) surroundings.out(JSON.stringify({ passed, failed, verdicts }, null, 2));
      else {
        verdicts.forEach((verdict, at) => {
          for (const line of tell(request, verdict, cases[at])) surroundings.out(line);
        });
        surroundings.out(`${passed} passed, ${failed} failed`);
      }
      return failed > 0 ? 1 : 0;
    }),
};

type Read = Partial<Case> & { readonly id: string };

function casesIn(text: string): Read[] {
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Usage('这个文件不是 JSON。', 'The file is not JSON.');
  }
  const form = '[{"id": …, "topic": …, "input": …, "expected": …}]';
  if (!Array.isArray(read))
    throw new Usage(`文件的内容应为算例的列表：${form}`, `The file should hold a list of cases: ${form}`);
  return read.map((each: unknown, at) => {
    const given = (typeof each === 'object' && each !== null ? each : {}) as Partial<Case>;
    return { ...given, id: typeof given.id === 'string' ? given.id : `#${at + 1}` };
  });
}

function verdictOf({ law, on }: Request, given: Read): Verdict {
  const { id } = given;
  const topic = typeof given.topic === 'string' ? given.topic : '';
  const lacking = shapeFault(given);
  if (lacking) return { id, topic, passed: false, differences: [], refusal: { code: 'case-faulty', ...lacking } };
  try {
    return checkCase(law, { id, topic, input: given.input, expected: given.expected }, on);
  } catch (fault) {
    const { code, zh, message } = asLawRefusal(fault, 'input');
    return { id, topic, passed: false, differences: [], refusal: { code, zh, en: message } };
  }
}

function shapeFault({ topic, input, expected }: Read): { zh: string; en: string } | null {
  if (typeof topic !== 'string' || topic === '')
    return { zh: '算例没有写明主题（topic）。', en: 'The case names no topic.' };
  if (input === undefined) return { zh: '算例没有输入（input）。', en: 'The case has no input.' };
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    return { zh: 'expected 应为按字段列出的结果。', en: 'expected should be an object of fields.' };
  return null;
}

function tell({ law, language, on }: Request, verdict: Verdict, given: Read | undefined): string[] {
  if (verdict.passed) return [];
  const lines = [`✗ ${verdict.id}  ${verdict.topic}`];
  if (verdict.refusal) {
    const { code, zh, en } = verdict.refusal;
    return [...lines, `    ${refusalText({ code, zh, message: en }, language)}`];
  }
  for (const { field, expected, actual } of verdict.differences)
    lines.push(
      language === 'zh'
        ? `    ${field}：应为 ${expected}，算得 ${actual}`
        : `    ${field}: expected ${expected}, got ${actual}`,
    );
  return [...lines, ...unfoldedLines(explain(law, verdict.topic, given?.input, on).unfolded, language, 2)];
}
