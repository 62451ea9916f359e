import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LawCase } from '#contract/law-case.ts';

/** The cases that come with the law of mainland China. */
const folder = join(import.meta.dirname, '../../../law/cn/cases');

/** Every worked case of a folder, by topic and id. Read once, when the house is put together. */
export function readWorkedCases(from = folder): LawCase[] {
  const cases = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.json'))
    .sort()
    .flatMap(file => JSON.parse(readFileSync(join(from, file), 'utf8')) as Array<Partial<LawCase> & { topic: string }>)
    .map((each, at) => ({
      id: each.id ?? `#${at + 1}`,
      topic: each.topic,
      input: each.input ?? {},
      expected: each.expected ?? {},
      source: each.source ?? '',
      note: each.note ?? '',
    }));
  return cases.sort((a, b) => (a.topic === b.topic ? 0 : a.topic < b.topic ? -1 : 1));
}
