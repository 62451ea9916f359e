import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { fromDateRange, toDateRange } from '#kernel/span.ts';
import { refuseData } from '../../http/problem.ts';
import type { Tx } from '../database.ts';
import { type DatedTable, insertDated } from './dated.ts';
import type { Plan, Version } from './plan.ts';

/** Dated truth for many keys at once, in a few statements whatever their number. Rows are about persons unless the table names another `owner`. */

type Row = Record<string, unknown>;
/** `owner` is the column that every search is narrowed by: `person_id`, or the key itself where rows are about no person. */
export type OwnedTable = DatedTable & { readonly owner?: string };
const ownerOf = ({ owner }: OwnedTable, alias?: string) =>
  sql.ref([alias, owner ?? 'person_id'].filter(Boolean).join('.'));
export type StoredVersion = Row & Version & { readonly person_id: string };

/** What is planned for one key: `values` are the new version's, complete but for the key, the id and the span. */
export type Booking = {
  readonly key: string;
  /** Whose row it is: the value of the owner's column. */
  readonly personId: string;
  readonly versions: readonly StoredVersion[];
  readonly plan: Plan;
  readonly values: Row;
};

/** What was done to one key, by the ids of versions; enough to take it back. */
export type Moved = {
  readonly key: string;
  readonly personId: string;
  readonly superseded: readonly string[];
  readonly made: readonly string[];
};

/** The versions believed now of these persons, by key, each list in order of days. */
export async function versionsOfPersons(
  tx: Tx,
  dated: OwnedTable,
  personIds: readonly string[],
): Promise<Map<string, StoredVersion[]>> {
  const table = sql.table(dated.table);
  const found = await sql<Row & { id: string; valid: string; person_id: string }>`
    select *, valid::text as valid from ${table} where ${ownerOf(dated)} = any(${personIds}::uuid[])
    order by lower(${table}.valid) nulls first`.execute(tx);
  const versions = found.rows.map(row => ({ ...row, valid: fromDateRange(row.valid) }) as StoredVersion);
  return Map.groupBy(versions, version => version[dated.key] as string);
}

/** Supersedes and writes what is planned. Refuses as busy when somebody else has changed one of the keys meanwhile. */
export async function bookMany(tx: Tx, dated: OwnedTable, bookings: readonly Booking[]): Promise<Moved[]> {
  const moved: Moved[] = [];
  const rows: Row[] = [];
  for (const { key, personId, versions, plan, values } of bookings) {
    const made: string[] = [];
    for (const { from, valid } of plan.write) {
      const source = from === 'new' ? values : (versions.find(version => version.id === from.copyOf) ?? {});
      const id = newId();
      made.push(id);
      rows.push({
        ...withoutHistory(source),
        [dated.owner ?? 'person_id']: personId,
        [dated.key]: key,
        id,
        valid: toDateRange(valid),
      });
    }
    moved.push({ key, personId, superseded: plan.supersede, made });
  }
  await supersede(tx, dated, moved, each => each.superseded);
  await insertAlike(tx, dated, rows);
  return moved;
}

/**
 * Takes bookings back: what they wrote is superseded, what they superseded is believed again, as a version recorded now. False, and
 * nothing done, when any of what they wrote is no longer believed, or something was written beside it since.
 */
export async function takeBackMany(tx: Tx, dated: OwnedTable, moved: readonly Moved[]): Promise<boolean> {
  if (!(await areLast(tx, dated, moved))) return false;
  const old = await sql<
    Row & { id: string }
  >`select p.*, p.valid::text as valid from ${sql.table(`${dated.table}_past`)} p
    where ${ownerOf(dated, 'p')} = any(${moved.map(each => each.personId)}::uuid[])
    and p.id = any(${moved.flatMap(each => each.superseded)}::uuid[])`.execute(tx);
  await supersede(tx, dated, moved, each => each.made);
  await insertAlike(
    tx,
    dated,
    old.rows.map(row => ({ ...withoutHistory(row), id: newId(), valid: row.valid })),
  );
  return true;
}

/** Whether of each key everything that was made is believed still, and nothing that was recorded later. */
export async function areLast(tx: Tx, dated: OwnedTable, moved: readonly Moved[]): Promise<boolean> {
  const made = moved.flatMap(each => each.made);
  const found = await sql<{ there: number; later: number }>`
    with made as materialized (select t.id, t.recorded_at, ${sql.ref(`t.${dated.key}`)} as key from ${sql.table(dated.table)} t
      where ${ownerOf(dated, 't')} = any(${moved.map(each => each.personId)}::uuid[]) and t.id = any(${made}::uuid[]))
    select (select count(*)::int from made) as there,
      (select count(*)::int from ${sql.table(dated.table)} t where ${ownerOf(dated, 't')} = any(${moved.map(each => each.personId)}::uuid[])
        and ${sql.ref(`t.${dated.key}`)} in (select key from made) and t.recorded_at > (select max(recorded_at) from made)) as later`.execute(
    tx,
  );
  const seen = found.rows[0];
  return seen?.there === made.length && seen.later === 0;
}

async function supersede(
  tx: Tx,
  dated: OwnedTable,
  moved: readonly Moved[],
  idsOf: (each: Moved) => readonly string[],
): Promise<void> {
  const ids = moved.flatMap(idsOf);
  if (ids.length === 0) return;
  const done = await sql`with gone as (
      delete from ${sql.table(dated.table)} t where ${ownerOf(dated, 't')} = any(${moved.map(each => each.personId)}::uuid[])
        and t.id = any(${ids}::uuid[]) returning t.*)
    insert into ${sql.table(`${dated.table}_past`)} select clock_timestamp(), gone.* from gone`.execute(tx);
  if (Number(done.numAffectedRows) !== ids.length) throw refuseData.busy();
}

/** A statement takes rows of the same columns; a new entry says fewer than a copied one. */
async function insertAlike(tx: Tx, dated: OwnedTable, rows: readonly Row[]): Promise<void> {
  const kinds = Map.groupBy(rows, row => Object.keys(row).sort().join());
  for (const alike of kinds.values()) await insertDated(tx, dated, alike);
}

function withoutHistory(row: Row): Row {
  const { id: _id, valid: _valid, recorded_at: _recorded, superseded_at: _superseded, ...rest } = row;
  return rest;
}
