import { sql } from 'kysely';
import type { Process, ProcessVersion } from '#contract/process.ts';
import type { Tx } from '../../database/database.ts';
import type { Me } from '../acting.ts';
import { processByKey } from '../commands/edit-process.ts';
import { rolesOf } from '../commands/start-case.ts';
import type { Engine } from '../engine.ts';
import { refuseProcess } from '../refusals.ts';

const processes = sql<Process>`select p.key, p.name, p.category, p.help, p.is_built_in as "isBuiltIn",
    (select number from workflow_version v where v.process_id = p.id and v.state = 'in-force') as "inForce",
    (select number from workflow_version v where v.process_id = p.id and v.state = 'draft') as draft,
    (select count(*)::int from workflow_case c where c.process_id = p.id and c.state = 'running') as running,
    (select count(*)::int from workflow_case c where c.process_id = p.id and c.state = 'running' and c.is_held) as held
  from workflow_process p`;

export async function listProcesses(tx: Tx): Promise<Process[]> {
  return (await sql<Process>`${processes} order by p.category, p.name`.execute(tx)).rows;
}

/** Those in force that the caller's roles let him begin. */
export async function startable(tx: Tx, me: Me) {
  const roles = new Set(await rolesOf(tx, me.accountId));
  const rows = await tx
    .selectFrom('workflow_process as p')
    .innerJoin('workflow_version as v', 'v.process_id', 'p.id')
    .select(['p.key', 'p.name', 'p.category', 'p.help', 'v.form', 'v.started_by'])
    .where('v.state', '=', 'in-force')
    .orderBy('p.category')
    .orderBy('p.name')
    .execute();
  return rows
    .filter(row => row.started_by === '' || row.started_by.split(',').some(role => roles.has(role.trim())))
    .map(({ started_by: _, ...row }) => row);
}

export async function readProcess(tx: Tx, key: string): Promise<Process & { versions: ProcessVersion[] }> {
  const found = (await sql<Process>`${processes} where p.key = ${key}`.execute(tx)).rows[0];
  if (!found) throw refuseProcess['not-found']();
  return { ...found, versions: await versionsOf(tx, key) };
}

export async function versionsOf(tx: Tx, key: string): Promise<ProcessVersion[]> {
  const rows = await sql<
    Omit<ProcessVersion, 'editedAt' | 'putInForceAt'> & { edited_at: Date; in_force_at: Date | null }
  >`
    select v.number, v.state, v.note, v.edited_by_name as "editedBy", v.edited_at, v.in_force_at, v.in_force_by_name as "putInForceBy",
      (select count(*)::int from workflow_case c where c.version_id = v.id and c.state = 'running') as running
    from workflow_version v join workflow_process p on p.id = v.process_id where p.key = ${key} order by v.number desc limit 500`.execute(
    tx,
  );
  return rows.rows.map(({ edited_at, in_force_at, ...row }) => ({
    ...row,
    // Behind it stands which text it was, for the next update of the product.
    note: row.note.replace(/^(随产品提供) [0-9a-f]{12}$/, '$1'),
    editedAt: edited_at.toISOString(),
    putInForceAt: in_force_at?.toISOString() ?? null,
  }));
}

export async function xmlOf(tx: Tx, key: string, number: number): Promise<string> {
  const process = await processByKey(tx, key);
  const found = await tx
    .selectFrom('workflow_version')
    .select('xml')
    .where('process_id', '=', process.id)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!found) throw refuseProcess['not-found']();
  return found.xml;
}

/** How often and how long the nodes of a version (all of them without a number) were stood at in the last `days`. */
export async function heatOf(engine: Engine, tx: Tx, key: string, number: number | null, days: number) {
  const process = await processByKey(tx, key);
  const now = engine.ports.clock.now();
  const since = new Date(now.getTime() - days * 86_400_000);
  const version = number === null ? sql`true` : sql`v.number = ${number}`;
  const [nodes, flows, cases] = await Promise.all([
    sql<{ node: string; passed: number; waiting: number; median: number | null; most: number | null }>`
      select s.node, count(*)::int as passed, count(*) filter (where s.left_at is null)::int as waiting,
        (percentile_cont(0.5) within group (order by extract(epoch from s.left_at - s.entered_at)) filter (where s.left_at is not null))::float as median,
        max(extract(epoch from coalesce(s.left_at, ${now}) - s.entered_at))::float as most
      from workflow_step s join workflow_version v on v.id = s.version_id
      where v.process_id = ${process.id} and ${version} and s.entered_at >= ${since} group by s.node`.execute(tx),
    sql<{ flow: string; taken: number }>`
      select f.key as flow, sum(f.value::int)::int as taken
      from workflow_case c join workflow_version v on v.id = c.version_id, jsonb_each_text(c.took) f
      where c.process_id = ${process.id} and ${version} and c.started_at >= ${since} group by f.key`.execute(tx),
    sql<{ n: number }>`select count(*)::int as n from workflow_case c join workflow_version v on v.id = c.version_id
      where c.process_id = ${process.id} and ${version} and c.started_at >= ${since}`.execute(tx),
  ]);
  const late = await sql<{ node: string; late: number }>`
    select t.node, count(*)::int as late from workflow_task t
    join workflow_case c on c.id = t.case_id join workflow_version v on v.id = c.version_id
    where t.process_id = ${process.id} and ${version} and t.arrived_at >= ${since} and t.due_at < coalesce(t.ended_at, ${now}) group by t.node`.execute(
    tx,
  );
  const lateAt = new Map(late.rows.map(row => [row.node, row.late]));
  const names = await namesOf(engine, tx, process.id);
  return {
    nodes: nodes.rows.map(row => ({
      node: row.node,
      name: names.get(row.node) ?? '',
      passed: row.passed,
      waiting: row.waiting,
      minutesMedian: row.median === null ? null : Math.round(row.median / 60),
      minutesMost: row.most === null ? null : Math.round(row.most / 60),
      late: lateAt.get(row.node) ?? 0,
    })),
    flows: flows.rows,
    cases: cases.rows[0]?.n ?? 0,
  };
}

async function namesOf(engine: Engine, tx: Tx, processId: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const versions = await tx
    .selectFrom('workflow_version')
    .select('id')
    .where('process_id', '=', processId)
    .where('state', '<>', 'draft')
    .orderBy('number')
    .execute();
  for (const version of versions) {
    const model = await engine.models.of(tx, version.id);
    for (const node of model.nodes.values()) names.set(node.id, node.name);
  }
  return names;
}
