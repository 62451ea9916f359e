import { sql } from 'kysely';
import { StaleToken } from '#workflow/run/advance.ts';
import type { Tx } from '../database/database.ts';
import { lockCase } from './case-row.ts';
import { startForHouse } from './commands/start-case.ts';
import { drive, type Engine } from './drive.ts';
import { theSystem } from './entries.ts';

export type Message = {
  readonly what: 'message' | 'signal';
  readonly name: string;
  readonly correlation: string | null;
  /** The case that told it; null when the house did. */
  readonly caseId?: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
};

/**
 * Hands a message to one case that waits for it (by its correlation where it has one), or begins a case of each process that starts with it;
 * a signal to all. Gives how many heard it.
 */
export async function handOn(engine: Engine, tx: Tx, message: Message): Promise<number> {
  const { what, name, correlation } = message;
  const waiting = await sql<{ case_id: string; token: number }>`
    select case_id, token from workflow_wait
    where kind = ${what} and name = ${name}
      and (${what} = 'signal' or correlation is not distinct from ${correlation})
    order by case_id, token ${what === 'message' ? sql`limit 1` : sql``}`.execute(tx);
  let heard = 0;
  const from = message.caseId ? { message: { name, from: message.caseId } } : {};
  for (const wait of what === 'signal' ? onePerCase(waiting.rows) : waiting.rows) {
    const row = await lockCase(tx, wait.case_id);
    if (row.state !== 'running') continue;
    const data = { ...from, ...message.data };
    try {
      await drive(
        engine,
        tx,
        wait.case_id,
        what === 'signal' ? { kind: 'signal', name, data } : { kind: 'done', token: wait.token, data },
        theSystem,
      );
      heard++;
    } catch (fault) {
      // It went on meanwhile.
      if (!(fault instanceof StaleToken)) throw fault;
    }
  }
  if (what === 'message' && heard > 0) return heard;
  const starts = await sql<{ node: string; key: string }>`
    select s.node, p.key from workflow_start s join workflow_version v on v.id = s.version_id and v.state = 'in-force'
    join workflow_process p on p.id = v.process_id where s.kind = ${what} and s.name = ${name}`.execute(tx);
  for (const start of starts.rows) {
    await startForHouse(engine, tx, {
      process: start.key,
      node: start.node,
      data: { ...from, ...message.data, ...(correlation ? { correlation } : {}) },
    });
    heard++;
  }
  return heard;
}

function onePerCase<R extends { readonly case_id: string }>(rows: readonly R[]): R[] {
  return rows.filter((row, i) => rows.findIndex(each => each.case_id === row.case_id) === i);
}
