import { sql } from 'kysely';
import type { Limit, OwnerRule, Work } from '#contract/process-work.ts';
import { usualOutcomes } from '#contract/process-work.ts';
import { newId } from '#kernel/id.ts';
import { evaluateExpression } from '#workflow/expression.ts';
import type { Node } from '#workflow/model/model.ts';
import type { Data, Token } from '#workflow/run/state.ts';
import type { Tx } from '../database/database.ts';
import { admitted, tellTaskNews } from './barred.ts';
import type { CaseRecord } from './case-row.ts';
import { addMembers } from './members.ts';
import { addParties, tellAccounts } from './parties.ts';
import type { Owner, WorkflowPorts } from './ports.ts';
import type { KeptOutcome } from './tables.ts';

/** A model without owners for a task leaves it to the house. */
const nobodyNamed: Work = { owner: { kind: 'starter' } };

export type Opened = { readonly skip: true } | { readonly skip: false; readonly taskId: string };

/**
 * Makes the task that a token waits for: finds its owners and those who stand in for them, reckons its limit, and tells them. With
 * `skipStarter` a step that nobody but the starter would own is passed over.
 */
export async function openTask(
  tx: Tx,
  ports: WorkflowPorts,
  row: CaseRecord,
  token: Token,
  node: Node,
  data: Data,
  at: Date,
): Promise<Opened> {
  const work = node.work ?? nobodyNamed;
  const { limit } = work;
  const [found, due] = await Promise.all([
    ownersOf(tx, ports, row, node.id, work, data),
    limit ? ports.dueAt(tx, row.unit_id, at, limit) : null,
  ]);
  if (found.owners === 'skip') return { skip: true };
  const id = newId();
  const outcomes = keptOutcomes(work, node);
  const remind = limit ? await remindAt(tx, ports, row, limit, at, due) : null;
  const made = tx
    .insertInto('workflow_task')
    .values({
      id,
      case_id: row.id,
      process_id: row.process_id,
      token: token.id,
      node: node.id,
      name: node.name || node.id,
      mode: work.owner.mode ?? 'first',
      need: needOf(work.owner, data, found.owners.length),
      is_orphan: found.isOrphan,
      form_key: work.form ?? null,
      help: work.help ?? '',
      outcomes: JSON.stringify(outcomes),
      draft: null,
      unit_id: row.unit_id,
      arrived_at: at,
      due_at: due,
      remind_at: remind,
      reminded_at: null,
      escalated_at: null,
      ended_at: null,
    })
    .execute();
  const [standing] = await Promise.all([standInsOf(tx, found.owners, row, ports.clock.today()), made]);
  const standIns = await admitted(tx, ports, row, node.id, standing);
  const watchers = await admitted(tx, ports, row, null, await watchersOf(tx, ports, row, work, data));
  const accounts = [...found.owners, ...standIns].map(each => each.accountId);
  // Asked for together, they travel together.
  await Promise.all([
    addMembers(tx, { id, case_id: row.id }, [
      ...found.owners,
      ...standIns.map(each => ({ ...each, part: 'stand-in' as const })),
    ]),
    addParties(tx, row.id, [...accounts, ...watchers.map(each => each.accountId)]),
    tellAccounts(tx, ports, row, {
      to: accounts,
      kind: 'task.arrived',
      title: `待办：${node.name || row.process_name}`,
      text: row.title,
      taskId: id,
    }),
  ]);
  if (found.isOrphan)
    await tellAccounts(tx, ports, row, {
      to: (await admitted(tx, ports, row, null, await ports.lastResort(tx))).map(each => each.accountId),
      kind: 'case.held',
      title: `找不到办理人：${node.name || row.process_name}`,
      text: `${row.number} 已转给兜底办理人。`,
      isUrgent: true,
    });
  await tellTaskNews(tx, ports, row, { what: 'opened', node: node.id, dueAt: due });
  return { skip: false, taskId: id };
}

