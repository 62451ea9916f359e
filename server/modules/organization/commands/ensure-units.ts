import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { toDateRange } from '#kernel/span.ts';
import type { Tx } from '#platform/database/database.ts';
import { change, insertDated, versionsOf } from '#platform/database/dated/dated.ts';
import { legalEntity, settle, unit } from '../dated-noun.ts';
import { unitDirectory } from '../queries/unit-directory.ts';
import { reachOf, requireParentInReach } from '../reach.ts';
import { aliasForm } from './write-alias.ts';

/** A unit that must be there: its names from just below the root down to its own, and other names by which it is known. */
export type WantedUnit = { readonly path: readonly string[]; readonly aliases?: readonly string[] };

export type EnsureUnits = {
  readonly wanted: readonly WantedUnit[];
  /** The unit below which they stand; null: at the top. */
  readonly rootId: string | null;
  /** The legal entity of those made at the top. */
  readonly legalEntityId: string | null;
  /** The day from which they must exist: the first day on which anybody is assigned to them. */
  readonly from: CivilDate;
  readonly today: CivilDate;
  readonly confirmedBy: string | null;
};

export type EnsuredUnits = {
  /** By the names of the path, joined with '/'. */
  readonly idOf: ReadonlyMap<string, string>;
  readonly created: readonly string[];
  /** Aliases that belong to another unit and were left there. */
  readonly aliasesTaken: readonly string[];
};

/**
 * Makes the units that are missing, and lets those that are there, and what stands above them, begin no later than `from`.
 * Remembers the aliases. A few statements whatever the number of units.
 */
export async function ensureUnits(tx: Tx, ask: EnsureUnits): Promise<EnsuredUnits> {
  const present = await unitDirectory(tx, ask.today);
  const idOf = new Map<string, string>();
  const rootPath = present.find(each => each.id === ask.rootId)?.path ?? [];
  for (const each of present) {
    if (rootPath.every((name, at) => each.path[at] === name))
      idOf.set(keyOf(each.path.slice(rootPath.length)), each.id);
  }
  const missing = missingPaths(ask.wanted, idOf);
  const matched = ask.wanted.flatMap(({ path }) => path.map((_, at) => idOf.get(keyOf(path.slice(0, at + 1)))));
  const above = ask.rootId === null ? [] : [ask.rootId];
  await beginEarlier(tx, [...above, ...matched.filter(id => id !== undefined)], ask);
  for (const path of missing) idOf.set(keyOf(path), newId());
  await insertUnits(tx, missing, idOf, ask);
  const aliasesTaken = await rememberAliases(tx, ask, idOf);
  return { idOf, created: missing.map(keyOf), aliasesTaken };
}

function keyOf(path: readonly string[]): string {
  return path.join('/');
}

/** Parents before children, each once. */
function missingPaths(wanted: readonly WantedUnit[], there: ReadonlyMap<string, string>): string[][] {
  const found = new Map<string, string[]>();
  for (const { path } of wanted) {
    for (let length = 1; length <= path.length; length++) {
      const part = path.slice(0, length);
      if (!there.has(keyOf(part))) found.set(keyOf(part), part);
    }
  }
  return [...found.values()].sort((a, b) => a.length - b.length);
}

async function insertUnits(
  tx: Tx,
  paths: readonly string[][],
  idOf: ReadonlyMap<string, string>,
  ask: EnsureUnits,
): Promise<void> {
  if (paths.length === 0) return;
  const reach = await reachOf(tx);
  const rows = paths.map(path => {
    const parentId = path.length === 1 ? ask.rootId : (idOf.get(keyOf(path.slice(0, -1))) ?? null);
    return {
      id: newId(),
      unit_id: idOf.get(keyOf(path)) ?? '',
      name: path.at(-1) ?? '',
      kind: 'department',
      parent_id: parentId,
      legal_entity_id: path.length === 1 ? ask.legalEntityId : null,
      sort: 0,
      code: '',
      valid: toDateRange({ from: ask.from, until: null }),
      topmost: path.length === 1 || !paths.some(other => idOf.get(keyOf(other)) === parentId),
    };
  });
  for (const row of rows) if (row.topmost) requireParentInReach(reach, row.parent_id, row.name);
  await sql`insert into unit (id) select unnest(${rows.map(row => row.unit_id)}::uuid[])`.execute(tx);
  await insertLevels(tx, rows);
  await settle(tx);
  await sql`select unit_changed(${rows.map(row => row.unit_id)}::uuid[], false)`.execute(tx);
}

