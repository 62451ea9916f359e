import type { Tx } from '../database/database.ts';
import type { CaseRecord } from './case-row.ts';
import type { TaskNews, WorkflowPorts } from './ports.ts';

type AboutCase = Pick<CaseRecord, 'id' | 'about'>;

/** Those of the accounts who may have a hand in a task of the case; `node` null asks who may come to see it. */
export async function admitted<T extends { readonly accountId: string }>(
  tx: Tx,
  ports: Pick<WorkflowPorts, 'barred'>,
  row: Pick<CaseRecord, 'about'>,
  node: string | null,
  owners: readonly T[],
): Promise<readonly T[]> {
  if (row.about === null || owners.length === 0) return owners;
  const barred = await ports.barred(tx, {
    about: row.about,
    node,
    part: node === null ? 'see' : 'do',
    accounts: owners.map(each => each.accountId),
  });
  return owners.filter(each => !barred.includes(each.accountId));
}

/** Tells the house of a task whose case is about something of its own. */
export async function tellTaskNews(
  tx: Tx,
  ports: Pick<WorkflowPorts, 'onTask'>,
  row: AboutCase,
  news: Pick<TaskNews, 'what' | 'node' | 'dueAt'>,
): Promise<void> {
  if (row.about !== null) await ports.onTask(tx, { ...news, about: row.about, caseId: row.id });
}
