import type { LawUnit } from '#contract/law.ts';
import { fromPercent, percent } from './value-text.ts';

type Of = Pick<LawUnit, 'kind' | 'code'>;

/** What was typed cannot be a value of the unit; the message names the line. */
export class Unreadable extends Error {}

/** Kinds that are typed in one line; the others take a line for each entry. */
export const isPlain = (unit: Pick<LawUnit, 'kind'>) => ['money', 'ratio', 'count', 'text'].includes(unit.kind);

/** How the lines of a kind are written, for whoever writes them. */
export const lineForms: Partial<Readonly<Record<LawUnit['kind'], string>>> = {
  bands: '每级一行：不超过的金额、税率、速算扣除数，以空格或制表符分开；最后一级的金额写“以上”。可从表格软件粘贴。',
  steps: '每档一行：自（含）、数值，以空格或制表符分开，由小到大。',
  days: '每行一个日期，如 2027-01-01。',
  'named-days': '每行一天：日期和名称，如 2027-01-01 元旦。',
};

/** A value as it stands in the field. */
export function typedOf(unit: Of, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isPlain(unit)) return unit.code === 'rate' ? percent(String(value)) : String(value);
  if (unit.kind === 'named-days') return rows(Object.entries(value));
  if (!Array.isArray(value)) return JSON.stringify(value);
  if (unit.kind === 'days') return value.join('\n');
  if (unit.kind === 'steps') return rows((value as Array<{ from: number; value: number }>).map(e => [e.from, e.value]));
  const bands = value as Array<{ upTo: string | null; rate: string; quick: string }>;
  return rows(bands.map(each => [each.upTo ?? '以上', percent(each.rate), each.quick]));
}

const rows = (cells: ReadonlyArray<readonly unknown[]>) => cells.map(each => each.join('  ')).join('\n');

/** What was typed, as the value to send. Throws Unreadable. Whether it is of the unit, the server says. */
export function toValue(unit: Of, typed: string): unknown {
  const text = typed.trim();
  if (isPlain(unit)) return plainValue(unit, text);
  if (/^[[{]/.test(text)) return jsonValue(text);
  const lines = text.split('\n').flatMap((line, at) => (line.trim() ? [{ at: at + 1, cells: cellsOf(line) }] : []));
  switch (unit.kind) {
    case 'bands':
      return lines.map(({ at, cells }) => {
        const [upTo = '', rate = '', quick = ''] = exactly(3, at, cells);
        return { upTo: upTo === '以上' ? null : bare(upTo), rate: fromPercent(rate), quick: bare(quick) };
      });
    case 'steps':
      return lines.map(({ at, cells }) => {
        const [from = '', value = ''] = exactly(2, at, cells);
        return { from: wholeIn(from, at), value: wholeIn(value, at) };
      });
    case 'days':
      return lines.flatMap(({ cells }) => cells);
    default:
      return namedDays(lines);
  }
}

function plainValue(unit: Of, text: string): unknown {
  if (unit.kind === 'count') return /^-?\d{1,12}$/.test(text) ? Number(text) : text;
  if (unit.kind === 'money') return bare(text);
  return unit.code === 'rate' ? fromPercent(text) : text;
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Unreadable('这段文字不是 JSON，请检查引号、逗号和括号，或按每行一项书写。');
  }
}

function namedDays(lines: ReadonlyArray<{ at: number; cells: string[] }>): Record<string, string> {
  const named = new Map<string, string>();
  for (const { at, cells } of lines) {
    const [day = '', ...name] = cells;
    if (name.length === 0) throw new Unreadable(`第 ${at} 行缺少名称。`);
    if (named.has(day)) throw new Unreadable(`第 ${at} 行的日期 ${day} 重复。`);
    named.set(day, name.join(' '));
  }
  return Object.fromEntries(named);
}

/** Thousands in groups are people's way of writing: 36,000.00. */
const bare = (text: string) => text.replaceAll(/[,，\s元]/g, '');
const cellsOf = (line: string) => line.trim().split(/\s+/);

function exactly(count: number, at: number, cells: string[]): string[] {
  if (cells.length !== count) throw new Unreadable(`第 ${at} 行应有 ${count} 项，现有 ${cells.length} 项。`);
  return cells;
}

function wholeIn(text: string, at: number): number {
  if (!/^-?\d{1,12}$/.test(text)) throw new Unreadable(`第 ${at} 行的“${text}”不是整数。`);
  return Number(text);
}
