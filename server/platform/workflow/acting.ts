import { type Selectable, sql } from 'kysely';
import { systemActor } from '../database/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import type { Call } from '../http/route.ts';
import { admitted } from './barred.ts';
import { type CaseRecord, lockCaseOf } from './case-row.ts';
import type { Engine } from './engine.ts';
import type { By } from './entries.ts';
import { refuseTask } from './refusals.ts';
import { stages, tally } from './rules/tally.ts';

export type TaskRecord = Selectable<Tables['workflow_task']>;
export type MemberRecord = Selectable<Tables['workflow_member']>;

/** Who calls, by account. */
export type Caller = Pick<Call<never>, 'actor' | 'origin' | 'identity'>;
export type Me = { readonly accountId: string; readonly personId: string | null; readonly name: string };

export function meOf(call: Pick<Caller, 'identity'>): Me {
  const { identity } = call;
  if (!identity) throw new Error('an endpoint for signed-in callers was called by nobody');
  const { accountId, personId } = identity.actor;
  return { accountId, personId, name: identity.displayName };
}

/** A transaction of the system on behalf of the caller; the audit keeps both. Whatever may be done is asked within. */
export function onBehalf<T>(database: Database, call: Caller, work: (tx: Tx, me: Me) => Promise<T>): Promise<T> {
  const me = meOf(call);
  return database.as(systemActor('workflow'), { ...call.origin, onBehalfOf: me.accountId }, async tx =>
    work(tx, { ...me, name: (await personName(tx, me.personId)) ?? me.name }),
  );
}

/** In a case a person goes by the name of the archive; an account may be called after its use. */
async function personName(tx: Tx, personId: string | null): Promise<string | null> {
  if (!personId) return null;
  const row = await tx.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst();
  return row?.name || null;
}

/** A task with its case locked, and the caller's part in it. */
export type Held = {
  readonly task: TaskRecord;
  readonly row: CaseRecord;
  readonly members: readonly MemberRecord[];
  readonly mine: MemberRecord;
  readonly by: By;
};

/**
 * Opens a task for its doer. Refuses task.not-found for who has no part in it, task.ended, task.not-yours while it is another's turn
 * (signers before, a colleague who took it), task.barred for who is a party to what the case decides.
 */
export async function holdTask(engine: Pick<Engine, 'ports'>, tx: Tx, id: string, me: Me): Promise<Held> {
  const read = () =>
    [
      tx.selectFrom('workflow_task').selectAll().where('id', '=', id).executeTakeFirst(),
      tx.selectFrom('workflow_member').selectAll().where('task_id', '=', id).orderBy('stage').orderBy('id').execute(),
    ] as const;
  // Asked for together, they run in this order: what is read is as it stands under the lock.
  let [row, task, members] = await Promise.all([lockCaseOf(tx, id), ...read()]);
  if (!row || !task) throw refuseTask['not-found']();
  // One that another case called was locked a step later.
  if (row.root_id !== row.id) [task, members] = await Promise.all(read());
  if (!task) throw refuseTask['not-found']();
  const parts = members.filter(each => each.account_id === me.accountId);
  if (parts.length === 0) throw refuseTask['not-found']();
  if (task.state !== 'open') throw refuseTask.ended();
  const { mine, holder } = turnOf(task, members, me.accountId);
  if (!mine) throw refuseTask['not-yours']();
  if ((await admitted(tx, engine.ports, row, task.node, [me])).length === 0) throw refuseTask.barred();
  if (holder) throw refuseTask.taken({ by: holder.name });
  return { task, row, members, mine, by: { accountId: me.accountId, name: me.name, forName: mine.for_name } };
}

/**
 * Whose turn a task is: the part by which the account may act now, if it has one, and who else has taken the task, where one alone does it.
 * `stage` is that of those whose turn it is.
 */
export function turnOf(
  task: Pick<TaskRecord, 'mode' | 'need' | 'outcomes'>,
  members: readonly MemberRecord[],
  accountId: string,
): { readonly stage: number; readonly mine: MemberRecord | undefined; readonly holder: MemberRecord | undefined } {
  const verdict = tally(task, members.map(voiceOf));
  const stage = verdict.decided === null ? verdict.stage : stages.owners;
  const acting = members.filter(each => each.stage === stage);
  const mine = acting.find(each => each.account_id === accountId && (each.state === 'open' || each.state === 'taken'));
  const holder =
    task.mode === 'first' ? acting.find(each => each.state === 'taken' && each.id !== mine?.id) : undefined;
  return { stage, mine, holder };
}

export function voiceOf(member: MemberRecord) {
  return {
    stage: member.stage,
    state: member.state,
    outcome: member.outcome,
    forAccount: member.for_account,
    accountId: member.account_id,
  };
}

/** Active accounts of persons, with their names. Refuses task.account-unknown when one is none. */
export async function activeAccounts(tx: Tx, ids: readonly string[]): Promise<{ accountId: string; name: string }[]> {
  const wanted = [...new Set(ids)];
  const rows = await sql<{ id: string; name: string }>`
    select a.id, coalesce(nullif(p.name, ''), a.display_name) as name from account a left join person p on p.id = a.person_id
    where a.id = any(${wanted}::uuid[]) and a.kind = 'person' and a.status = 'active'`.execute(tx);
  if (rows.rows.length !== wanted.length) throw refuseTask['account-unknown']();
  return wanted.map(id => {
    const row = rows.rows.find(each => each.id === id)!;
    return { accountId: row.id, name: row.name };
  });
}
