import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { contains, type Span } from '#kernel/span.ts';
import type { Tx } from '#platform/database/database.ts';
import { change, correct, type DatedTable, end, rescind, versionsOf } from '#platform/database/dated/dated.ts';
import { refuse } from './refusals.ts';

/** One of the module's dated nouns: its tables, and the column of each field on the wire. */
export type DatedNoun = DatedTable & {
  readonly anchor: 'legal_entity' | 'unit' | 'post';
  readonly missing: () => Refusal;
  readonly columns: Readonly<Record<string, string>>;
};

export const legalEntity: DatedNoun = {
  table: 'legal_entity_version',
  key: 'legal_entity_id',
  anchor: 'legal_entity',
  missing: refuse['legal-entity-not-found'],
  columns: {
    name: 'name',
    shortName: 'short_name',
    creditCode: 'credit_code',
    regionCode: 'region_code',
    address: 'address',
  },
};

export const unit: DatedNoun = {
  table: 'unit_version',
  key: 'unit_id',
  anchor: 'unit',
  missing: refuse['unit-not-found'],
  columns: {
    name: 'name',
    code: 'code',
    kind: 'kind',
    parentId: 'parent_id',
    legalEntityId: 'legal_entity_id',
    headPersonId: 'head_person_id',
    sort: 'sort',
  },
};

export const post: DatedNoun = {
  table: 'post_version',
  key: 'post_id',
  anchor: 'post',
  missing: refuse['post-not-found'],
  columns: { name: 'name', code: 'code', family: 'family', gradeId: 'grade_id' },
};

export type Made = { id: string; versionId: string };
export type Stored = Record<string, unknown> & { id: string; valid: Span };

/** The columns for the fields that a body gives; what it leaves out is left out. */
export function columnsOf(noun: DatedNoun, body: Record<string, unknown>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(noun.columns)) {
    const value = body[field];
    if (value !== undefined) row[column] = typeof value === 'string' ? value.trim() : value;
    if (column === 'name' && row[column] === '') throw refuse['name-empty']({ field: '/body/name' });
  }
  return row;
}

/** All versions believed now; refuses when there is none. */
export async function versionsOrRefuse(tx: Tx, noun: DatedNoun, id: string): Promise<Stored[]> {
  const versions = await versionsOf(tx, noun, id);
  if (versions.length === 0) throw noun.missing();
  return versions;
}

export function versionOn(versions: readonly Stored[], day: CivilDate): Stored {
  const found = versions.find(version => contains(version.valid, day));
  if (!found) throw refuse['before-beginning']({ day, field: '/body/from' });
  return found;
}

export function versionNamed(versions: readonly Stored[], versionId: string): Stored {
  const found = versions.find(version => version.id === versionId);
  if (!found) throw refuse['version-not-found']();
  return found;
}

export async function begin(
  tx: Tx,
  noun: DatedNoun,
  id: string,
  from: CivilDate,
  row: Record<string, unknown>,
): Promise<Made> {
  await sql`insert into ${sql.table(noun.anchor)} (id) values (${id})`.execute(tx);
  const versionId = await change(tx, noun, id, { from, until: null }, row);
  await settle(tx);
  return { id, versionId };
}

/** New values from a day on, as long as the version of that day would have held: what is booked for later stays. */
export async function changeFrom(
  tx: Tx,
  noun: DatedNoun,
  id: string,
  from: CivilDate,
  row: Record<string, unknown>,
): Promise<Made> {
  const current = versionOn(await versionsOrRefuse(tx, noun, id), from);
  const versionId = await change(tx, noun, id, { from, until: current.valid.until }, { ...current, ...row });
  await settle(tx);
  return { id, versionId };
}

export async function correctVersion(
  tx: Tx,
  noun: DatedNoun,
  id: string,
  versionId: string,
  row: Record<string, unknown>,
): Promise<Made> {
  const made = await correct(tx, noun, id, versionId, row);
  if (made === null) throw refuse['version-not-found']();
  await settle(tx);
  return { id, versionId: made };
}

/** Takes a change back: what held before it holds again. */
export async function rescindVersion(tx: Tx, noun: DatedNoun, id: string, versionId: string): Promise<void> {
  if (!(await rescind(tx, noun, id, versionId, { heal: true }))) throw refuse['version-not-found']();
  await settle(tx);
}

export async function closeFrom(tx: Tx, noun: DatedNoun, id: string, day: CivilDate): Promise<void> {
  versionOn(await versionsOrRefuse(tx, noun, id), day);
  await end(tx, noun, id, day);
  await settle(tx);
}

const settled = sql.join(
  [
    'unit_version_no_circle',
    'unit_version_parent_id_valid_fkey',
    'unit_version_legal_entity_id_valid_fkey',
    'assignment_unit_id_valid_fkey',
  ].map(name => sql.ref(name)),
);

/** Asks now what the database would ask at commit, so that its answer becomes a refusal of this module. */
export async function settle(tx: Tx): Promise<void> {
  try {
    await sql`set constraints ${settled} immediate`.execute(tx);
  } catch (fault) {
    const state = (fault as { code?: string }).code;
    if (state === 'RU001') throw refuse.circle();
    if (state === '23503') throw refuse['in-use']();
    throw fault;
  }
  await sql`set constraints ${settled} deferred`.execute(tx);
}
