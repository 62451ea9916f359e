import { checkFilled, fillDefaults } from '#contract/form-check.ts';
import {
  type FormData,
  type FormDefinition,
  type FormField,
  type FormPrefill,
  fieldsOf,
} from '#contract/form-definition.ts';
import { own, readValue } from '#contract/form-value.ts';
import { valueText } from '#contract/form-words.ts';
import { fen, formatYuan } from '#kernel/money.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import type { CellReader } from './cell-readers.ts';
import { cellText, isBlankMark, isErrorText } from './clean-text.ts';
import type { Column, CustomKey } from './column.ts';
import { foldHeader } from './fold-header.ts';
import { normaliseDate } from './normalise-date.ts';
import type { UnitOutcome } from './normalise-unit.ts';
import { blank, fault, type Outcome } from './outcome.ts';

/** A section whose fields the importer may read and edit. */
export type CustomSection = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** Kept encrypted; its values are not shown beside the run. */
  readonly isSealed: boolean;
  readonly definition: FormDefinition;
  /** For whom it is; null for everybody. An empty set asks for nothing. */
  readonly audience: {
    readonly posts: ReadonlySet<string>;
    readonly units: ReadonlySet<string>;
    readonly grades: ReadonlySet<string>;
  } | null;
};

export type CustomField = { readonly key: CustomKey; readonly section: CustomSection; readonly field: FormField };

/** Kinds that one cell can hold. Persons, files and tables can't be told by a text alone. */
const cellKinds = new Set<FormField['kind']>([
  'text',
  'paragraph',
  'number',
  'money',
  'date',
  'dates',
  'choice',
  'yes-no',
  'unit',
  'phone',
  'identity',
]);

export function customFieldsOf(sections: readonly CustomSection[]): CustomField[] {
  return sections.flatMap(section =>
    fieldsOf(section.definition)
      .filter(field => cellKinds.has(field.kind) && !field.readonly && field.from === undefined)
      .map(field => ({ key: `custom:${section.code}.${field.code}` as const, section, field })),
  );
}

export const customLabel = ({ section, field }: CustomField): string => `${section.name} · ${field.label}`;
export const isCustomKey = (text: string): text is CustomKey => text.startsWith('custom:');

/** Surer than this, a field of the product keeps a column that is named like a custom field. */
const sureName = 0.8;

/**
 * Gives columns to the custom fields that they are named after, by the label where only one field has it, or by section and label. A column
 * that somebody assigned before stays as it was.
 */
export function proposeCustom<T extends Column>(
  columns: readonly T[],
  fields: readonly CustomField[],
  remembered: ReadonlyMap<string, CustomKey> = new Map(),
): T[] {
  if (fields.length === 0) return [...columns];
  const byKey = new Map(fields.map(each => [each.key, each]));
  const byLabel = Map.groupBy(fields, each => foldHeader(each.field.label));
  const byBoth = new Map(fields.map(each => [foldHeader(each.section.name + each.field.label), each]));
  const taken = new Set<CustomKey>();
  const give = (column: T, found: CustomField, by: 'remembered' | 'name', confidence: number): T => {
    if (taken.has(found.key)) return column;
    taken.add(found.key);
    return { ...assigned(column, found), by, confidence };
  };
  return columns.map(column => {
    const folded = foldHeader(column.header);
    const before = remembered.get(folded);
    const known = before === undefined ? undefined : byKey.get(before);
    if (known) return give(column, known, 'remembered', 1);
    if (column.by === 'remembered' || column.ordinal || folded === '' || column.field === 'name') return column;
    const both = byBoth.get(folded);
    if (both) return give(column, both, 'name', 1);
    const named = byLabel.get(folded) ?? [];
    const isSure = column.field !== null && column.by === 'name' && column.confidence >= sureName;
    return named.length === 1 && named[0] && !isSure ? give(column, named[0], 'name', 0.95) : column;
  });
}

export function assigned<T extends Omit<Column, 'by'>>(column: T, { key, section }: CustomField): T {
  const { isMasked: _masked, ...rest } = column;
  return { ...(rest as T), field: null, custom: key, ...(section.isSealed ? { isMasked: true as const } : {}) };
}

/** Reads the cells of a custom field to a text that `toldBy` understands; the first fault is told with the code custom_invalid. */
export function customReader(field: FormField, unitOf: ((text: string) => UnitOutcome) | null): CellReader {
  return cell => {
    const text = plain(field, cell);
    if (!('value' in text)) return fault('custom_invalid', text.why);
    if (text.value === null) return blank;
    const told = toldBy(field, text.value, unitOf);
    if ('why' in told) return fault('custom_invalid', told.why);
    const read = readValue(field, told.sent);
    if ('fault' in read) return fault('custom_invalid', read.fault.replace(/^的/, ''));
    return 'blank' in read ? blank : { value: cellOf(field, read.value, text.value) };
  };
}

