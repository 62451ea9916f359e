import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { cn } from '#law/cn/index.ts';
import { type Case, checkCase, type Verdict } from '#law/engine/check-cases.ts';
import { changesBetween } from '#law/engine/compare-days.ts';
import { type Dated, valueOn } from '#law/engine/parameter.ts';
import { explain } from '#law/engine/topic.ts';
import { type Language, sourceText, statusNames, unfoldedLines, warningText } from '#law/engine/unfold-text.ts';
import { systemClock } from '#platform/clock/clock.ts';
import type { Command, Surroundings } from './command.ts';

/** What was typed cannot be done; exit 2. */
class Usage extends Error {}

/** The options of a law command by name, and the words beside them. Throws Usage on an option that there is not. */
function optionsOf(args: readonly string[], known: readonly string[]) {
  const options = new Map<string, string>();
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const [name = '', inline] = arg.slice(2).split(/=(.*)/s);
    if (!known.includes(name)) throw new Usage(`不认识选项 --${name}。`);
    const value = inline ?? args[++at];
    if (value === undefined) throw new Usage(`选项 --${name} 后面要有值。`);
    options.set(name, value);
  }
  return { options, words };
}

function dayOf(text: string | undefined): CivilDate {
  if (text === undefined) return systemClock().today();
  const day = parseCivilDate(text);
  if (!day) throw new Usage(`「${text}」不是存在的日期，请写成 YYYY-MM-DD。`);
  return day;
}

async function guarded(surroundings: Surroundings, usage: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Usage) {
      surroundings.err(fault.message);
      surroundings.err(`用法：${usage}`);
    } else if (fault instanceof Refusal) surroundings.err(`${fault.zh}（${fault.code}）`);
    else throw fault;
    return 2;
  }
}

const checkUsage = 'renshi law check FILE.json [--on YYYY-MM-DD]';
export const lawCheckCommand: Command = {
  words: 'law check',
  usage: checkUsage,
  what: '用算例核对法规计算：文件为 [{id, topic, input, expected}]，逐条列出差异并展开计算过程；有不符的退出码为 1。',
  run: (args, surroundings) =>
    guarded(surroundings, checkUsage, async () => {
      const { options, words } = optionsOf(args, ['on']);
      const on = dayOf(options.get('on'));
      if (words.length !== 1 || !words[0]) throw new Usage('请给出一个算例文件。');
      const cases = await readCases(resolve(surroundings.cwd, words[0]));
      let failed = 0;
      for (const each of cases) {
        const verdict = checkCase(cn, each, on);
        if (verdict.passed) continue;
        failed++;
        for (const line of tell(verdict, each, on)) surroundings.out(line);
      }
      surroundings.out(`${cases.length - failed} passed, ${failed} failed`);
      return failed > 0 ? 1 : 0;
    }),
};

async function readCases(file: string): Promise<Case[]> {
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    throw new Usage(
      fault.code === 'ENOENT' ? `没有这个文件：${file}` : `读不了这个文件：${file}（${fault.code ?? fault.message}）`,
    );
  });
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Usage(`这个文件不是 JSON：${file}`);
  }
  if (!Array.isArray(read))
    throw new Usage('文件的内容应为算例的列表：[{"id": …, "topic": …, "input": …, "expected": …}]');
  return read.map((each: Partial<Case> | null, at) => ({
    id: typeof each?.id === 'string' ? each.id : `#${at + 1}`,
    topic: String(each?.topic ?? ''),
    input: each?.input,
    expected: each?.expected,
  }));
}

function tell(verdict: Verdict & { passed: false }, given: Case, on: CivilDate): string[] {
  const lines = [`✗ ${verdict.id}  ${verdict.topic}`];
  if (verdict.refusal) return [...lines, `    ${verdict.refusal.zh}（${verdict.refusal.code}: ${verdict.refusal.en}）`];
  for (const { field, expected, actual } of verdict.differences)
    lines.push(`    ${field}: 应为 ${expected}，算得 ${actual}`);
  try {
    lines.push(...unfoldedLines(explain(cn, given.topic, given.input, on).unfolded, 'zh', 2));
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
  }
  return lines;
}

