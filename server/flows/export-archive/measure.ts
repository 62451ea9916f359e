import { sql } from 'kysely';
import {
  type ExportAsk,
  type ExportSection,
  exportColumns,
  exportMost,
  exportPdfMost,
  groupLabel,
  type PlainGroup,
  plainGroups,
} from '#contract/export.ts';
import type { PeopleQuery } from '#contract/person.ts';
import { columnsWithin } from '#modules/custom-fields/index.ts';
import { matchingPeople, needPerson, reachOfMany, sortedInSight, withinReach } from '#modules/people/index.ts';
import { holdsAction } from '#platform/access/holds-action.ts';
import { heldIn, type Tx } from '#platform/database/database.ts';
import type { ExportDeps } from './deps.ts';
import { refuse } from './refusals.ts';

export type Measured = {
  /** In the order of the file. */
  readonly personIds: readonly string[];
  readonly groups: readonly string[];
  readonly sensitive: { group: PlainGroup; mayPlain: boolean }[];
  /** Where these people stand; `isEverywhere` where one stands nowhere. */
  readonly unitIds: readonly string[];
  readonly isEverywhere: boolean;
};

/** What an export would hold, by what the actor of `tx` may read and export. Refuses what is empty, too large or not his. */
export async function measureAsk(
  tx: Tx,
  deps: Pick<ExportDeps, 'secrets' | 'custom' | 'tags'>,
  ask: ExportAsk,
): Promise<Measured> {
  const groups = ask.kind === 'list' ? await groupsOfList(tx, ask) : await groupsOfArchive(tx, ask);
  const plain = ask.plain ?? [];
  for (const group of plain)
    if (!groups.includes(group) || !holdsAction(tx, 'people.reveal', group))
      throw refuse['plain-not-allowed']({ group, label: groupLabel(group) });
  const personIds = ask.kind === 'list' ? await peopleOfList(tx, deps, ask) : [await personOf(tx, ask)];
  if (personIds.length === 0) throw refuse.nobody();
  if (personIds.length > exportMost) throw refuse['too-many']({ most: exportMost });
  if (ask.format === 'pdf' && personIds.length > exportPdfMost)
    throw refuse['too-many-for-pdf']({ most: exportPdfMost, rows: personIds.length });
  return {
    personIds,
    groups,
    sensitive: plainGroups
      .filter(group => groups.includes(group))
      .map(group => ({ group, mayPlain: holdsAction(tx, 'people.reveal', group) })),
    ...(await unitsOf(tx, personIds)),
  };
}

/** Names always stand in a list. A column of a group that the actor reads of nobody is refused, as one that isn't there. */
async function groupsOfList(tx: Tx, ask: ExportAsk): Promise<string[]> {
  const { columns = [], customColumns = [] } = ask;
  if (columns.length + customColumns.length === 0) throw refuse['nothing-chosen']();
  const own = columns.flatMap(key => exportColumns.find(each => each.key === key)?.group ?? []);
  const drawn = customColumns.length > 0 ? await columnsWithin(tx) : [];
  const custom = customColumns.map(ref => {
    const found = drawn.find(each => each.ref === ref);
    if (!found) throw refuse['group-not-allowed']();
    return found.section.group_code;
  });
  const groups = [...new Set<string>(['basic', ...own, ...custom])];
  if (groups.some(group => !holdsAction(tx, 'people.read', group))) throw refuse['group-not-allowed']();
  return groups;
}

async function groupsOfArchive(tx: Tx, ask: ExportAsk): Promise<string[]> {
  const sections: readonly ExportSection[] = ask.sections ?? [];
  if (sections.length === 0 || !ask.personId) throw refuse['nothing-chosen']();
  await needPerson(tx, ask.personId);
  const reach = await withinReach(tx, ask.personId);
  if (sections.some(section => !reach.has('people.read', section))) throw refuse['group-not-allowed']();
  return [...new Set<string>(['basic', ...sections])];
}

async function personOf(tx: Tx, ask: ExportAsk): Promise<string> {
  const id = ask.personId ?? '';
  const reach = await withinReach(tx, id);
  if (!reach.has('people.export', '')) throw refuse['person-not-allowed']();
  return id;
}

async function peopleOfList(
  tx: Tx,
  deps: Pick<ExportDeps, 'secrets' | 'custom' | 'tags'>,
  ask: ExportAsk,
): Promise<string[]> {
  const except = new Set(ask.exceptPersonIds);
  const all = ask.personIds
    ? [...new Set(ask.personIds)]
    : await matchingPeople(tx, deps, sortedInSight(tx, (ask.query ?? {}) as PeopleQuery), exportMost + 1 + except.size);
  const found = except.size > 0 ? all.filter(id => !except.has(id)) : all;
  const { everything, widths } = heldIn(tx);
  if (!ask.personIds && (everything || (widths['people.export '] ?? '').startsWith('e'))) return found;
  const mine: string[] = [];
  for (let at = 0; at < found.length; at += 5000) {
    const some = found.slice(at, at + 5000);
    const reach = await reachOfMany(tx, some);
    mine.push(...some.filter(id => reach.get(id)?.has('people.export', '')));
  }
  return mine;
}

async function unitsOf(tx: Tx, personIds: readonly string[]): Promise<{ unitIds: string[]; isEverywhere: boolean }> {
  const found = await sql<{ unit_id: string | null }>`
    select distinct unit_id from person where id = any(${[...personIds]}::uuid[])`.execute(tx);
  const unitIds = found.rows.flatMap(row => row.unit_id ?? []);
  return { unitIds, isEverywhere: unitIds.length < found.rows.length };
}
