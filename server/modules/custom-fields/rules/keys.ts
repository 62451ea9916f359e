import { type FormDefinition, type FormField, fieldsOf } from '#contract/form-definition.ts';

/**
 * The names under which values are kept. A field goes by its code; who deletes a field and later uses its code anew gets another name, so
 * that old values are never taken for new ones. Columns stand as `field/column`.
 */
export type Keys = Readonly<Record<string, string>>;

type Version = { readonly definition: FormDefinition; readonly keys: Keys };

/** The codes that need names: of fields that hold values, and of the columns of tables. */
export function codesOf(definition: FormDefinition): string[] {
  return fieldsOf(definition)
    .filter(field => field.kind !== 'note')
    .flatMap(field => [
      field.code,
      ...(field.kind === 'table' ? (field.columns ?? []).map(each => `${field.code}/${each.code}`) : []),
    ]);
}

/** The names of a new version, after those before it, oldest first. */
export function assignKeys(before: readonly Version[], definition: FormDefinition): Record<string, string> {
  const last = before.at(-1)?.keys ?? {};
  const taken = new Set(before.flatMap(each => Object.entries(each.keys).map(([code, key]) => pathOf(code, key))));
  const keys: Record<string, string> = {};
  for (const code of codesOf(definition)) {
    const known = Object.hasOwn(last, code) ? last[code] : undefined;
    const [field = '', column] = code.split('/');
    // A column of a table that was deleted meanwhile begins anew with its table.
    const isSameTable = column === undefined || (Object.hasOwn(last, field) && last[field] === keys[field]);
    keys[code] = known !== undefined && isSameTable ? known : freeName(code, taken);
    taken.add(pathOf(code, keys[code] ?? ''));
  }
  return keys;
}

/** Columns are told apart within their table, fields within the section. */
const pathOf = (code: string, key: string) => (code.includes('/') ? `${code.split('/')[0]}/${key}` : key);

function freeName(code: string, taken: ReadonlySet<string>): string {
  const own = code.split('/').at(-1) ?? code;
  if (!taken.has(pathOf(code, own))) return own;
  let n = 2;
  while (taken.has(pathOf(code, `${own}~${n}`))) n++;
  return `${own}~${n}`;
}

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values by code as they are kept, by name. */
export function toKept(data: Data, keys: Keys): Record<string, unknown> {
  return renamed(data, code => (Object.hasOwn(keys, code) ? keys[code] : undefined));
}

/** Kept values by the codes of a version, and what it no longer asks for, by name. */
export function toShown(kept: Data, keys: Keys): { data: Record<string, unknown>; gone: Record<string, unknown> } {
  const codes = new Map(
    Object.entries(keys)
      .filter(([code]) => !code.includes('/'))
      .map(([code, key]) => [key, code]),
  );
  const data: Record<string, unknown> = {};
  const gone: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(kept)) {
    const code = codes.get(key);
    if (code === undefined) gone[key] = value;
    else data[code] = rowsBy(value, columnsOf(code, keys));
  }
  return { data, gone };
}

function columnsOf(field: string, keys: Keys): Map<string, string> {
  const begin = `${field}/`;
  return new Map(
    Object.entries(keys)
      .filter(([code]) => code.startsWith(begin))
      .map(([code, key]) => [key, code.slice(begin.length)]),
  );
}

/** The rows of a table by the codes of its columns; cells of deleted columns are left out. */
function rowsBy(value: unknown, columns: ReadonlyMap<string, string>): unknown {
  if (columns.size === 0 || !Array.isArray(value)) return value;
  return value
    .filter(isData)
    .map(row =>
      Object.fromEntries(
        Object.entries(row).flatMap(([key, cell]) => (columns.has(key) ? [[columns.get(key) ?? '', cell]] : [])),
      ),
    );
}

function renamed(data: Data, keyOf: (code: string) => string | undefined): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [code, value] of Object.entries(data)) {
    const key = keyOf(code);
    if (key === undefined) continue;
    kept[key] =
      Array.isArray(value) && value.every(isData)
        ? value.map(row =>
            Object.fromEntries(
              Object.entries(row).map(([column, cell]) => [keyOf(`${code}/${column}`) ?? column, cell]),
            ),
          )
        : value;
  }
  return kept;
}

/** By name: each field that there ever was, as it was last drawn. */
export function fieldsEver(versions: readonly Version[]): Map<string, FormField> {
  const ever = new Map<string, FormField>();
  for (const { definition, keys } of versions)
    for (const field of fieldsOf(definition)) {
      const key = keys[field.code];
      if (key !== undefined) ever.set(key, field);
    }
  return ever;
}
