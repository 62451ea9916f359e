import { type RawBuilder, type Selectable, sql } from 'kysely';
import { blank } from '#workflow/run/advance.ts';
import type { State } from '#workflow/run/state.ts';
import type { Tx } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import { refuseCase } from './refusals.ts';
import './tables.ts';

export type CaseRecord = Selectable<Tables['workflow_case']> & {
  readonly process_key: string;
  readonly process_name: string;
};

/**
 * Locks a case for this transaction and reads it. Of a case that another called, the outermost is locked first, so that two who move
 * within one tree never wait for each other.
 */
export async function lockCase(tx: Tx, id: string): Promise<CaseRecord> {
  return (await lockAlone(tx, sql`${id}`)) ?? lockWithin(tx, id);
}

/** The case of a task, locked as by lockCase. Null when there is no such task. */
export async function lockCaseOf(tx: Tx, taskId: string): Promise<CaseRecord | null> {
  const ofTask = sql`(select t.case_id from workflow_task t where t.id = ${taskId})`;
  const alone = await lockAlone(tx, ofTask);
  if (alone) return alone;
  const found = await tx.selectFrom('workflow_task').select('case_id').where('id', '=', taskId).executeTakeFirst();
  return found ? lockWithin(tx, found.case_id) : null;
}

const locked = sql`select c.*, p.key as process_key, p.name as process_name
  from workflow_case c join workflow_process p on p.id = c.process_id`;

/** A case that no other called, as most: one statement. */
async function lockAlone(tx: Tx, id: RawBuilder<unknown>): Promise<CaseRecord | undefined> {
  const rows = await sql<CaseRecord>`${locked} where c.id = ${id} and c.root_id = c.id for update of c`.execute(tx);
  return rows.rows[0];
}

async function lockWithin(tx: Tx, id: string): Promise<CaseRecord> {
  await sql`select from workflow_case where id = (select root_id from workflow_case where id = ${id}) for update`.execute(
    tx,
  );
  const rows = await sql<CaseRecord>`${locked} where c.id = ${id} for update of c`.execute(tx);
  if (!rows.rows[0]) throw refuseCase['not-found']();
  return rows.rows[0];
}

export function stateOf(row: Pick<CaseRecord, 'stands' | 'data'>): State {
  const kept = row.stands as Partial<State>;
  return { ...blank(), ...kept, data: row.data };
}

/** What is kept of a state: all but the data, which has a column of its own. */
export function keptState(state: State): string {
  const { data: _, ...rest } = state;
  return JSON.stringify(rest);
}