const explainUsage = 'renshi law explain TOPIC --input JSON [--on YYYY-MM-DD] [--lang zh|en]';
export const lawExplainCommand: Command = {
  words: 'law explain',
  usage: explainUsage,
  what: '展开一次法规计算：每个数从哪条公式、哪个参数、哪一条规定来。不带 --input 时列出该主题的字段；不带主题时列出全部主题。',
  run: (args, surroundings) =>
    guarded(surroundings, explainUsage, async () => {
      const { options, words } = optionsOf(args, ['input', 'on', 'lang']);
      const language = (options.get('lang') ?? 'zh') as Language;
      if (language !== 'zh' && language !== 'en') throw new Usage('--lang 只能是 zh 或 en。');
      const code = words[0];
      if (code === undefined) {
        for (const each of cn.topics.values()) surroundings.out(`${each.code}  ${each.title[language]}`);
        return 0;
      }
      const input = options.get('input');
      if (input === undefined) {
        const topic = cn.topics.get(code);
        if (!topic) throw new Usage(`没有主题「${code}」。`);
        for (const [name, field] of Object.entries(topic.fields))
          surroundings.out(
            `${name}  ${field.zh}  ${field.kind}${field.choices ? `：${field.choices.join(' | ')}` : ''}${field.isOptional ? '  可省略' : ''}`,
          );
        return 0;
      }
      let read: unknown;
      try {
        read = JSON.parse(input);
      } catch {
        throw new Usage('--input 的内容不是 JSON。');
      }
      const told = explain(cn, code, read, dayOf(options.get('on')));
      for (const line of unfoldedLines(told.unfolded, language)) surroundings.out(line);
      surroundings.out(`${language === 'zh' ? '结果' : 'Answer'}（${told.day}）：${JSON.stringify(told.answer)}`);
      for (const each of told.warnings) surroundings.out(warningText(each, language));
      return 0;
    }),
};

const paramsUsage = 'renshi law params [PATH] [--on YYYY-MM-DD]';
export const lawParamsCommand: Command = {
  words: 'law params',
  usage: paramsUsage,
  what: '列出法规参数在某一天的数值、依据和核实程度；给出路径时只列其下的参数，并列出历次数值。',
  run: (args, surroundings) =>
    guarded(surroundings, paramsUsage, async () => {
      const { options, words } = optionsOf(args, ['on']);
      const on = dayOf(options.get('on'));
      const path = words[0]?.replace(/\/+$/, '');
      const found = [...cn.pack.parameters].filter(([each]) => !path || each === path || each.startsWith(`${path}/`));
      if (found.length === 0) throw new Usage(`没有参数「${path}」。`);
      for (const [each, parameter] of found.sort(([a], [b]) => (a < b ? -1 : 1))) {
        surroundings.out(
          `${each}  ${parameter.title.zh}（${cn.pack.units[parameter.unit]?.zh}）  ${datedText(valueOn(parameter, on) ?? null)}`,
        );
        if (each === path)
          for (const value of parameter.values) surroundings.out(`    自 ${value.from}：${datedText(value)}`);
      }
      return 0;
    }),
};

const diffUsage = 'renshi law diff DATE1 DATE2';
export const lawDiffCommand: Command = {
  words: 'law diff',
  usage: diffUsage,
  what: '比较两天的法规：哪些参数和公式不同。',
  run: (args, surroundings) =>
    guarded(surroundings, diffUsage, async () => {
      const { words } = optionsOf(args, []);
      if (words.length !== 2) throw new Usage('请给出两个日期。');
      const [before, after] = [dayOf(words[0]), dayOf(words[1])];
      const changes = changesBetween(cn.pack, before, after);
      for (const change of changes) {
        if (change.kind === 'formula')
          surroundings.out(
            `公式 ${change.code}  ${change.title.zh}\n    ${before}：${change.before ?? '（没有）'}\n    ${after}：${change.after ?? '（没有）'}`,
          );
        else
          surroundings.out(
            `参数 ${change.path}  ${change.title.zh}\n    ${before}：${datedText(change.before)}\n    ${after}：${datedText(change.after)}`,
          );
      }
      surroundings.out(`共 ${changes.length} 处不同。`);
      return 0;
    }),
};

function datedText(dated: Dated | null): string {
  if (!dated) return '（没有数值）';
  const value =
    dated.value === null ? '（已废止）' : typeof dated.value === 'string' ? dated.value : JSON.stringify(dated.value);
  return `${value}  ［自 ${dated.from}；${sourceText(dated.source)}；${statusNames[dated.status].zh}］`;
}
