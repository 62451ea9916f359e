import { note } from '../../audit/note.ts';
import type { Tx } from '../../database/database.ts';
import type { Me } from '../acting.ts';
import type { Engine } from '../engine.ts';
import { refuseCase } from '../refusals.ts';
import { isSealed, openValue } from '../sealed.ts';
import { keptOf } from './task-acts.ts';

/**
 * A sealed value of a case in full, for who began it and for who may see the numbers of the person whom it is about. `tx` acts as the caller,
 * whose row security says whether he sees the case. Refuses case.not-found, case.not-sealed, case.reveal-not-allowed.
 */
export async function revealCaseValue(
  { ports }: Pick<Engine, 'ports'>,
  tx: Tx,
  id: string,
  asked: { readonly field: string; readonly taskId?: string },
  me: Me,
): Promise<string> {
  const row = await tx
    .selectFrom('workflow_case as c')
    .innerJoin('workflow_process as p', 'p.id', 'c.process_id')
    .selectAll('c')
    .select(['p.key as process_key', 'p.name as process_name'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!row) throw refuseCase['not-found']();
  const isStarter = row.starter_account === me.accountId;
  if (row.is_confidential && !isStarter && !(await isParty(tx, id, me))) throw refuseCase['not-found']();
  const task = asked.taskId
    ? await tx
        .selectFrom('workflow_task')
        .selectAll()
        .where('id', '=', asked.taskId)
        .where('case_id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (asked.taskId && !task) throw refuseCase['not-found']();
  const kept = task ? keptOf({ task, row }) : row.data;
  const value = Object.hasOwn(kept, asked.field) ? kept[asked.field] : undefined;
  if (!isSealed(value)) throw refuseCase['not-sealed']();
  // What somebody else has typed since is a draft of his.
  const isOwn = isStarter && task?.draft?.[asked.field] === undefined;
  if (!isOwn && !(row.subject_person && (await ports.mayReveal(tx, row.subject_person))))
    throw refuseCase['reveal-not-allowed']();
  await note(tx, 'case.reveal', row.subject_person ? [row.subject_person] : [], { caseId: id, field: asked.field });
  return String(openValue(ports.secrets, value));
}

async function isParty(tx: Tx, id: string, me: Me): Promise<boolean> {
  const found = await tx
    .selectFrom('workflow_party')
    .select('account_id')
    .where('case_id', '=', id)
    .where('account_id', '=', me.accountId)
    .executeTakeFirst();
  return found !== undefined;
}
