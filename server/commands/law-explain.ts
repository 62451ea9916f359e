import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { explain, topicOf } from '#law/engine/topic.ts';
import { unfoldedLines, warningText } from '#law/engine/unfold-text.ts';
import { asLawRefusal } from '#modules/law/index.ts';
import type { Command } from './command.ts';
import { commonOptions, onRequest, type Request, Usage } from './law-request.ts';
import { answerLines, fieldLines } from './law-text.ts';

const usage = `renshi law explain [TOPIC] [--input JSON|@FILE] [--on YYYY-MM-DD] ${commonOptions}`;

export const lawExplainCommand: Command = {
  words: 'law explain',
  usage,
  what: '展开一次法规计算：每个数从哪条公式、哪个参数、哪一条规定来。不带 --input 时列出该主题的字段；不带主题时列出全部主题。',
  run: (args, surroundings) =>
    onRequest(args, surroundings, { usage, words: [0, 1], options: ['input', 'on'] }, async request => {
      for (const line of await linesOf(request, surroundings.cwd)) surroundings.out(line);
      return 0;
    }),
};

async function linesOf(request: Request, cwd: string): Promise<string[]> {
  const code = request.words[0];
  const given = request.option('input');
  if (code === undefined) return topicLines(request);
  return given === undefined ? formLines(request, code) : unfolded(request, code, await inputIn(given, cwd));
}

const json = (value: unknown) => [JSON.stringify(value, null, 2)];

function topicLines({ law, language, isJson }: Request): string[] {
  const topics = [...law.topics.values()];
  if (isJson) return json(topics.map(({ code, title }) => ({ code, title })));
  return topics.map(({ code, title }) => `${code}  ${title[language]}`);
}

function formLines({ law, language, isJson }: Request, code: string): string[] {
  const { title, fields, answers } = topicOf(law, code);
  return isJson ? json({ code, title, fields, answers }) : fieldLines(fields, language);
}

function unfolded({ law, language, isJson, on }: Request, code: string, input: unknown): string[] {
  const told = reckoned(() => explain(law, code, input, on));
  if (isJson) return json(told);
  return [
    ...unfoldedLines(told.unfolded, language),
    language === 'zh' ? `结果（按 ${told.day} 的法规）` : `Answer (by the law of ${told.day})`,
    ...answerLines(told.answer, language),
    ...told.warnings.map(each => warningText(each, language)),
  ];
}

/** What is beyond exact reckoning is the input's fault too. */
function reckoned<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    throw asLawRefusal(fault, 'input');
  }
}

async function inputIn(given: string, cwd: string): Promise<unknown> {
  const text = given.startsWith('@') ? await fileText(resolve(cwd, given.slice(1))) : given;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new Usage('--input 的内容不是 JSON。', 'What --input gives is not JSON.');
  }
}

/** Refuses a file that is not there or cannot be read. */
export function fileText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    throw fault.code === 'ENOENT'
      ? new Usage(`没有这个文件：${file}`, `There is no such file: ${file}`)
      : new Usage(`读不了这个文件：${file}（${fault.code}）`, `The file cannot be read: ${file} (${fault.code})`);
  });
}
