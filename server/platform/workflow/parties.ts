import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import type { CaseRecord } from './case-row.ts';
import type { WorkflowPorts, WorkNotice } from './ports.ts';

/** From now on these accounts may see the case. */
export async function addParties(tx: Tx, caseId: string, accounts: readonly string[]): Promise<void> {
  if (accounts.length === 0) return;
  await sql`insert into workflow_party (case_id, account_id)
    select ${caseId}, a from unnest(${[...new Set(accounts)]}::uuid[]) a on conflict do nothing`.execute(tx);
}

type Told = Omit<WorkNotice, 'link'> & { readonly taskId?: string };

/** A notice that leads to the task where there is one, or to the case. */
export async function tellAccounts(
  tx: Tx,
  ports: Pick<WorkflowPorts, 'notify'>,
  row: Pick<CaseRecord, 'id'>,
  told: Told,
): Promise<void> {
  const { taskId, to, ...rest } = told;
  if (to.length === 0) return;
  const link = taskId ? `/inbox?task=${taskId}` : `/cases/${row.id}`;
  await ports.notify(tx, { ...rest, to: [...new Set(to)], link });
}
