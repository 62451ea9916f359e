import { type RawBuilder, sql } from 'kysely';
import type { PeopleQuery, PersonItem } from '#contract/person.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { Deps } from './list-conditions.ts';
import { itemColumns, readItems } from './list-items.ts';

/** These persons as lists show them, in the order given; whoever is out of reach by now is left out. */
export async function readPeopleById(
  tx: Tx,
  deps: Deps,
  ids: readonly string[],
  query: Pick<PeopleQuery, 'columns' | 'customColumns'>,
): Promise<PersonItem[]> {
  const page = sql`select ${itemColumns('p')} from person p where p.id = any(${[...ids]}::uuid[]) and not p.is_withdrawn`;
  const found = new Map(
    (await readItems(tx, page, sql`p.id`, new Set(query.columns))).map(item => [item.id, item] as const),
  );
  const items = ids.flatMap(id => found.get(id) ?? []);
  if (!query.customColumns?.length || !deps.custom) return items;
  const cells = await deps.custom.cells(
    tx,
    items.map(each => each.id),
    query.customColumns,
  );
  return items.map(item => ({ ...item, custom: cells.get(item.id) ?? {} }));
}

const plainColumns = { identity: 'number_envelope', bank: 'number_envelope', contact: 'phone' } as const;
export type PlainGroup = keyof typeof plainColumns;

/**
 * The numbers of today in plain, by version, with whose they are; of several the one that lists show first. Whether the actor may reveal
 * them the caller asks, and notes it.
 */
export async function readPlainNumbers(
  tx: Tx,
  deps: { readonly secrets: Pick<Secrets, 'open'> },
  group: PlainGroup,
  ids: readonly string[],
): Promise<{ versionId: string; personId: string; value: string }[]> {
  const column = sql.ref(plainColumns[group]);
  const first: RawBuilder<unknown> =
    group === 'identity' ? sql`kind = 'identity-card' desc, recorded_at` : sql`recorded_at`;
  const found = await sql<{ id: string; person_id: string; value: string | null }>`
    select id, person_id, ${column} as value from ${sql.table(`person_${group}`)}
    where person_id = any(${[...ids]}::uuid[]) and valid @> access_today() order by person_id, ${first}`.execute(tx);
  return found.rows.flatMap(({ id, person_id: personId, value }) =>
    value === null ? [] : [{ versionId: id, personId, value: group === 'contact' ? value : deps.secrets.open(value) }],
  );
}
