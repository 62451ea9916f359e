import { sql } from 'kysely';
import type { duplicateKinds } from '#contract/person.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { wholeNameQuery } from '../rules/name-words.ts';
import { identityIndex } from '../store.ts';

export type Likeness = {
  /** Normalised. */
  readonly identityNumber?: string | null;
  readonly phone?: string | null;
  readonly name?: string | null;
  readonly birthOn?: string | null;
  readonly exceptPersonId?: string | null;
};

/** `personId` is null where the person is out of the actor's reach. */
export type Twin = { readonly kind: (typeof duplicateKinds)[number]; readonly personId: string | null };

/** Who in the whole company is like this; nobody for an actor who may neither create nor edit people. */
export async function findTwins(tx: Tx, secrets: Secrets, like: Likeness): Promise<Twin[]> {
  const index = like.identityNumber ? identityIndex(secrets, like.identityNumber) : null;
  const nameQuery = like.name ? wholeNameQuery(like.name) : null;
  const found = await sql<{ kind: Twin['kind']; person_id: string | null }>`
    select kind, person_id from person_twin(${index}, ${like.phone || null}, ${like.name ?? null}, ${nameQuery},
      ${like.birthOn ?? null}::date, ${like.exceptPersonId ?? null}::uuid)`.execute(tx);
  return found.rows.map(row => ({ kind: row.kind, personId: row.person_id }));
}

export type Existing = {
  readonly kind: 'identity' | 'phone' | 'number';
  readonly value: string;
  readonly personId: string | null;
};

/**
 * The same for many at once, by blind index of the identity number (`identityIndex`), phone and employee number: who is there
 * already. `personId` is null where the person is out of the actor's reach.
 */
export async function findExisting(
  tx: Tx,
  asked: { identityIndexes: readonly string[]; phones: readonly string[]; numbers: readonly string[] },
): Promise<Existing[]> {
  const found = await sql<{ kind: Existing['kind']; value: string; person_id: string | null }>`
    select kind, value, person_id from person_existing(${asked.identityIndexes as string[]}::text[],
      ${asked.phones as string[]}::text[], ${asked.numbers as string[]}::text[])`.execute(tx);
  return found.rows.map(row => ({ kind: row.kind, value: row.value, personId: row.person_id }));
}
