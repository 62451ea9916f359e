import type { RebindWork } from '#contract/phone-rebind-work.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Me, type MemberRecord, type TaskRecord, voiceOf } from '#platform/workflow/acting.ts';
import { stateOf } from '#platform/workflow/case-row.ts';
import { tally } from '#platform/workflow/rules/tally.ts';
import { dataAt } from '#platform/workflow/turn-case.ts';
import { decidingNodes } from './desk.ts';
import { caseOf } from './hear-news.ts';

const nothing: RebindWork = {
  caseId: null,
  caseNumber: '',
  isHeld: false,
  decision: null,
  voices: [],
  corrections: [],
};

/** How far the desk is with a rebinding, for a member who is no party to it. Runs as the system: members see cases of which they have a task. */
export async function readWork(tx: Tx, rebindId: string, me: Me, now: Date): Promise<RebindWork> {
  const found = await caseOf(tx, rebindId);
  if (!found) return nothing;
  const row = await tx.selectFrom('workflow_case').selectAll().where('id', '=', found.id).executeTakeFirstOrThrow();
  const [tasks, members] = await Promise.all([
    tx
      .selectFrom('workflow_task')
      .selectAll()
      .where('case_id', '=', row.id)
      .orderBy('arrived_at')
      .orderBy('id')
      .execute(),
    tx.selectFrom('workflow_member').selectAll().where('case_id', '=', row.id).orderBy('at').orderBy('name').execute(),
  ]);
  const of = (task: TaskRecord) => members.filter(each => each.task_id === task.id);
  const deciding = tasks.filter(each => decidingNodes.includes(each.node)).at(-1);
  const open = deciding?.state === 'open' ? deciding : undefined;
  const state = stateOf(row);
  return {
    caseId: row.id,
    caseNumber: row.number,
    isHeld: row.is_held,
    decision: open
      ? {
          ...openTask(open, of(open), me, now),
          name: open.name,
          needed: open.need,
          outcomes: open.outcomes.map(({ code, label, sense, reason }) => ({ code, label, sense, reason })),
        }
      : null,
    voices: deciding ? voicesIn(deciding, of(deciding)) : [],
    corrections: tasks
      .filter(each => each.state === 'open' && !decidingNodes.includes(each.node))
      .flatMap(task => {
        const token = state.tokens.find(each => each.id === task.token);
        const source = token && (dataAt(state, token).source as { id?: unknown } | undefined);
        return typeof source?.id === 'string' ? [{ ...openTask(task, of(task), me, now), sourceId: source.id }] : [];
      }),
  };
}

function openTask(task: TaskRecord, members: readonly MemberRecord[], me: Me, now: Date) {
  const verdict = tally(task, members.map(voiceOf));
  const stage = verdict.decided === null ? verdict.stage : 100;
  const here = members.filter(each => each.stage === stage);
  const mine = here.find(each => each.account_id === me.accountId && isOpen(each));
  const holder = here.find(each => each.state === 'taken' && each.id !== mine?.id);
  return {
    taskId: task.id,
    dueAt: task.due_at?.toISOString() ?? null,
    isLate: task.due_at !== null && task.due_at <= now,
    isMine: mine !== undefined && !(holder && task.mode === 'first'),
  };
}

const isOpen = (member: MemberRecord) => member.state === 'open' || member.state === 'taken';

function voicesIn(task: TaskRecord, members: readonly MemberRecord[]): RebindWork['voices'] {
  return members.flatMap(({ state, name, for_name, outcome, at }) =>
    state === 'gone'
      ? []
      : [
          {
            name,
            forName: for_name,
            outcomeLabel: task.outcomes.find(each => each.code === outcome)?.label ?? '',
            at: at?.toISOString() ?? null,
            state,
          },
        ],
  );
}
