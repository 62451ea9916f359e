import {
  type FieldKind,
  type FormDefinition,
  type FormField,
  fieldKinds,
  fieldsOf,
} from '#contract/form-definition.ts';

/** Where something stands in a definition; `field` null for the section itself. */
export type Place = { readonly section: number; readonly field: number | null };

export const newSection = { title: '新的分组', fields: [] };

const codeStems: Record<FieldKind, string> = {
  text: 'text',
  paragraph: 'detail',
  number: 'number',
  money: 'amount',
  date: 'date',
  dates: 'period',
  choice: 'choice',
  'yes-no': 'flag',
  person: 'person',
  unit: 'unit',
  phone: 'phone',
  identity: 'identity',
  file: 'files',
  table: 'rows',
  note: 'note',
};

/** A code that no field has yet. */
export function freeCode(taken: ReadonlySet<string>, stem: string): string {
  if (!taken.has(stem)) return stem;
  for (let n = 2; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`;
}

export const codesOf = (definition: FormDefinition): Set<string> =>
  new Set(fieldsOf(definition).map(each => each.code));

export function newField(definition: FormDefinition, kind: FieldKind): FormField {
  const code = freeCode(codesOf(definition), codeStems[kind]);
  const field: FormField = { code, kind, label: fieldKinds[kind] };
  if (kind === 'choice')
    return {
      ...field,
      options: [
        { value: 'a', label: '选项一' },
        { value: 'b', label: '选项二' },
      ],
      look: 'buttons',
    };
  if (kind === 'note') return { ...field, label: '', text: '在这里写说明。' };
  if (kind === 'table') return { ...field, columns: [{ code: 'name', kind: 'text', label: '名称' }] };
  if (kind === 'unit' || kind === 'person')
    return { ...field, ...(kind === 'person' ? { among: 'colleagues' as const } : {}) };
  return field;
}

const withFields = (definition: FormDefinition, at: number, fields: FormField[]): FormDefinition => ({
  sections: definition.sections.map((section, s) => (s === at ? { ...section, fields } : section)),
});

/** Puts a field at a place; a place without a field is the section's end. */
export function insertField(definition: FormDefinition, place: Place, field: FormField): FormDefinition {
  const fields = [...(definition.sections[place.section]?.fields ?? [])];
  fields.splice(place.field ?? fields.length, 0, field);
  return withFields(definition, place.section, fields);
}

export function removeField(definition: FormDefinition, place: Place): FormDefinition {
  const fields = definition.sections[place.section]?.fields ?? [];
  return withFields(
    definition,
    place.section,
    fields.filter((_, at) => at !== place.field),
  );
}

/** Moves a field before another place, also into another section, and tells where it stands then. */
export function moveField(
  definition: FormDefinition,
  from: Place,
  to: Place,
): { definition: FormDefinition; place: Place } {
  const field = definition.sections[from.section]?.fields[from.field ?? -1];
  if (!field || from.field === null) return { definition, place: from };
  let at = to.field ?? definition.sections[to.section]?.fields.length ?? 0;
  if (from.section === to.section && from.field < at) at -= 1;
  const place = { section: to.section, field: at };
  return { definition: insertField(removeField(definition, from), place, field), place };
}

/** One step up or down; past the end of a section into the next. */
export function stepField(
  definition: FormDefinition,
  from: Place,
  step: -1 | 1,
): { definition: FormDefinition; place: Place } {
  const fields = definition.sections[from.section]?.fields ?? [];
  if (from.field === null) return { definition, place: from };
  const at = from.field + step;
  if (at >= 0 && at < fields.length)
    return moveField(definition, from, { section: from.section, field: step < 0 ? at : at + 1 });
  const section = from.section + step;
  const next = definition.sections[section];
  if (!next) return { definition, place: from };
  return moveField(definition, from, { section, field: step < 0 ? next.fields.length : 0 });
}

export function changeField(definition: FormDefinition, place: Place, field: FormField): FormDefinition {
  const fields = definition.sections[place.section]?.fields ?? [];
  return withFields(
    definition,
    place.section,
    fields.map((each, at) => (at === place.field ? field : each)),
  );
}

export function copyField(definition: FormDefinition, place: Place): { definition: FormDefinition; place: Place } {
  const field = definition.sections[place.section]?.fields[place.field ?? -1];
  if (!field || place.field === null) return { definition, place };
  const code = freeCode(codesOf(definition), field.code.replace(/\d+$/, '') || field.code);
  const next = { section: place.section, field: place.field + 1 };
  return {
    definition: insertField(definition, next, { ...field, code, label: `${field.label}（副本）` }),
    place: next,
  };
}

/** Leaves out what is undefined, so that a definition holds only what was chosen. */
export function without<T extends object>(value: T, ...names: (keyof T)[]): T {
  const kept = { ...value };
  for (const name of names) delete kept[name];
  return kept;
}

/** The place that an issue's pointer is about. */
export function placeOf(path: string): Place | null {
  const parts = /^\/sections\/(\d+)(?:\/fields\/(\d+))?/.exec(path);
  return parts ? { section: Number(parts[1]), field: parts[2] === undefined ? null : Number(parts[2]) } : null;
}
