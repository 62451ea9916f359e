import { sql } from 'kysely';
import type { SectionGroup } from '#contract/person-section.ts';
import { maskBankCard } from '#law/standards/bank-card.ts';
import { maskIdentityNumber } from '#law/standards/identity-number.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { archive } from './fields.ts';
import type { Values } from './rules/check-values.ts';
import { sortKeyOf, wordsOf } from './rules/name-words.ts';

export type Row = Record<string, unknown>;

/** The blind index under which a document's number is looked up, whatever its kind. Takes the number normalised. */
export function identityIndex(secrets: Pick<Secrets, 'blindIndex'>, number: string): string {
  return secrets.blindIndex('identity', number);
}

/** Values by the contract's names as columns; a number is sealed, and the pinyin of a name added. */
export function toRow(secrets: Secrets, group: SectionGroup, values: Values): Row {
  const row: Row = {};
  for (const [name, field] of Object.entries(archive[group].fields)) {
    const value = values[name];
    if (value === undefined) continue;
    if (field.rule === 'sealed') Object.assign(row, sealNumber(secrets, group, value as string));
    else row[field.column] = value;
  }
  if (group === 'basic' && typeof values.name === 'string') row.name_sort = sortKeyOf(values.name);
  return row;
}

export function sealNumber(secrets: Secrets, group: SectionGroup, number: string) {
  return group === 'bank'
    ? {
        number_envelope: secrets.seal(number),
        number_index: secrets.blindIndex('bank', number),
        number_masked: maskBankCard(number),
      }
    : {
        number_envelope: secrets.seal(number),
        number_index: identityIndex(secrets, number),
        number_masked: maskIdentityNumber(number),
      };
}

/** A row's values by the contract's names, its number opened. */
export function toValues(secrets: Secrets, group: SectionGroup, row: Row): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(archive[group].fields)) {
    const value = row[field.column];
    values[name] = field.rule === 'sealed' && typeof value === 'string' ? secrets.open(value) : value;
  }
  return values;
}

/** What an entry holds where nothing was said. */
export function emptyValues(group: SectionGroup): Record<string, unknown> {
  return Object.fromEntries(Object.entries(archive[group].fields).map(([name, field]) => [name, field.empty]));
}

/** Brings what is derived from the dated rows up to date: the projection on `person`, and the words of search. */
export async function settlePeople(tx: Tx, ids: readonly string[], changed: { words: boolean }): Promise<void> {
  await sql`select person_refresh(${ids as string[]}::uuid[])`.execute(tx);
  if (changed.words) await rewriteWords(tx, ids);
}

async function rewriteWords(tx: Tx, ids: readonly string[]): Promise<void> {
  const found = await sql<{ id: string; number: string; names: string[] }>`
    select p.id, p.number, array_agg(n.name) as names
    from person p join (
      select person_id, name from person_basic where person_id = any(${ids as string[]}::uuid[])
      union select person_id, former_name from person_basic where person_id = any(${ids as string[]}::uuid[]) and former_name <> ''
    ) n on n.person_id = p.id
    group by p.id, p.number`.execute(tx);
  const rows = found.rows.map(row => ({ person_id: row.id, words: wordsOf(row.names, [row.number]) }));
  await insertWords(tx, rows);
}

export async function insertWords(tx: Tx, rows: ReadonlyArray<{ person_id: string; words: string[] }>): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into person_word (person_id, words)
    select (r->>'person_id')::uuid, array_to_tsvector(array(select jsonb_array_elements_text(r->'words')))
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r
    on conflict (person_id) do update set words = excluded.words`.execute(tx);
}
