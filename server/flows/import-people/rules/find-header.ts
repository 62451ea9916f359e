import { emptyCell, type SheetRow } from '#platform/workbook/cell.ts';
import { tidy } from './clean-text.ts';
import type { Column } from './column.ts';
import type { FieldKey } from './fields.ts';
import { foldHeader, ordinalNames, unitOfHeader } from './fold-header.ts';
import { matchHeader } from './match-header.ts';
import { rowKinds } from './skip-row.ts';
import { sniffColumn } from './sniff-column.ts';

export type { Column } from './column.ts';

export type Header = {
  /** The sheet's row numbers of the first and the last header row. */
  readonly from: number;
  readonly until: number;
  readonly columns: readonly Column[];
  /** How many fields it names; the higher, the surer. */
  readonly score: number;
};

/** Headers that a person once assigned, by `foldHeader`; null for a column that is to be left alone. */
export type RememberedMapping = ReadonlyMap<string, FieldKey | null>;

/** Whether a text names a unit that there is; lets a column be known by its contents. */
export type IsUnit = (text: string) => boolean;

type Evidence = {
  readonly below: readonly SheetRow[];
  readonly remembered: RememberedMapping;
  readonly isUnit: IsUnit | undefined;
};

/** Rows among which a header is looked for, and those below it that contents are judged by. */
const searchRows = 40;
const sampleRows = 200;

/**
 * Finds the header among the first rows of a sheet: the row, or pair of rows, whose cells name most fields. Titles and notes above it
 * name none. Null where no row names a person’s name or number. `head` should hold some 250 rows.
 */
export function findHeader(
  head: readonly SheetRow[],
  remembered: RememberedMapping = new Map(),
  isUnit?: IsUnit,
): Header | null {
  let best: { at: number; rows: number; labels: string[]; score: number } | null = null;
  for (let at = 0; at < Math.min(head.length, searchRows); at++) {
    const row = head[at];
    if (!row) continue;
    const single = labelsOf(row);
    const score = scoreOf(single, remembered);
    if (score > (best?.score ?? 0)) best = { at, rows: 1, labels: single, score };
    const next = head[at + 1];
    const lower = next && next.row === row.row + 1 ? labelsOf(next) : null;
    const pair = lower && pairLabels(single, lower);
    if (!lower || !pair) continue;
    // Two rows must tell more than either alone: a title above a whole header adds nothing.
    const both = scoreOf(pair, remembered);
    if (both > scoreOf(lower, remembered) && both > (best?.score ?? 0))
      best = { at, rows: 2, labels: pair, score: both };
  }
  if (!best) return null;
  const first = head[best.at];
  const last = head[best.at + best.rows - 1];
  if (!first || !last) return null;
  const below = head.slice(best.at + best.rows, best.at + best.rows + sampleRows);
  const columns = assign(uniqueLabels(best.labels, below), { below, remembered, isUnit });
  const named = columns.some(
    column => column.field === 'name' || column.field === 'number' || column.field === 'documentNumber',
  );
  return named ? { from: first.row, until: last.row, columns, score: best.score } : null;
}

function labelsOf(row: SheetRow): string[] {
  return row.cells.map(cell => (cell.kind === 'text' ? cell.text.trim() : cell.text));
}

/** How many different fields the labels name. A data row names hardly any; a label told twice counts once. */
function scoreOf(labels: readonly string[], remembered: RememberedMapping): number {
  const found = new Set<string>();
  for (const label of labels) {
    if (label === '') continue;
    const field = remembered.get(foldHeader(label)) ?? matchHeader(label)?.field;
    if (field) found.add(field);
    else if (ordinalNames.has(foldHeader(label))) found.add('ordinal');
  }
  return found.size;
}

/**
 * Two header rows as one, or null where the second is none: groups (联系方式) stand over their columns, and a header of two rows' height
 * has nothing below it. A column of a group is told by both where its own word is not enough (紧急联系人, 姓名).
 */
function pairLabels(upper: readonly string[], lower: readonly string[]): string[] | null {
  const width = Math.max(upper.length, lower.length);
  const labels: string[] = [];
  let group = '';
  let grouped = 0;
  for (let i = 0; i < width; i++) {
    const above = upper[i] ?? '';
    const below = lower[i] ?? '';
    if (above !== '') group = above;
    if (below === '') {
      labels.push(above);
      continue;
    }
    const isGroup = above === '' || ((lower[i + 1] ?? '') !== '' && (upper[i + 1] ?? '') === '');
    if (!isGroup && !matchHeader(below)) return null;
    // Data under a plain header: a name under 姓名 is not a header.
    if (above !== '' && matchHeader(above) && !matchHeader(below) && matchHeader(above)?.confidence === 1) return null;
    if (/\d{4,}/.test(below)) return null;
    const both = matchHeader(group + below);
    labels.push(
      both && both.field !== matchHeader(below)?.field && both.field.startsWith('emergency')
        ? `${group}/${below}`
        : below,
    );
    grouped++;
  }
  return grouped > 0 ? labels : null;
}

