import { type Selectable, sql } from 'kysely';
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
  const read = (alone: boolean) =>
    sql<CaseRecord>`
      select c.*, p.key as process_key, p.name as process_name
      from workflow_case c join workflow_process p on p.id = c.process_id
      where c.id = ${id} ${alone ? sql`and c.root_id = c.id` : sql``} for update of c`.execute(tx);
  const [alone] = (await read(true)).rows;
  if (alone) return alone;
  await sql`select from workflow_case where id = (select root_id from workflow_case where id = ${id}) for update`.execute(
    tx,
  );
  const [within] = (await read(false)).rows;
  if (!within) throw refuseCase['not-found']();
  return within;
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
