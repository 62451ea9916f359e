import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';

/**
 * Records what is no write: a sensitive value read, an export, a sign-in. `kind` is a stable code such as `people.reveal`; `facts` holds
 * codes, counts and ids.
 */
export async function note(tx: Tx, kind: string, personIds: readonly string[], facts: object): Promise<void> {
  await sql`select audit_note(${kind}, ${personIds as string[]}::uuid[], ${JSON.stringify(facts)}::jsonb)`.execute(tx);
}
