import { sql } from 'kysely';
import type { Limit, OwnerRule, Work } from '#contract/process-work.ts';
import { usualOutcomes } from '#contract/process-work.ts';
import { isId, newId } from '#kernel/id.ts';
import { evaluateExpression } from '#workflow/expression.ts';
import type { Node } from '#workflow/model/model.ts';
import type { Data, Token } from '#workflow/run/state.ts';
import type { Tx } from '../database/database.ts';
import { admitted, tellTaskNews } from './barred.ts';
import type { CaseRecord } from './case-row.ts';
import { addMembers, type NewMember } from './members.ts';
import { addParties, tellAccounts } from './parties.ts';
import type { Owner, WorkflowPorts } from './ports.ts';
import type { KeptOutcome } from './tables.ts';

/** A model without owners for a task leaves it to the house. */
const nobodyNamed: Work = { owner: { kind: 'starter' } };

export type Opened = { readonly skip: true } | { readonly skip: false; readonly taskId: string };

/**
 * Makes the task that a token waits for: finds its owners and those who stand in for them, reckons its limit, and tells them. With
 * `skipStarter` a step that nobody but the starter would own is passed over. What it writes is sent, not waited for: that stands in `later`.
 */
export async function openTask(
  tx: Tx,
  ports: WorkflowPorts,
  row: CaseRecord,
  token: Token,
  node: Node,
  data: Data,
  at: Date,
  later: Promise<unknown>[],
): Promise<Opened> {
  const work = node.work ?? nobodyNamed;
  const { limit } = work;
  const [found, due, formVersion] = await Promise.all([
    ownersOf(tx, ports, row, node.id, work, data),
    limit ? ports.dueAt(tx, row.unit_id, at, limit) : null,
    work.form ? versionFor(tx, ports, row, work.form) : null,
  ]);
  const { owners, isOrphan } = found;
  if (owners === 'skip') return { skip: true };
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
      need: needOf(work.owner, data, owners.length),
      is_orphan: isOrphan,
      is_confidential: row.is_confidential,
      ...subjectOf(work, data),
      form_key: work.form ?? null,
      form_version: formVersion,
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
  const bring = (members: readonly NewMember[]) => {
    const to = members.map(each => each.accountId);
    const title = `待办：${node.name || row.process_name}`;
    return Promise.all([
      addMembers(tx, { id, case_id: row.id }, members),
      addParties(tx, row.id, to),
      tellAccounts(tx, ports, row, { to, kind: 'task.arrived', title, text: row.title, taskId: id }),
    ]);
  };
  const bringStandIns = async () => {
    const standing = await standInsOf(tx, owners, row, ports.clock.today());
    const standIns = await admitted(tx, ports, row, node.id, standing);
    if (standIns.length > 0) await bring(standIns.map(each => ({ ...each, part: 'stand-in' as const })));
  };
  const bringWatchers = async () => {
    const watchers = await admitted(tx, ports, row, null, await watchersOf(tx, ports, row, work, data));
    const to = watchers.map(each => each.accountId);
    await addParties(tx, row.id, to);
  };
  const alarm = async () =>
    tellAccounts(tx, ports, row, {
      to: (await admitted(tx, ports, row, null, await ports.lastResort(tx))).map(each => each.accountId),
      kind: 'case.held',
      title: `找不到办理人：${node.name || row.process_name}`,
      text: `${row.number} 已转给兜底办理人。`,
      isUrgent: true,
    });
  // Asked for together, they travel together, in this order.
  const sent = [
    made,
    bring(owners),
    bringStandIns(),
    bringWatchers(),
    isOrphan ? alarm() : null,
    tellTaskNews(tx, ports, row, { what: 'opened', node: node.id, dueAt: due }),
  ];
  const all = Promise.all(sent);
  // Told to whoever waits for `later`; a turn that has failed already waits no more.
  all.catch(() => {});
  later.push(all);
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

/** A case stays on the forms with which it began, as on its model. */
export async function versionFor(
  tx: Tx,
  ports: Pick<WorkflowPorts, 'formVersion'>,
  row: Pick<CaseRecord, 'form_key' | 'form_version' | 'started_at'>,
  form: string,
): Promise<number | null> {
  return form === row.form_key && row.form_version !== null
    ? row.form_version
    : ports.formVersion(tx, form, row.started_at);
}

/** Which of several like tasks it is. A task comes, though it can't be said: the case's data tells. */
function subjectOf(work: Work, data: Data): { subject_text: string; subject_person: string | null } {
  const told = (text: string | undefined) => {
    try {
      const value = text ? evaluateExpression(text, data) : '';
      return typeof value === 'string' ? value : '';
    } catch {
      return '';
    }
  };
  const person = told(work.person);
  return { subject_text: told(work.subject).slice(0, 300), subject_person: isId(person) ? person : null };
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
