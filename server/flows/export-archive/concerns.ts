import { isId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { WorkflowPorts } from '#platform/workflow/workflow.ts';
import { isSamePerson, mayApprove } from './rows.ts';

/** The step of the shipped model that decides; in a model drawn otherwise the command and the database still look. */
export const decidingNode = 'approve';

/**
 * Who may have no hand in deciding an export: whoever asked for it, and who isn't trusted with the people in it. Holds for owners, signers,
 * stand-ins and whoever a task is handed to.
 */
export const exportConcerns: Pick<WorkflowPorts, 'barred' | 'onTask'> = {
  barred: async (tx, { about, node, part, accounts }) => {
    if (part === 'see' || node !== decidingNode || !isId(about)) return [];
    const row = await tx
      .selectFrom('export_request')
      .select(['account_id', 'unit_ids', 'is_everywhere'])
      .where('id', '=', about)
      .executeTakeFirst();
    if (!row) return [];
    const barred: string[] = [];
    for (const account of accounts) if (!(await isFit(tx, account, row))) barred.push(account);
    return barred;
  },
  onTask: async () => undefined,
};

async function isFit(
  tx: Tx,
  account: string,
  row: { account_id: string; unit_ids: string[]; is_everywhere: boolean },
): Promise<boolean> {
  return !(await isSamePerson(tx, account, row.account_id)) && (await mayApprove(tx, account, row));
}
