import type { Warning } from './day-law.ts';
import type { Node } from './note.ts';
import { doubtful, type Source, type Status } from './parameter.ts';
import { parameterText } from './value-text.ts';

export type Language = 'zh' | 'en';

export const statusNames: Readonly<Record<Status, { readonly zh: string; readonly en: string }>> = {
  verified: { zh: '已核对原文', en: 'verified' },
  'second-hand': { zh: '转引，注明官方出处', en: 'second-hand' },
  corroborated: { zh: '多个来源一致', en: 'corroborated' },
  'single-source': { zh: '仅一个来源', en: 'single source' },
  unverified: { zh: '未核实', en: 'unverified' },
  conflict: { zh: '来源不一致', en: 'sources disagree' },
};

/** A calculation as indented lines, the figures first, what they rest on after. */
export function unfoldedLines(node: Node, language: Language, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  const shown = node.parameter ? parameterText(node.parameter.value, language) : node.value;
  const value = shown === undefined ? '' : ` = ${shown}`;
  const how = node.how === undefined || node.how === node.value ? '' : ` = ${node.how}`;
  const lines = [`${indent}${node.label[language]}${how}${value}${aboutOf(node, language)}`];
  for (const child of node.children) lines.push(...unfoldedLines(child, language, depth + 1));
  return lines;
}

function aboutOf({ formula, parameter }: Node, language: Language): string {
  const isChinese = language === 'zh';
  const since = (day: string) => (isChinese ? `自 ${day}` : `from ${day}`);
  const inBrackets = (parts: string[]) => (isChinese ? `  ［${parts.join('；')}］` : `  [${parts.join('; ')}]`);
  if (formula) return inBrackets([formula.code, since(formula.from), formula.cites]);
  if (!parameter) return '';
  const { path, from, source, status } = parameter;
  const mark = doubtful.has(status) ? '⚠ ' : '';
  return inBrackets([path, since(from), sourceText(source), `${mark}${statusNames[status][language]}`]);
}

export function sourceText({ instrument, number, article, gazette, address }: Source): string {
  return [instrument, number, article, gazette, address].filter(Boolean).join(' ');
}

export function warningText({ path, from, status, note }: Warning, language: Language): string {
  return language === 'zh'
    ? `⚠ ${path}（自 ${from}）${statusNames[status].zh}${note ? `：${note}` : ''}`
    : `⚠ ${path} (from ${from}): ${statusNames[status].en}${note ? ` – ${note}` : ''}`;
}
