import { type Fen, formatYuan, parseYuan } from '#kernel/money.ts';
import type { SectionField } from './section-fields.ts';

export type Values = Record<string, unknown>;

/** The archive's values as the form holds them: choices as text, money in yuan; masked numbers are left empty. */
export function toForm(fields: readonly SectionField[], values: Values): Values {
  const made: Values = {};
  for (const field of fields) {
    const value = values[field.key];
    if (field.masked) continue;
    if (value === null || value === undefined) made[field.key] = field.kind === 'flag' ? false : undefined;
    else if (field.kind === 'money') made[field.key] = formatYuan(value as Fen);
    else if (field.kind === 'choice') made[field.key] = String(value);
    else made[field.key] = value;
  }
  return made;
}

function fromField(field: SectionField, value: unknown): unknown {
  if (field.kind === 'flag') return value === true;
  if (value === undefined || value === null || value === '') return emptyOf(field);
  if (field.kind === 'money') return parseYuan(Number(value).toFixed(2));
  if (field.key === 'isDiscipline') return value === 'true';
  return typeof value === 'string' ? value.trim() : value;
}

/** What empties a field: text that may not be null is the empty text. */
function emptyOf(field: SectionField): unknown {
  const nullable = ['phone', 'email'].includes(field.key) || field.kind !== 'text';
  return nullable && field.kind !== 'long' ? null : '';
}

/** Only what the user changed, as the server wants it. A masked number that was left empty stays as it is. */
export function changedValues(fields: readonly SectionField[], before: Values, form: Values): Values {
  const old = toForm(fields, before);
  const made: Values = {};
  for (const field of fields) {
    const value = fromField(field, form[field.key]);
    if (field.masked && (value === '' || value === null)) continue;
    if (!field.masked && value === fromField(field, old[field.key])) continue;
    made[field.key] = value;
  }
  return made;
}

/** What was filled in of a new entry. */
export function givenValues(fields: readonly SectionField[], form: Values): Values {
  const made: Values = {};
  for (const field of fields) {
    const given = form[field.key];
    if (given === undefined || given === null || given === '' || (field.kind === 'flag' && given === false)) continue;
    made[field.key] = fromField(field, given);
  }
  return made;
}