/** A label for every column that has one or has data below; repeated ones are counted: 电话, 电话 (2). */
function uniqueLabels(labels: readonly string[], below: readonly SheetRow[]): string[] {
  const width = Math.max(labels.length, ...below.map(row => row.cells.length));
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, i) => {
    const label = labels[i]?.trim() ?? '';
    if (label === '') return '';
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  });
}

function assign(labels: readonly string[], evidence: Evidence): Column[] {
  const proposals = labels.map((header, index) => propose(header, index, evidence));
  const taken = new Set<FieldKey>();
  const order = [...proposals].sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  const final = new Map<number, Column>();
  for (const column of order) {
    const free = column.field !== null && !taken.has(column.field);
    if (free && column.field) taken.add(column.field);
    final.set(
      column.index,
      free || column.by === 'remembered' ? column : { ...column, field: null, confidence: 0, by: 'none' },
    );
  }
  return proposals.map(column => final.get(column.index) ?? column).filter(column => column.header !== '');
}

const confidenceOfContents = 0.9;

function propose(header: string, index: number, { below, remembered, isUnit }: Evidence): Column {
  const folded = foldHeader(header);
  const base = { index, header, ordinal: ordinalNames.has(folded), unit: unitOfHeader(header) };
  const known = remembered.get(folded);
  if (known !== undefined) return { ...base, field: known, confidence: 1.1, by: 'remembered' };
  const match = matchHeader(header);
  if (base.ordinal || header === '') return { ...base, field: null, confidence: 0, by: 'none' };
  // A name that may mean several things gives way to what the cells plainly are.
  if (!match || match.confidence < 0.9 || /^(?:id|编号|号码|证件|证号|卡号|账号)$/.test(folded)) {
    const seen = sniffColumn(
      below.map(row => row.cells[index] ?? emptyCell),
      isUnit,
    );
    if (seen && seen.field !== match?.field && mayBe(seen.field, header)) {
      return {
        ...base,
        field: seen.field,
        confidence: confidenceOfContents * seen.share * (match ? 1 : 0.75),
        by: 'contents',
      };
    }
  }
  if (match) return { ...base, field: match.field, confidence: match.confidence, by: 'name' };
  return { ...base, field: null, confidence: 0, by: 'none' };
}

/** A column of somebody else's numbers or names is not the person's own, whatever it looks like. */
function mayBe(field: FieldKey, header: string): boolean {
  if (/紧急|应急|配偶|父|母|子女|家属|家庭|担保|推荐|介绍|上级|领导|主管|经办|面试|联系人|办公|对方/.test(header))
    return false;
  return field !== 'name' || !/人$|者$/.test(tidy(header));
}

/** Sheets that are beside the matter where there is another: patterns to fill in, those who have left, what was before. */
const aside = /示例|样例|模板|样表|说明|字典|参数|离职|已离|离退|历史|备份|归档|旧/;

type SheetHead = { readonly name?: string; readonly head: readonly SheetRow[] };

/**
 * Of several sheets the one that looks most like a roster: cover pages and explanations have no header, summaries a shorter one, and
 * empty forms nobody.
 */
export function findRoster<T extends SheetHead>(
  sheets: readonly T[],
  remembered?: RememberedMapping,
  isUnit?: IsUnit,
): { readonly sheet: T; readonly header: Header } | null {
  const found = sheets.flatMap(sheet => {
    const header = findHeader(sheet.head, remembered, isUnit);
    if (!header?.columns.some(column => column.field === 'name')) return [];
    const kindOf = rowKinds(header.columns, isUnit);
    const holdsPeople = sheet.head.some(row => row.row > header.until && kindOf(row) === 'data');
    // A column of the day of leaving makes no better roster.
    const left = header.columns.some(column => column.field === 'leftOn') ? 1 : 0;
    return [{ sheet, header, rank: [Number(holdsPeople), Number(!aside.test(sheet.name ?? '')), header.score - left] }];
  });
  found.sort((a, b) => b.rank.reduce((order, value, i) => order || value - (a.rank[i] ?? 0), 0));
  return found[0] ?? null;
}
