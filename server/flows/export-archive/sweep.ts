import { sql } from 'kysely';
import { asSystem } from './as-requester.ts';
import type { ExportDeps } from './deps.ts';

/** Deletes files whose link has run out, and ends exports whose making came to nothing without a word. */
export async function sweepExports(
  deps: Pick<ExportDeps, 'database' | 'files' | 'clock'>,
): Promise<{ gone: number; ended: number }> {
  return asSystem(deps.database, async tx => {
    const over = await tx
      .updateTable('export_request')
      .set({ state: 'gone' })
      .where('state', '=', 'ready')
      .where('expires_at', '<=', deps.clock.now())
      .returning('file_id')
      .execute();
    for (const { file_id: id } of over) if (id) await deps.files.remove(tx, id);
    const lost = await sql<{ id: string; state: 'failed' | 'cancelled'; error_text: string | null }>`
      select e.id, j.state, j.error_text from export_request e join job_run j on j.id = e.run_id
      where e.state in ('approved', 'making') and j.state in ('failed', 'cancelled')`.execute(tx);
    for (const { id, state, error_text } of lost.rows) {
      await tx.deleteFrom('export_part').where('export_id', '=', id).execute();
      await tx.updateTable('export_request').set({ state, error_text }).where('id', '=', id).execute();
    }
    return { gone: over.length, ended: lost.rows.length };
  });
}
