import type { Tx } from '#platform/database/database.ts';
import './tables.ts';

/** What a recognition read out of a version, for the search. Does nothing where the version is out of reach. */
export async function setRecognisedText(tx: Tx, documentId: string, version: number, text: string): Promise<void> {
  await tx
    .updateTable('document_version')
    // The search needs no more of it, and a row stays small.
    .set({ recognised_text: text.slice(0, 100_000).toWellFormed() })
    .where('document_id', '=', documentId)
    .where('n', '=', version)
    .execute();
}
