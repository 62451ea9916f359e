import { createHash } from 'node:crypto';
import { checkDefinition } from '#contract/form-check.ts';
import type { FormDefinition } from '#contract/form-definition.ts';
import type { Tx } from '#platform/database/database.ts';
import { draftOf, insertForm, insertVersion, updateForm } from '../store.ts';

export type ShippedForm = {
  readonly key: string;
  readonly name: string;
  readonly help?: string;
  readonly definition: FormDefinition;
};

/**
 * Brings a form that ships with the product. A new one is in force at once. Where the product has another definition than it last brought,
 * that comes as a draft, unless somebody draws already; what is in force stays. Run again it does nothing. `tx` acts as the system.
 * @throws Error where the definition is wrong, which is a fault of the program
 */
export async function seedForm(
  tx: Tx,
  shipped: ShippedForm,
  at: Date = new Date(),
): Promise<'made' | 'drafted' | 'kept'> {
  const issues = checkDefinition(shipped.definition);
  if (issues[0]) throw new Error(`form ${shipped.key}: ${issues[0].path} ${issues[0].zh}`);
  const { key, name, help = '', definition } = shipped;
  const digest = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
  const there = await tx.selectFrom('form').selectAll().where('key', '=', key).forUpdate().executeTakeFirst();
  if (!there) {
    const formId = await insertForm(tx, { key, name, help, digest });
    await insertVersion(tx, { formId, state: 'in-force', definition, note: '随产品提供', at });
    return 'made';
  }
  // A form of the house's own that happens to have this key is the house's.
  if (there.shipped_digest === digest || there.shipped_digest === '') return 'kept';
  if (await draftOf(tx, there.id)) return 'kept';
  await insertVersion(tx, {
    formId: there.id,
    state: 'draft',
    definition,
    note: '随产品更新带来的新版本，核对后启用',
    at,
  });
  await updateForm(tx, there.id, { shipped_digest: digest });
  return 'drafted';
}
