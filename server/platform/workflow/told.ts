import { sql } from 'kysely';
import { StaleToken } from '#workflow/run/advance.ts';
import type { Tx } from '../database/database.ts';
import { lockCase } from './case-row.ts';
import { startForHouse } from './commands/start-case.ts';
import { drive } from './drive.ts';
import type { Engine } from './engine.ts';
import { theSystem } from './entries.ts';

/** A message for a certain case that does not wait for it yet, or no more. It is handed on again, and in the end shown to an administrator. */
export class Unheard extends Error {}

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
  const from = message.caseId ? { message: { name, from: message.caseId } } : {};
  const data = { ...from, ...message.data };
  let heard = 0;
  for (const wait of await waitingFor(tx, message)) {
    const row = await lockCase(tx, wait.case_id);
    if (row.state !== 'running') continue;
    const input =
      what === 'signal'
        ? ({ kind: 'signal', name, data } as const)
        : ({ kind: 'done', token: wait.token, data } as const);
    try {
      await drive(engine, tx, wait.case_id, input, theSystem);
      heard++;
    } catch (fault) {
      // Another message came first, or it went on meanwhile; the next that waits may have this one.
      if (!(fault instanceof StaleToken)) throw fault;
    }
    if (what === 'message' && heard > 0) return heard;
  }
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

/** In the order in which cases are locked everywhere, outermost first, so that two signals never wait for each other. */
async function waitingFor(tx: Tx, { what, name, correlation }: Message): Promise<{ case_id: string; token: number }[]> {
  const found = await sql<{ case_id: string; token: number }>`
    select w.case_id, w.token from workflow_wait w join workflow_case c on c.id = w.case_id
    where w.kind = ${what} and w.name = ${name}
      and (${what} = 'signal' or w.correlation is not distinct from ${correlation})
    order by c.root_id, w.case_id, w.token ${what === 'message' ? sql`limit 50` : sql``}`.execute(tx);
  if (what === 'message') return found.rows;
  // A signal reaches all in a case that wait for it at once.
  return [...new Map(found.rows.map(row => [row.case_id, row])).values()];
}