/** Level by level with the tree unfolded in between, since row security lets a unit be put only below one that is reached. */
async function insertLevels(
  tx: Tx,
  rows: ReadonlyArray<{ unit_id: string; parent_id: string | null; topmost: boolean }>,
): Promise<void> {
  let level = rows.filter(row => row.topmost);
  while (level.length > 0) {
    await insertDated(
      tx,
      unit,
      level.map(({ topmost: _, ...row }) => row),
    );
    const made = new Set(level.map(row => row.unit_id));
    level = rows.filter(row => !row.topmost && row.parent_id !== null && made.has(row.parent_id));
    if (level.length > 0) await sql`select unit_reach_refresh()`.execute(tx);
  }
}

/** Units that begin after `from`, with all above them and their legal entities, begin on `from` instead. */
async function beginEarlier(tx: Tx, unitIds: readonly string[], ask: EnsureUnits): Promise<void> {
  const late = await sql<{ unit_id: string }>`with recursive line as (
      select u.id as unit_id from unnest(${[...new Set(unitIds)]}::uuid[]) u(id)
      union select v.parent_id from line join unit_version v on v.unit_id = line.unit_id where v.parent_id is not null)
    select l.unit_id from line l join unit_version v on v.unit_id = l.unit_id
    group by l.unit_id having min(coalesce(lower(v.valid), '-infinity')) > ${ask.from}::date`.execute(tx);
  for (const { unit_id } of late.rows) {
    const first = (await versionsOf(tx, unit, unit_id))[0];
    if (!first) continue;
    const entity = first.legal_entity_id as string | null;
    if (entity !== null) await legalEntityEarlier(tx, entity, ask.from);
    await change(tx, unit, unit_id, { from: ask.from, until: first.valid.until }, first);
  }
  if (ask.legalEntityId !== null) await legalEntityEarlier(tx, ask.legalEntityId, ask.from);
}

async function legalEntityEarlier(tx: Tx, id: string, from: CivilDate): Promise<void> {
  const first = (await versionsOf(tx, legalEntity, id))[0];
  if (!first || first.valid.from === null || first.valid.from <= from) return;
  await change(tx, legalEntity, id, { from, until: first.valid.until }, first);
}

async function rememberAliases(tx: Tx, ask: EnsureUnits, idOf: ReadonlyMap<string, string>): Promise<string[]> {
  const rows = ask.wanted.flatMap(({ path, aliases = [] }) =>
    aliases.map(alias => ({ id: newId(), alias: aliasForm(alias), unit_id: idOf.get(keyOf(path)) ?? '' })),
  );
  return rememberUnitAliases(
    tx,
    rows.map(row => ({ alias: row.alias, unitId: row.unit_id })),
    ask.confirmedBy,
  );
}

/** Remembers what a person confirmed. An alias that belongs to another unit stays there; those are returned. */
export async function rememberUnitAliases(
  tx: Tx,
  aliases: ReadonlyArray<{ readonly alias: string; readonly unitId: string }>,
  confirmedBy: string | null,
): Promise<string[]> {
  const rows = aliases
    .map(each => ({ id: newId(), alias: aliasForm(each.alias), unit_id: each.unitId, confirmed_by: confirmedBy }))
    .filter(row => row.alias !== '');
  if (rows.length === 0) return [];
  await sql`insert into unit_alias (id, alias, unit_id, confirmed_by)
    select id, alias, unit_id, confirmed_by from jsonb_populate_recordset(null::unit_alias, ${JSON.stringify(rows)}::jsonb)
    on conflict (alias) do nothing`.execute(tx);
  const stored = await sql<{ alias: string; unit_id: string }>`select alias, unit_id from unit_alias
    where alias = any(${rows.map(row => row.alias)}::text[])`.execute(tx);
  const owner = new Map(stored.rows.map(row => [row.alias, row.unit_id]));
  return rows.filter(row => owner.get(row.alias) !== row.unit_id).map(row => row.alias);
}
