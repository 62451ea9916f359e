import { type FormColumn, type FormDefinition, type FormField, fieldsOf } from '#contract/form-definition.ts';
import { own } from '#contract/form-value.ts';
import { valueText } from '#contract/form-words.ts';
import { dayWords } from '../ui/day.ts';

export type Fact = {
  readonly key: string;
  readonly label: string;
  readonly text?: string;
  readonly files?: readonly { readonly id: string; readonly name: string; readonly size: number }[];
  readonly rows?: readonly { readonly key: string; readonly cells: readonly Fact[] }[];
};
type Data = Readonly<Record<string, unknown>>;
type Asked = FormField | FormColumn;

/** What the engine itself keeps among a case's data; the history tells it in words. */
const ofTheEngine = new Set(['outcome', 'by', 'byPerson', 'at', 'comment', 'sense', 'message', 'correlation']);
const chinese = /\p{Script=Han}/u;

/** What was filled in, as a reader sees it: by the form's labels; without a form what carries a name that he can read. */
export function factsOf(definition: FormDefinition | null, data: Data): Fact[] {
  const known = definition ? fieldsOf(definition).flatMap(field => factOf(field, data[field.code])) : [];
  const files = attached(data.files);
  if (files.length > 0) known.push({ key: 'files', label: '附件', files });
  if (definition) return known;
  const named = Object.entries(data).flatMap(([key, value]) =>
    ofTheEngine.has(key) || !chinese.test(key) ? [] : [{ key, label: key, text: plainWords(value) }],
  );
  return [...named, ...known].filter(each => each.text !== '');
}

function factOf(field: Asked, value: unknown): Fact[] {
  if (value === undefined || value === null || value === '' || field.kind === 'note') return [];
  const { code: key, label } = field;
  if (field.kind === 'file') {
    const files = attached(value);
    return files.length > 0 ? [{ key, label, files }] : [];
  }
  if (field.kind === 'table') {
    const { columns = [] } = field as FormField;
    const rows = (Array.isArray(value) ? value : []).map((row, at) => ({
      key: `${at}`,
      cells: columns.flatMap(column => factOf(column, own(row)[column.code])),
    }));
    return rows.length > 0 ? [{ key, label, rows }] : [];
  }
  const text = valueWords(field, value);
  return text === '' ? [] : [{ key, label, text }];
}

function valueWords(field: Asked, value: unknown): string {
  if (field.kind === 'date') return dayWords(plainWords(value)) || plainWords(value);
  if (field.kind === 'dates') return datesWords(own(value));
  return valueText(field, value);
}

function datesWords({ from, last, days }: Record<string, unknown>): string {
  const words = `${dayWords(plainWords(from))} 至 ${dayWords(plainWords(last))}`;
  return typeof days === 'number' ? `${words}，共 ${days} 天` : words;
}

function plainWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(plainWords).filter(Boolean).join('、');
  const { name } = own(value);
  return typeof name === 'string' ? name : '';
}

function attached(value: unknown): { id: string; name: string; size: number }[] {
  return (Array.isArray(value) ? value : [value]).flatMap(each => {
    const { id, name, size } = own(each);
    return typeof id === 'string' && typeof name === 'string' ? [{ id, name, size: Number(size) || 0 }] : [];
  });
}
