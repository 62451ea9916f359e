import { createHash } from 'node:crypto';
import type { Tx } from '../../database/database.ts';
import type { Engine } from '../engine.ts';
import { createProcess, putInForce, saveDraft } from './edit-process.ts';

export type Shipped = { readonly key: string; readonly name: string; readonly xml: string };

/** How a version tells that it came with the product, and from which text. */
const noteOf = (xml: string) => `随产品提供 ${createHash('sha256').update(xml).digest('hex').slice(0, 12)}`;

/**
 * A process that comes with the product. New: put in force. There already: a text that was never here becomes a draft, unless somebody has one.
 * Throws when the text has errors, so that a faulty one is found before it is shipped.
 */
export async function shipProcess(engine: Engine, tx: Tx, shipped: Shipped): Promise<void> {
  const there = await tx.selectFrom('workflow_process').select('id').where('key', '=', shipped.key).executeTakeFirst();
  const note = noteOf(shipped.xml);
  if (!there) {
    const { number } = await createProcess(engine, tx, { ...shipped, isBuiltIn: true }, null);
    await tx
      .updateTable('workflow_version')
      .set({ note })
      .where('number', '=', number)
      .where('state', '=', 'draft')
      .where('process_id', '=', eb => eb.selectFrom('workflow_process').select('id').where('key', '=', shipped.key))
      .execute();
    await putInForce(engine, tx, shipped.key, number, null);
    return;
  }
  const versions = await tx
    .selectFrom('workflow_version')
    .select(['note', 'state'])
    .where('process_id', '=', there.id)
    .execute();
  if (versions.some(each => each.note === note || each.state === 'draft')) return;
  await saveDraft(engine, tx, shipped.key, { xml: shipped.xml, note }, null);
}
