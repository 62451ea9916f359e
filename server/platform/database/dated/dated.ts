import { type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { fromDateRange, type Span, toDateRange } from '#kernel/span.ts';
import { refuseData } from '../../http/problem.ts';
import type { Tx } from '../database.ts';
import { type Plan, planChange, planCorrection, planEnd, planRescission, type Version } from './plan.ts';

/**
 * Dated truth. A dated table holds what is believed now, `<table>_past` what was believed before. Columns of both:
 *   id uuid            one version, the audit's name for it
 *   <key> uuid         whose fact it is (`person_id`, `unit_id`, `entry_id` …); primary key (<key>, valid without overlaps)
 *   valid daterange    when it is true, half-open
 *   recorded_at timestamptz default now()
 * and in the past table also superseded_at. This file is the only one that writes or reads that history.
 */
export type DatedTable = { readonly table: string; readonly key: string };

/** On which day the fact is true, and at which instant we believed it (null: now). */
export type Moment = { readonly asOf: CivilDate; readonly knownAt: Date | null };

type Row = Record<string, unknown>;
type Stored = Row & { id: string; valid: string };

/**
 * A from-item for Kysely's `sql`: the versions of a table that are true on `asOf` as believed at `knownAt`. `asOf` null gives every
 * span. `only` narrows to the rows of one person or thing before history is looked at, so that an index serves both tables.
 */
export function datedRows(
  dated: DatedTable,
  moment: { asOf: CivilDate | null; knownAt: Date | null },
  only?: { readonly column: string; readonly value: string },
): RawBuilder<unknown> {
  const whose = (alias: string) => (only ? sql`${sql.ref(`${alias}.${only.column}`)} = ${only.value}` : sql`true`);
  const believed =
    moment.knownAt === null
      ? sql`select r.* from ${sql.table(dated.table)} r where ${whose('r')}`
      : believedThen(dated, moment.knownAt, whose);
  return moment.asOf === null
    ? sql`(${believed})`
    : sql`(select * from (${believed}) b where b.valid @> ${moment.asOf}::date)`;
}

function believedThen(
  dated: DatedTable,
  knownAt: Date,
  whose: (alias: string) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  // The past table begins with superseded_at, so that columns added later line up at the end of both.
  return sql`select r.* from ${sql.table(dated.table)} r where r.recorded_at <= ${knownAt} and ${whose('r')}
    union all
    select (jsonb_populate_record(null::${sql.table(dated.table)}, to_jsonb(p))).* from ${sql.table(`${dated.table}_past`)} p
    where p.recorded_at <= ${knownAt} and p.superseded_at > ${knownAt} and ${whose('p')}`;
}

/** Every version believed now of one key, in order of days. */
export async function versionsOf(tx: Tx, dated: DatedTable, key: string): Promise<Array<Stored & Version>> {
  const found =
    await sql<Stored>`select *, valid::text as valid from ${sql.table(dated.table)} where ${sql.ref(dated.key)} = ${key} order by lower(${sql.table(dated.table)}.valid) nulls first`.execute(
      tx,
    );
  return found.rows.map(row => ({ ...row, valid: fromDateRange(row.valid) }) as Stored & Version);
}

/** Books new values from a day on; see `planChange`. Returns the id of the new version. */
export async function change(
  tx: Tx,
  dated: DatedTable,
  key: string,
  valid: Span,
  values: Row,
  options: { keepLater?: boolean } = {},
): Promise<string> {
  const versions = await versionsOf(tx, dated, key);
  return apply(tx, dated, key, versions, planChange(versions, valid, options), values);
}

/** Corrects one version: same days, other values. Returns the id of the new version, or null when there is no such version. */
export async function correct(
  tx: Tx,
  dated: DatedTable,
  key: string,
  versionId: string,
  values: Row,
): Promise<string | null> {
  const versions = await versionsOf(tx, dated, key);
  const version = versions.find(each => each.id === versionId);
  if (!version) return null;
  return apply(tx, dated, key, versions, planCorrection(version), { ...version, ...values });
}

/** Takes one version back; see `planRescission`. False when there is no such version. */
export async function rescind(
  tx: Tx,
  dated: DatedTable,
  key: string,
  versionId: string,
  options: { heal: boolean },
): Promise<boolean> {
  const versions = await versionsOf(tx, dated, key);
  const plan = planRescission(versions, versionId, options);
  if (plan.supersede.length === 0) return false;
  await apply(tx, dated, key, versions, plan, {});
  return true;
}

/** Ends a fact on a day (exclusive); see `planEnd`. */
export async function end(tx: Tx, dated: DatedTable, key: string, day: CivilDate): Promise<void> {
  const versions = await versionsOf(tx, dated, key);
  await apply(tx, dated, key, versions, planEnd(versions, day), {});
}

async function apply(
  tx: Tx,
  dated: DatedTable,
  key: string,
  versions: Array<Stored & Version>,
  plan: Plan,
  values: Row,
): Promise<string> {
  await supersede(tx, dated, plan.supersede, key);
  let made = '';
  const rows = plan.write.map(write => {
    const source =
      write.from === 'new'
        ? values
        : (versions.find(version => version.id === (write.from as { copyOf: string }).copyOf) as Row);
    const id = newId();
    if (write.from === 'new') made = id;
    return { ...withoutHistory(source), [dated.key]: key, id, valid: toDateRange(write.valid) };
  });
  if (rows.length > 0) await insertDated(tx, dated, rows);
  return made;
}

/** Moves versions to the past. `key` narrows the search to the temporal key's index. */
async function supersede(tx: Tx, dated: DatedTable, ids: readonly string[], key: string): Promise<void> {
  if (ids.length === 0) return;
  const table = sql.table(dated.table);
  // One statement: of two who take the same version away at once, the second finds nothing and must not note it a second time.
  const moved = await sql`with gone as (
      delete from ${table} t where ${sql.ref(`t.${dated.key}`)} = ${key} and t.id = any(${ids as string[]}::uuid[]) returning t.*)
    insert into ${sql.table(`${dated.table}_past`)} select clock_timestamp(), gone.* from gone`.execute(tx);
  if (Number(moved.numAffectedRows) !== ids.length) throw refuseData.busy();
}

/**
 * Adds versions in one statement, whatever their number; each row holds `id`, the key and `valid` (text). For loads of rows
 * that are known to be new; the temporal key refuses overlaps.
 */
export async function insertDated(tx: Tx, dated: DatedTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const list = sql.join(columns.map(column => sql.ref(column)));
  await sql`insert into ${sql.table(dated.table)} (${list}) select ${list} from jsonb_populate_recordset(null::${sql.table(dated.table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
}

function withoutHistory(row: Row): Row {
  const { id: _id, valid: _valid, recorded_at: _recorded, superseded_at: _superseded, ...rest } = row;
  return rest;
}
