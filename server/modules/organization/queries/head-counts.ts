import { sql } from 'kysely';
import type { HeadCountVersion, UnitHeadCount } from '#contract/head-count.ts';
import type { UnitKind } from '#contract/organization.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows, type Moment } from '#platform/database/dated/dated.ts';
import { headCount } from '../commands/write-head-count.ts';
import { unit } from '../dated-noun.ts';
import { sumUp } from '../head-count-sum.ts';
import { reaches, reachOf } from '../reach.ts';

type UnitRow = { id: string; name: string; kind: UnitKind; parent_id: string | null; sort: number };
type Planned = { unit_id: string; post_id: string | null; planned: number };
type Actual = { unit_id: string; post_id: string | null; post_name: string; n: number };

/** Plan and actual of every unit within reach on a day. */
export async function headCountsOn(tx: Tx, moment: Moment, today: CivilDate): Promise<UnitHeadCount[]> {
  const reach = await reachOf(tx, 'head-count.read');
  const edit = await reachOf(tx, 'head-count.edit');
  const seen = await reachOf(tx, 'people.read', 'job');
  const found = await sql<UnitRow>`select v.unit_id as id, v.name, v.kind, v.parent_id, v.sort
    from ${datedRows(unit, moment)} v order by v.sort, v.name, v.unit_id`.execute(tx);
  const planned =
    await sql<Planned>`select h.unit_id, h.post_id, h.planned from ${datedRows(headCount, moment)} h`.execute(tx);
  const actual =
    await sql<Actual>`select a.unit_id, a.post_id, min(a.post_name) as post_name, count(distinct a.person_id)::int as n
    from ${datedRows({ table: 'assignment', key: 'entry_id' }, moment)} a where a.is_primary group by a.unit_id, a.post_id`.execute(
      tx,
    );
  const postNames = await sql<{
    id: string;
    name: string;
  }>`select post_id as id, (array_agg(name order by valid desc))[1] as name
    from post_version group by post_id`.execute(tx);
  const nameOf = new Map(postNames.rows.map(row => [row.id, row.name]));
  const plans = Map.groupBy(planned.rows, row => row.unit_id);
  const people = Map.groupBy(actual.rows, row => row.unit_id);
  const units = found.rows
    .filter(row => reaches(reach, row.id))
    .map(row => ({
      ...row,
      parentId: row.parent_id,
      ...countsOf(plans.get(row.id) ?? [], people.get(row.id) ?? [], nameOf),
    }));
  const sums = sumUp(units);
  const isNow = moment.asOf === today && moment.knownAt === null;
  return units.map(({ parent_id: _parent, ...row }) => ({
    ...row,
    ...sums.get(row.id)!,
    whole: seen.everything || (isNow && seen.units.has(row.id)),
    mayEdit: reaches(edit, row.id),
  }));
}

/** The number set for the unit itself goes before the sum of its posts. */
function countsOf(plans: readonly Planned[], people: readonly Actual[], nameOf: ReadonlyMap<string, string>) {
  const posts = plans.filter(each => each.post_id !== null);
  const whole = plans.find(each => each.post_id === null);
  const named = new Set(posts.map(each => each.post_id));
  const rest = people.filter(each => !named.has(each.post_id)).reduce((sum, each) => sum + each.n, 0);
  return {
    planned: whole?.planned ?? (posts.length > 0 ? posts.reduce((sum, each) => sum + each.planned, 0) : null),
    actual: people.reduce((sum, each) => sum + each.n, 0),
    posts: [
      ...posts.map(each => ({
        postId: each.post_id,
        postName: nameOf.get(each.post_id ?? '') ?? '',
        planned: each.planned,
        actual: people.filter(row => row.post_id === each.post_id).reduce((sum, row) => sum + row.n, 0),
      })),
      ...(posts.length > 0 ? [{ postId: null, postName: '其他岗位', planned: null, actual: rest }] : []),
    ],
  };
}

/** Every decision about a unit, with those to come. */
export async function headCountHistory(tx: Tx, unitId: string): Promise<HeadCountVersion[]> {
  const found = await sql<{
    id: string;
    from: CivilDate | null;
    until: CivilDate | null;
    recorded_at: Date;
    post_id: string | null;
    post_name: string | null;
    planned: number;
    note: string;
  }>`select h.id, lower(h.valid) as "from", upper(h.valid) as until, h.recorded_at, h.post_id, h.planned, h.note,
      (select p.name from post_version p where p.post_id = h.post_id order by p.valid desc limit 1) as post_name
    from head_count h where h.unit_id = ${unitId} order by h.post_id nulls first, lower(h.valid) desc nulls last`.execute(
    tx,
  );
  return found.rows.map(row => ({
    versionId: row.id,
    from: row.from,
    until: row.until,
    recordedAt: row.recorded_at.toISOString(),
    postId: row.post_id,
    postName: row.post_name,
    planned: row.planned,
    note: row.note,
  }));
}
