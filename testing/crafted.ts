/** Requests made from the description of an API, right ones and crafted ones; a seed is not needed, since all are tried. */
export type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly minLength?: number;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
};

/** A value of a shape, with every property that may be there. `idFor` gives the id for a property of a name. */
export function sampleOf(schema: Schema, idFor: (name: string) => string, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf.find(each => each.type !== 'null') ?? {}, idFor, name);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, sampleOf(inner, idFor, key)]),
      );
    case 'array':
      return [sampleOf(schema.items ?? {}, idFor, name)];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'string':
      if (schema.format === 'date') return /until|last/i.test(name) ? '2027-11-24' : '2026-11-24';
      if (schema.format === 'date-time') return '2026-11-24T12:00:00+08:00';
      return schema.pattern ? idFor(name) : 'x'.repeat(Math.max(1, schema.minLength ?? 1));
    default:
      return 'x';
  }
}

/** What a field is given instead of its value. The last few are texts like any other, which is the danger in them. */
export const hostile: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53 + 2,
  '',
  [],
  ['x'],
  {},
  { $gt: '' },
  'x'.repeat(5_000),
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '00000000-0000-0000-0000-000000000000',
  'NaN',
  'null',
  "'; drop table person; --",
  '%_\\',
  '__proto__',
  '=cmd|calc',
  '<script>alert(1)</script>',
  '\u202E\u200B\uFEFFx',
  'e\u0301\u{1F469}\u200D\u{1F4BB}\u{20000}',
  '\uFFFF\uFDD0',
  '\0',
  '\ud800',
];

/** Some of them, for endpoints that cost time or change what the next request asks for. */
export const fewHostile: readonly unknown[] = [
  null,
  1.5,
  [],
  {},
  'x'.repeat(5_000),
  '2026-02-30',
  '\u{20000}\uFFFF',
  '\0',
];

/**
 * The body with one field after the other, at any depth, replaced by hostile values, left out, or joined by an unknown one. Each field
 * gets every fourth value, its neighbour the next ones: all fields of all endpoints with all values would take minutes.
 */
export function* crafted(body: unknown, values: readonly unknown[], turn: number): Generator<unknown> {
  for (const [at, path] of pathsOf(body).entries()) {
    for (const [i, value] of values.entries()) if ((i + at + turn) % 4 === 0) yield replaced(body, path, () => value);
    yield replaced(body, path, () => undefined);
  }
  for (const path of [[], ...pathsOf(body)])
    yield replaced(body, path, old => (isPlain(old) ? { ...old, unknown: 1 } : old));
}

/** Whole bodies that are no such body at all, as texts. */
export const wrongBodies: ReadonlyArray<{ readonly type: string; readonly text: string }> = [
  { type: 'application/json', text: '' },
  { type: 'application/json', text: 'null' },
  { type: 'application/json', text: '[]' },
  { type: 'application/json', text: '"x"' },
  { type: 'application/json', text: '1e999' },
  { type: 'application/json', text: '{"a":' },
  { type: 'application/json', text: '{"__proto__":{"x":1},"constructor":{"prototype":{}}}' },
  { type: 'application/json', text: `${'['.repeat(20_000)}${']'.repeat(20_000)}` },
  { type: 'application/json', text: `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}` },
  { type: 'application/json', text: '\ufeff{}' },
  { type: 'application/json; charset=utf-16', text: '{}' },
  { type: 'text/plain', text: 'x' },
  { type: 'application/xml', text: '<a/>' },
  { type: 'application/x-www-form-urlencoded', text: 'a=1' },
  { type: 'multipart/form-data; boundary=b', text: '--b--\r\n' },
  { type: 'multipart/form-data', text: 'x' },
  { type: 'x', text: 'x' },
];

/** What stands in an address instead of an id. */
export const wrongSegments = [
  '1',
  '-1',
  'null',
  '%00',
  '%ff',
  '%2e%2e%2f',
  "x'--",
  '%F0%9F%98%80',
  'x'.repeat(150),
  '01A20C7C-8019-72A7-A143-000000000000',
];

type Path = ReadonlyArray<string | number>;

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => [[...at, i], ...pathsOf(each, [...at, i])]);
  if (!isPlain(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => [[...at, key], ...pathsOf(each, [...at, key])]);
}

function replaced(value: unknown, path: Path, by: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return by(value);
  if (Array.isArray(value)) return value.map((each, i) => (i === step ? replaced(each, rest, by) : each));
  return isPlain(value) ? { ...value, [step]: replaced(value[step], rest, by) } : value;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
