import type { LawField } from '#contract/law.ts';

export type Input = Record<string, unknown>;

/** An empty input: fields that must be there with nothing in them, one entry where a list is asked for. */
export function blankInput(fields: readonly LawField[]): Input {
  const input: Input = {};
  for (const { name, kind, isOptional, fields: inner } of fields) {
    if (isOptional) continue;
    if (kind === 'group') input[name] = blankInput(inner ?? []);
    else if (kind === 'list') input[name] = [blankInput(inner ?? [])];
    else if (kind === 'table') input[name] = {};
  }
  return input;
}

/** The input with a field set; empty text, undefined and null take it out. */
export function withField(input: Input, name: string, value: unknown): Input {
  if (value === undefined || value === null || value === '') {
    const { [name]: _, ...rest } = input;
    return rest;
  }
  return { ...input, [name]: value };
}

/** A whole number as such; what is none is sent as it was typed, for the server to say so. */
export function wholeOf(text: string): number | string {
  return /^-?\d{1,12}$/.test(text.trim()) ? Number(text) : text;
}

/** What is said of the fields of an input, by their place in it: `months/0/income`. */
export function faultsByField(
  fields: ReadonlyArray<{ field: string; message: string }>,
  at = '/body/input/',
): Map<string, string> {
  return new Map(
    fields.filter(each => each.field.startsWith(at)).map(each => [each.field.slice(at.length), each.message]),
  );
}
