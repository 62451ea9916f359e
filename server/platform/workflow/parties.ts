import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import type { CaseRecord } from './case-row.ts';
import type { WorkflowPorts, WorkNotice } from './ports.ts';
import { refuseCase } from './refusals.ts';

/** From now on these accounts may see the case. */
export async function addParties(tx: Tx, caseId: string, accounts: readonly string[]): Promise<void> {
  if (accounts.length === 0) return;
  await sql`insert into workflow_party (case_id, account_id)
    select ${caseId}, a from unnest(${[...new Set(accounts)]}::uuid[]) a on conflict do nothing`.execute(tx);
}

/** A confidential case is shown to nobody new by a word in it: only by a task. Refuses case.confidential. */
export async function needPart(
  tx: Tx,
  row: Pick<CaseRecord, 'id' | 'is_confidential'>,
  accounts: readonly string[],
): Promise<void> {
  if (!row.is_confidential || accounts.length === 0) return;
  const wanted = [...new Set(accounts)];
  const found = await tx
    .selectFrom('workflow_party')
    .select('account_id')
    .where('case_id', '=', row.id)
    .where('account_id', 'in', wanted)
    .execute();
  if (found.length < wanted.length) throw refuseCase.confidential();
}

/** These accounts see the case no more, as when it turns out to be about them. */
export async function dropParties(tx: Tx, caseId: string, accounts: readonly string[]): Promise<void> {
  if (accounts.length === 0) return;
  await tx
    .deleteFrom('workflow_party')
    .where('case_id', '=', caseId)
    .where('account_id', 'in', [...accounts])
    .execute();
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
