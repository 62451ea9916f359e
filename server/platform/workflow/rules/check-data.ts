import { refuseCase } from '../refusals.ts';

/** What a case may hold, as JSON in bytes of UTF-8; files stand beside it. */
export const dataMost = 262_144;
const deepest = 20;

/** What the room itself puts among the data, and conditions trust. */
const reserved = new Set([
  'case',
  'today',
  'tasks',
  'loops',
  'calls',
  'outcome',
  'sense',
  'by',
  'byPerson',
  'message',
  'error',
]);

/** Refuses case.data-too-large, case.data-too-deep. */
export function checkData(data: Readonly<Record<string, unknown>>): void {
  checkDepth(data);
  checkSize(JSON.stringify(data));
}

/** What somebody sends: the same, and nothing that passes for a sealed value. Refuses case.name-reserved, too. */
export function checkSent(data: Readonly<Record<string, unknown>>): void {
  checkData(data);
  JSON.stringify(data, (name, value) => {
    if (name === '$sealed') throw refuseCase['name-reserved']({ name });
    return value;
  });
}

export function checkSize(json: string): void {
  // A character is three bytes at most.
  if (json.length * 3 > dataMost && Buffer.byteLength(json) > dataMost)
    throw refuseCase['data-too-large']({ most: dataMost / 1024 });
}

function checkDepth(data: unknown): void {
  const open = [{ value: data, depth: 0, name: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth, name } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > deepest) throw refuseCase['data-too-deep']({ name, most: deepest });
    for (const [key, each] of Object.entries(value))
      open.push({ value: each, depth: depth + 1, name: depth === 0 ? key : name });
  }
}

/**
 * What somebody sends without a form, where nothing says which names there are: none may be one by which the model tells what was
 * decided. Refuses case.name-reserved.
 */
export function checkNames(data: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(data)) if (reserved.has(name)) throw refuseCase['name-reserved']({ name });
}
