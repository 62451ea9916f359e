import {
  type LawParameter,
  type LawSource,
  type LawStatus,
  type LawUnit,
  lawStatusCodes,
  lawStatuses,
} from '#contract/law.ts';
import type { LawDraft } from '#contract/law-change.ts';
import { isPlain, toValue, typedOf, Unreadable } from './draft-value.ts';

/** Columns of a pasted table, in the order of the template. 名称 is for whoever reads it. */
export const columns = [
  '路径',
  '名称',
  '自',
  '数值',
  '文件',
  '文号',
  '条款',
  '公布日期',
  '网址',
  '核实程度',
  '说明',
] as const;
type Column = (typeof columns)[number];
const needed: readonly Column[] = ['路径', '自', '数值', '文件'];

/** The parameters below a subject as rows to fill in, with their values of today; tables of rates and days are drafted one by one. */
export function templateOf(parameters: readonly LawParameter[], prefix: string): string {
  const rows = parameters
    .filter(({ path, unit }) => path.startsWith(`${prefix}/`) && isPlain(unit))
    .map(({ path, title, unit, value }) => {
      const typed = typedOf(unit, value?.value);
      const now = unit.choices?.find(each => each.value === typed)?.label ?? typed;
      return columns.map(column =>
        column === '路径' ? path : column === '名称' ? title.zh : column === '数值' ? now : '',
      );
    });
  return [columns, ...rows].map(cells => cells.join('\t')).join('\n');
}

/** The text cannot be taken for drafts at all; the message says why. */
export class Unread extends Error {}

/**
 * Drafts from what was pasted or read from a file: a table with a head row (cells apart by tabs as spreadsheets copy them, or by commas),
 * or a list in JSON. Throws Unread, which names the row. Whether each is sound, the server says.
 */
export function draftsIn(text: string, unitOf: (path: string) => LawUnit | undefined): LawDraft[] {
  const plain = text.replace(/^\uFEFF/, '').trim();
  if (/^[[{]/.test(plain)) return jsonDrafts(plain);
  const [head, ...rows] = tableRows(plain);
  const at = new Map(head?.map((title, place) => [title.trim(), place]) ?? []);
  const missing = needed.filter(each => !at.has(each));
  if (missing.length > 0) throw new Unread(`第一行应为表头，缺少列：${missing.join('、')}。`);
  const unknown = [...at.keys()].filter(each => each !== '' && !columns.some(known => known === each));
  if (unknown.length > 0) throw new Unread(`不认识的列：${unknown.join('、')}。可用的列：${columns.join('、')}。`);
  // Rows of a template that nobody filled in have neither day nor source.
  const filled = rows.filter(row => [at.get('自'), at.get('文件')].some(place => row[place ?? -1]?.trim()));
  if (filled.length === 0) throw new Unread('表头下面没有填写了日期和文件的行。');
  return filled.map((row, index) => draftOf(column => row[at.get(column) ?? -1]?.trim() ?? '', index + 1, unitOf));
}

function draftOf(
  cell: (column: Column) => string,
  row: number,
  unitOf: (path: string) => LawUnit | undefined,
): LawDraft {
  const path = cell('路径');
  const unit = unitOf(path);
  if (!unit) throw new Unread(`第 ${row} 项：没有参数“${path}”，请从参数页底部复制路径。`);
  return {
    path,
    from: dayIn(cell('自')),
    value: valueIn(unit, cell('数值'), row),
    source: sourceIn(cell),
    status: statusIn(cell('核实程度'), row),
    ...(cell('说明') ? { note: cell('说明') } : {}),
  };
}

function sourceIn(cell: (column: Column) => string): LawSource {
  const told = { number: cell('文号'), article: cell('条款'), gazette: cell('公布日期'), address: cell('网址') };
  return { instrument: cell('文件'), ...Object.fromEntries(Object.entries(told).filter(([, text]) => text !== '')) };
}

function valueIn(unit: LawUnit, text: string, row: number): unknown {
  if (text === '废止') return null;
  try {
    return toValue(unit, unit.choices?.find(each => each.label === text)?.value ?? text);
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    throw new Unread(`第 ${row} 项的数值：${fault.message}`);
  }
}

function statusIn(text: string, row: number): LawStatus {
  if (text === '') return 'unverified';
  const found = lawStatusCodes.find(code => code === text || lawStatuses[code] === text);
  if (!found)
    throw new Unread(`第 ${row} 项的核实程度“${text}”不认识，应为：${Object.values(lawStatuses).join('、')}。`);
  return found;
}

/** 2027/7/1 and 2027年7月1日 are how spreadsheets write a day. */
function dayIn(text: string): string {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  return parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : text;
}

function jsonDrafts(text: string): LawDraft[] {
  try {
    const read: unknown = JSON.parse(text);
    if (Array.isArray(read)) return read as LawDraft[];
  } catch {
    // Told below.
  }
  throw new Unread('内容不是 JSON 列表，请检查引号、逗号和括号；也可以粘贴带表头的表格。');
}

/** Cells of a table, quoted ones with what separates inside them. */
function tableRows(text: string): string[][] {
  const apart = text.split('\n', 1)[0]?.includes('\t') ? '\t' : ',';
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === apart || sign === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)?.push(cell);
  return rows;
}
