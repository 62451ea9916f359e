import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import type { MemberRecord, TaskRecord } from './acting.ts';
import type { Owner } from './ports.ts';
import { stages } from './rules/tally.ts';

/** Somebody who comes to have to do with a task; an owner where nothing else is told. */
export type NewMember = Owner & {
  readonly part?: MemberRecord['part'];
  readonly stage?: number;
  /** Of a stand-in: whose. */
  readonly forAccount?: string;
  readonly forName?: string;
};

/** Adds members to a task. Who is one at that stage already stays as he is. */
export async function addMembers(
  tx: Tx,
  task: Pick<TaskRecord, 'id' | 'case_id'>,
  members: readonly NewMember[],
): Promise<void> {
  if (members.length === 0) return;
  await tx
    .insertInto('workflow_member')
    .values(
      members.map(each => ({
        id: newId(),
        task_id: task.id,
        case_id: task.case_id,
        account_id: each.accountId,
        name: each.name,
        part: each.part ?? 'owner',
        stage: each.stage ?? stages.owners,
        for_account: each.forAccount ?? null,
        for_name: each.forName ?? '',
        at: null,
      })),
    )
    .onConflict(on => on.doNothing())
    .execute();
}
