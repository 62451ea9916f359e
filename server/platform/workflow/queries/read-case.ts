import { sql } from 'kysely';
import type { CaseDetail, CaseEntry, CaseTask } from '#contract/case.ts';
import type { Tx } from '../../database/database.ts';
import type { Me } from '../acting.ts';
import { stateOf } from '../case-row.ts';
import type { Engine } from '../engine.ts';
import { refuseCase } from '../refusals.ts';
import { incidentText } from '../rules/incident-text.ts';
import { senseOf } from '../rules/tally.ts';
import { maskData } from '../sealed.ts';
import { caseRowOf } from './list-cases.ts';

/** One case as whoever may read it sees it. Refuses case.not-found. */
export async function readCase(
  engine: Engine,
  tx: Tx,
  id: string,
  me: Me,
  may: (action: string) => boolean,
): Promise<CaseDetail> {
  const now = engine.ports.clock.now();
  const [row, record] = await Promise.all([
    caseRowOf(tx, id, now),
    tx.selectFrom('workflow_case').selectAll().where('id', '=', id).executeTakeFirst(),
  ]);
  if (!row || !record) throw refuseCase['not-found']();
  const mends = may('process.mend');
  const [version, tasks, entries, party, incidents, steps, children, parent] = await Promise.all([
    tx
      .selectFrom('workflow_version')
      .select(['number', 'xml'])
      .where('id', '=', record.version_id)
      .executeTakeFirstOrThrow(),
    tasksOf(tx, id, now),
    entriesOf(tx, id),
    tx
      .selectFrom('workflow_party')
      .select('watches')
      .where('case_id', '=', id)
      .where('account_id', '=', me.accountId)
      .executeTakeFirst(),
    tx
      .selectFrom('workflow_incident')
      .selectAll()
      .where('case_id', '=', id)
      .where('mended_at', 'is', null)
      .orderBy('at')
      .execute(),
    sql<{
      node: string;
      open: boolean;
    }>`select node, bool_or(left_at is null) as open from workflow_step where case_id = ${id} group by node`.execute(
      tx,
    ),
    tx
      .selectFrom('workflow_case')
      .select(['id', 'number', 'title', 'state'])
      .where('parent_id', '=', id)
      .orderBy('started_at')
      .execute(),
    record.parent_id
      ? tx
          .selectFrom('workflow_case')
          .select(['id', 'number', 'title'])
          .where('id', '=', record.parent_id)
          .executeTakeFirst()
      : undefined,
  ]);
  const model = await engine.models.of(tx, record.version_id);
  const { tokens } = stateOf(record);
  const isStarter = record.starter_account === me.accountId;
  const runs = record.state === 'running';
  const name = (node: string) => model.nodes.get(node)?.name || node;
  const isParty = isStarter || party !== undefined;
  const { case: _, tasks: __, today: ___, ...told } = record.data;
  // Row security hides what was said; what was filled in lies in the case's own row, which whoever mends it must find.
  const data = record.is_confidential && !isParty ? {} : told;
  return {
    ...row,
    version: version.number,
    form: record.form_key && record.form_version ? { key: record.form_key, version: record.form_version } : null,
    ...maskData(data),
    tasks,
    entries,
    diagram: {
      xml: version.xml,
      passed: steps.rows.map(step => step.node),
      standing: tokens.filter(token => !token.of && !token.watches && !token.held).map(token => token.at),
      held: tokens.filter(token => token.held).map(token => token.at),
      flows: Object.keys(record.took),
    },
    incidents: incidents.map(each => ({
      token: each.token,
      node: each.node,
      nodeName: name(each.node),
      at: each.at.toISOString(),
      code: each.code,
      zh: incidentText(each.code, each.facts),
    })),
    may: {
      withdraw: isStarter && runs && record.parent_id === null,
      expedite: runs && record.expedited_on !== engine.ports.clock.today(),
      comment: !record.is_confidential || isParty,
      rate: isStarter && !runs && record.parent_id === null,
      mend: mends && runs,
      watch: !isStarter && (!record.is_confidential || isParty),
    },
    isConfidential: record.is_confidential,
    isWatching: party?.watches ?? false,
    satisfaction: record.stars === null ? null : { stars: record.stars, text: record.stars_text },
    parent: parent ?? null,
    children,
  };
}

async function tasksOf(tx: Tx, id: string, now: Date): Promise<CaseTask[]> {
  const [tasks, members] = await Promise.all([
    tx.selectFrom('workflow_task').selectAll().where('case_id', '=', id).orderBy('arrived_at').orderBy('id').execute(),
    tx.selectFrom('workflow_member').selectAll().where('case_id', '=', id).orderBy('stage').orderBy('id').execute(),
  ]);
  return tasks.map(task => {
    const label = (code: string) =>
      task.outcomes.find(each => each.code === code)?.label ?? (code === 'sent-back' ? '退回' : '');
    return {
      id: task.id,
      node: task.node,
      name: task.name,
      state: task.state,
      arrivedAt: task.arrived_at.toISOString(),
      dueAt: task.due_at?.toISOString() ?? null,
      isLate: task.due_at !== null && (task.ended_at ?? now) > task.due_at,
      endedAt: task.ended_at?.toISOString() ?? null,
      outcomeLabel: label(task.outcome),
      people: members
        .filter(each => each.task_id === task.id)
        .map(each => ({
          name: each.for_name ? `${each.name}（代${each.for_name}）` : each.name,
          part: each.part,
          state: each.state,
          outcomeLabel: label(each.outcome),
          at: each.at?.toISOString() ?? null,
        })),
    };
  });
}

async function entriesOf(tx: Tx, id: string): Promise<CaseEntry[]> {
  const rows = await tx
    .selectFrom('workflow_entry as e')
    .leftJoin('workflow_task as t', 't.id', 'e.task_id')
    .selectAll('e')
    .select('t.outcomes')
    .where('e.case_id', '=', id)
    .orderBy('e.at')
    .orderBy('e.id')
    .limit(2000)
    .execute();
  return rows.map(row => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    byName: row.by_name,
    forName: row.for_name,
    node: row.node,
    nodeName: row.node_name,
    text: row.text,
    outcome: row.outcome,
    outcomeLabel: row.outcome_label,
    sense: senseOf(row.outcomes ?? [], row.outcome),
    tookMinutes: row.took_minutes,
    files: row.files.map(each => ({ ...each })),
    mentions: [...row.mentions],
  }));
}