async function ownersOf(
  tx: Tx,
  ports: WorkflowPorts,
  row: CaseRecord,
  node: string,
  work: Work,
  data: Data,
): Promise<{ owners: readonly Owner[] | 'skip'; isOrphan: boolean }> {
  const asksStarter = work.owner.kind === 'starter';
  // Nobody decides on his own request, unless the step is the starter's by its nature.
  const without = work.notByStarter === false || asksStarter || !row.starter_account ? [] : [row.starter_account];
  const fit = (owners: readonly Owner[]) => admitted(tx, ports, row, node, owners);
  const ask = async (rule: OwnerRule, left: readonly string[]) =>
    fit(
      await ports.findOwners(tx, rule, {
        personId: personOf(rule, row, data),
        unitId: row.unit_id,
        starterAccount: row.starter_account,
        data,
        without: left,
      }),
    );
  const owners = await ask(work.owner, without);
  if (owners.length > 0 && !(work.skipStarter && without.length > 0)) return { owners, isOrphan: false };
  if (work.skipStarter && without.length > 0) {
    const all = await ask(work.owner, []);
    if (all.length > 0 && all.every(each => without.includes(each.accountId)))
      return { owners: 'skip', isOrphan: false };
    if (owners.length > 0) return { owners, isOrphan: false };
  }
  const fallback = work.fallback ? await ask(work.fallback, without) : [];
  if (fallback.length > 0) return { owners: fallback, isOrphan: true };
  const last = (await fit(await ports.lastResort(tx))).filter(each => !without.includes(each.accountId));
  return { owners: last, isOrphan: true };
}

function personOf(rule: OwnerRule, row: CaseRecord, data: Data): string | null {
  if (!rule.of) return row.subject_person ?? row.starter_person;
  try {
    const told = evaluateExpression(rule.of, data);
    return typeof told === 'string' ? told : null;
  } catch {
    // Nobody is found then, and the fall-back is told.
    return null;
  }
}

function needOf(owner: OwnerRule, data: Data, members: number): number {
  if (owner.mode !== 'vote') return 1;
  try {
    const told = Number(evaluateExpression(owner.need ?? '', data));
    if (Number.isInteger(told) && told > 0) return told;
  } catch {
    // Falls to the majority below.
  }
  return Math.floor(members / 2) + 1;
}

export function keptOutcomes(work: Work, node: Pick<Node, 'kind'>): KeptOutcome[] {
  const told = work.outcomes ?? (node.kind === 'manual' ? [{ code: 'done', label: '完成' }] : usualOutcomes);
  return told.map(outcome => ({
    code: outcome.code,
    label: outcome.label,
    sense: outcome.sense ?? null,
    reason: outcome.reason ?? (outcome.sense === 'refuse' ? 'required' : 'optional'),
    ...(outcome.decides ? { decides: true } : {}),
  }));
}

async function remindAt(
  tx: Tx,
  ports: WorkflowPorts,
  row: CaseRecord,
  limit: Limit,
  at: Date,
  due: Date | null,
): Promise<Date | null> {
  if (limit.remind) {
    const before = limit.amount - limit.remind;
    return before > 0 ? ports.dueAt(tx, row.unit_id, at, { amount: before, unit: limit.unit }) : at;
  }
  // Without a word on it: when four fifths have passed.
  return due ? new Date(at.getTime() + (due.getTime() - at.getTime()) * 0.8) : null;
}

type StandIn = Owner & { readonly forAccount: string; readonly forName: string };

async function standInsOf(tx: Tx, owners: readonly Owner[], row: CaseRecord, today: string): Promise<StandIn[]> {
  if (owners.length === 0) return [];
  const rows = await tx
    .selectFrom('workflow_delegation')
    .select(['of_account', 'of_name', 'to_account', 'to_name'])
    .where(
      'of_account',
      'in',
      owners.map(owner => owner.accountId),
    )
    .where(sql<boolean>`valid @> ${today}::date`)
    .where(eb => eb.or([eb('process_key', 'is', null), eb('process_key', '=', row.process_key)]))
    .execute();
  const there = new Set([...owners.map(owner => owner.accountId), row.starter_account]);
  return rows
    .filter(each => !there.has(each.to_account))
    .map(each => ({
      accountId: each.to_account,
      name: each.to_name,
      forAccount: each.of_account,
      forName: each.of_name,
    }));
}

async function watchersOf(
  tx: Tx,
  ports: WorkflowPorts,
  row: CaseRecord,
  work: Work,
  data: Data,
): Promise<readonly Owner[]> {
  const found: Owner[] = [];
  for (const rule of work.watchers ?? []) {
    const question = {
      personId: personOf(rule, row, data),
      unitId: row.unit_id,
      starterAccount: row.starter_account,
      data,
      without: [],
    };
    found.push(...(await ports.findOwners(tx, rule, question)));
  }
  return found;
}
