import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import type { TaskRecord } from './acting.ts';
import type { Owner } from './ports.ts';

/** More owners for an open task, beside those it has. */
export async function addMembers(
  tx: Tx,
  task: Pick<TaskRecord, 'id' | 'case_id'>,
  owners: readonly Owner[],
): Promise<void> {
  if (owners.length === 0) return;
  await tx
    .insertInto('workflow_member')
    .values(
      owners.map(owner => ({
        id: newId(),
        task_id: task.id,
        case_id: task.case_id,
        account_id: owner.accountId,
        name: owner.name,
        part: 'owner' as const,
        stage: 100,
        for_account: null,
        for_name: '',
        at: null,
      })),
    )
    .onConflict(on => on.doNothing())
    .execute();
}