function plain(field: FormField, cell: Cell): Outcome<string> {
  if (cell.kind === 'error' || isErrorText(cell.text)) return fault('custom_invalid', '是表格的错误值，请改正');
  if (field.kind === 'date') return normaliseDate(cell, 'may');
  const text = cellText(cell).trim();
  return text === '' || isBlankMark(text) ? blank : { value: text };
}

/** A clean value as text again, such that reading it once more gives the same. */
function cellOf(field: FormField, value: unknown, written: string): string {
  if (field.kind === 'unit') return written;
  if (field.kind === 'money') return formatYuan(fen(Number(value))).replaceAll(',', '');
  if (field.kind === 'number') return String(value);
  if (field.kind === 'dates') return `${own(value).from} 至 ${own(value).last}`;
  return field.kind === 'choice' || field.kind === 'yes-no' ? valueText(field, value) : String(value);
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
const yes = new Set(['是', '有', '对', 'y', 'yes', 'true', '1', '√', '✓', '✔']);
const no = new Set(['否', '无', '没有', '不是', 'n', 'no', 'false', '0', '×', '✗', 'x']);

/** What a text tells, as a form is sent it. */
export function toldBy(
  field: FormField,
  text: string,
  unitOf: ((text: string) => UnitOutcome) | null,
): { readonly sent: unknown } | { readonly why: string } {
  switch (field.kind) {
    case 'yes-no': {
      const folded = fold(text);
      return yes.has(folded) ? { sent: true } : no.has(folded) ? { sent: false } : { why: '只能填“是”或“否”' };
    }
    case 'choice':
      return choiceOf(field, text);
    case 'dates': {
      const days = text.split(/\s*(?:至|到|~|～|—|–)\s*|\s+-\s+/);
      const [from, last] = days.map(each => normaliseDate({ kind: 'text', text: each }, 'may'));
      if (days.length !== 2 || !from || !last || !('value' in from) || !('value' in last))
        return { why: '应写成“2026-01-01 至 2026-01-31”的样子' };
      return { sent: { from: from.value, last: last.value } };
    }
    case 'unit': {
      const found = unitOf?.(text);
      if (!found || !('unit' in found) || !found.unit?.id) return { why: '没有找到这个单位，请核对' };
      return { sent: { id: found.unit.id, name: found.unit.name } };
    }
    default:
      return { sent: text };
  }
}

function choiceOf(field: FormField, text: string): { sent: unknown } | { why: string } {
  const options = field.options ?? [];
  const find = (word: string) =>
    (options.find(each => fold(each.label) === fold(word)) ?? options.find(each => fold(each.value) === fold(word)))
      ?.value;
  const whole = find(text);
  if (whole !== undefined) return { sent: field.many ? [whole] : whole };
  const parts = field.many ? text.split(/[、,，;；|/]+/).filter(each => each.trim() !== '') : [text];
  const values = parts.map(find);
  const unknown = parts[values.indexOf(undefined)];
  if (unknown === undefined) return { sent: field.many ? values : values[0] };
  const labels = options.map(each => each.label);
  const some = `${labels.slice(0, 8).join('、')}${labels.length > 8 ? '等' : ''}`;
  return { why: `没有“${unknown.trim().slice(0, 40)}”这个选项，可填：${some}` };
}

export type Filled = {
  readonly values: FormData;
  /** By the code of the field that has it. */
  readonly problems: ReadonlyArray<{ readonly code: string; readonly why: string }>;
};

/** A section with what a row tells of it, over what stands there; of somebody new over the defaults. */
export function fillSection(
  { definition }: CustomSection,
  before: FormData | null,
  told: FormData,
  prefill: FormPrefill,
): Filled {
  const sent = before === null ? fillDefaults(definition, told, prefill) : { ...before, ...told };
  const { data, problems } = checkFilled(definition, sent, prefill);
  const found = problems.map(each => ({ code: each.path.split('/')[1] ?? '', why: each.zh.replace(/。$/, '') }));
  for (const code of Object.keys(told))
    if (data[code] === undefined && !found.some(each => each.code === code))
      found.push({ code, why: '按这一行的其他内容不用填写，请核对或留空' });
  return { values: data, problems: found };
}

/** Whether formulas read who fills in or whom it is about. */
export const readsPeople = ({ definition }: CustomSection): boolean =>
  /\b(?:me|subject)\s*[.[]/.test(JSON.stringify(definition));
