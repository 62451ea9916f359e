import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Vocabulary } from './rules/parse-query.ts';
import { fold } from './rules/word.ts';
import { cutOnce, learn } from './segment.ts';
import type { SearchCode, SearchSource } from './source.ts';

/** For so long, in ms, a new unit's name may still be text like any other. */
const keptFor = 15_000;

/** The words that queries are taken apart by; read again now and then. Only what everybody sees who sees the organisation is among them. */
export function createVocabulary(sources: readonly SearchSource[], codes: readonly SearchCode[], now: () => number) {
  const kinds = new Map<string, string[]>();
  const add = <T>(map: Map<string, T[]>, word: string, value: T) => {
    const known = map.get(fold(word));
    if (known) known.push(value);
    else map.set(fold(word), [value]);
  };
  for (const source of sources)
    for (const kind of source.kinds)
      for (const word of [kind.label, ...(kind.words ?? [])]) add(kinds, word, kind.code);
  const codeWords = new Map<string, SearchCode[]>();
  for (const code of codes) add(codeWords, code.text, code);
  learn([...kinds.keys(), ...codeWords.keys()]);
  let kept: { until: number; units: Map<string, string[]> } | null = null;

  return async (tx: Tx, seesUnits: boolean): Promise<Vocabulary> => {
    if (seesUnits && (!kept || kept.until < now())) {
      const found = await sql<{ unit_id: string; name: string }>`
        select unit_id, name from unit_version where valid @> access_today()
        union select a.unit_id, a.alias from unit_alias a`.execute(tx);
      const units = new Map<string, string[]>();
      for (const row of found.rows)
        if ([...row.name].length > 1) add(units, row.name.replaceAll(/\s/g, ''), row.unit_id);
      learn(units.keys());
      kept = { until: now() + keptFor, units };
    }
    return { units: seesUnits && kept ? kept.units : new Map(), codes: codeWords, kinds, cut: cutOnce };
  };
}
