import { evaluateExpression } from './expression.ts';
import { expressionNames } from './expression-names.ts';
import { type FormColumn, type FormField, type FormPrefill, prefillNames } from './form-definition.ts';

/** What a formula comes to. `waiting`: something that it reads isn't filled in yet. */
export type Told = { readonly value: unknown } | { readonly waiting: true } | { readonly fault: string };

/** What formulas of a form see: values by code, only those that are filled in and shown. */
export type Sight = {
  readonly kinds: ReadonlyMap<string, FormField>;
  valueOf(code: string): unknown;
  readonly prefill: FormPrefill;
};
/** The row that a formula of a column sees as `row`, blanks included. */
export type Row = Readonly<Record<string, unknown>>;

const nothingKnown = Object.fromEntries(Object.keys(prefillNames).map(name => [name, '']));

/** Never throws. */
export function reckon(cel: string, sight: Sight, row?: Row): Told {
  const filled: Record<string, unknown> = {};
  const seen: Record<string, unknown> = {};
  let isWaiting = false;
  try {
    for (const code of codesIn(cel)) {
      const field = sight.kinds.get(code);
      if (!field) continue;
      const value = sight.valueOf(code);
      if (value === undefined) {
        seen[code] = blankOf(field);
        isWaiting = true;
      } else {
        seen[code] = value;
        filled[code] = value;
        isWaiting ||= field.kind === 'table' && hasBlankCell(field, value);
      }
    }
    isWaiting ||= row !== undefined && Object.values(row).some(each => each === null || each === '');
    const me = { ...nothingKnown, ...sight.prefill.me };
    const subject = { ...nothingKnown, ...sight.prefill.subject };
    return { value: evaluateExpression(cel, { ...seen, me, subject, ...(row ? { row } : {}) }, filled) };
  } catch (fault) {
    return isWaiting ? { waiting: true } : { fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

function hasBlankCell(field: FormField, rows: unknown): boolean {
  const columns = field.columns ?? [];
  return Array.isArray(rows) && rows.some(row => columns.some(each => !Object.hasOwn(row, each.code)));
}

/** The codes of fields that a formula reads, as `days` or `data.days`. Empty for what is no expression. */
export function codesIn(cel: string): Set<string> {
  try {
    const { names } = expressionNames(cel);
    return new Set(
      names.map(({ path }) => path.split('.')).map(([first = '', second = '']) => (first === 'data' ? second : first)),
    );
  } catch {
    return new Set();
  }
}

/** What stands for a value that isn't filled in: a text is empty, a list has nothing in it, of the rest nothing can be said. */
export function blankOf(field: Pick<FormField | FormColumn, 'kind' | 'many' | 'from'>): unknown {
  switch (field.kind) {
    case 'text':
    case 'paragraph':
    case 'phone':
    case 'identity':
      return '';
    case 'choice':
      return field.from ? null : field.many ? [] : '';
    case 'file':
    case 'table':
      return [];
    case 'yes-no':
      return false;
    default:
      return null;
  }
}

/** A formula that must say yes or no. Where it waits it says `otherwise`. */
export function reckonYesNo(
  cel: string,
  sight: Sight,
  otherwise: boolean,
  row?: Row,
): boolean | { readonly fault: string } {
  const told = reckon(cel, sight, row);
  if ('fault' in told) return told;
  if ('waiting' in told) return otherwise;
  return typeof told.value === 'boolean' ? told.value : { fault: '结果不是“是”或“否”' };
}

/** Whether something must be filled in here. */
export function isAsked(field: FormField | FormColumn, sight: Sight, row?: Row): boolean {
  // Whether there is a choice at all is known with its options alone.
  if (field.from && !sight.prefill.employments) return false;
  return typeof field.required === 'string'
    ? reckonYesNo(field.required, sight, false, row) === true
    : field.required === true;
}
