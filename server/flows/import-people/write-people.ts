import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { Archive } from './archive.ts';
import type { Custom } from './custom.ts';
import type { PersonDraft } from './rules/person-draft.ts';

export type Writing = {
  readonly archive: Archive;
  readonly secrets: Secrets;
  readonly today: CivilDate;
  readonly runId: string;
  readonly accountId: string | null;
  /** Null where no column fills a custom field. */
  readonly custom: Custom | null;
};

/**
 * Creates persons in batches within one transaction and notes them with the run. While the database writes one batch the next is
 * sealed, so two are under way at any time.
 */
export async function writePeople(
  tx: Tx,
  writing: Writing,
  batches: AsyncIterable<PersonDraft[]> | Iterable<PersonDraft[]>,
  took: (soFar: number) => void,
): Promise<number> {
  let count = 0;
  let pending: Promise<void> = Promise.resolve();
  let next: Promise<void> = pending;
  try {
    for await (const drafts of batches) {
      if (drafts.length === 0) continue;
      next = writeBatch(tx, writing, drafts);
      // Waited for below.
      next.catch(() => {});
      await pending;
      pending = next;
      count += drafts.length;
      took(count);
    }
    await pending;
  } catch (fault) {
    // The transaction is about to be taken back; a statement that came after its end would stand on its own.
    await Promise.allSettled([pending, next]);
    throw fault;
  }
  return count;
}

async function writeBatch(tx: Tx, writing: Writing, drafts: readonly PersonDraft[]): Promise<void> {
  const { archive, secrets, today, runId, accountId, custom } = writing;
  const ids = await archive.create(tx, secrets, drafts, today);
  await custom?.create(tx, drafts, ids);
  const rows = ids.map((personId, i) => ({
    id: newId(),
    run_id: runId,
    account_id: accountId,
    person_id: personId,
    row: drafts[i]?.row ?? 0,
  }));
  await tx.insertInto('import_person').values(rows).execute();
}
