import { checkDefinition, type DefinitionIssue } from '#contract/form-check.ts';
import { type FormDefinition, fieldsOf, formLimits } from '#contract/form-definition.ts';
import { parseInstant } from '#kernel/instant.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import {
  deleteDraft,
  draftOf,
  enforce,
  formByKey,
  insertForm,
  insertVersion,
  retireVersion,
  updateDraft,
  updateForm,
} from '../store.ts';

/** What a new form shows first. */
const firstDefinition: FormDefinition = { sections: [{ title: '申请内容', fields: [] }] };

export type NewForm = {
  readonly key: string;
  readonly name: string;
  readonly help?: string;
  readonly definition?: FormDefinition;
};

export async function createForm(tx: Tx, given: NewForm, at: Date): Promise<{ key: string; number: number }> {
  const taken = await tx.selectFrom('form').select('id').where('key', '=', given.key).executeTakeFirst();
  if (taken) throw refuse['key-taken']({ key: given.key, field: '/body/key' });
  const definition = given.definition ?? firstDefinition;
  needBounds(definition);
  const formId = await insertForm(tx, { key: given.key, name: given.name.trim() || given.key, help: given.help ?? '' });
  return { key: given.key, number: await insertVersion(tx, { formId, state: 'draft', definition, note: '', at }) };
}

export type Draft = {
  readonly definition: FormDefinition;
  readonly name?: string;
  readonly help?: string;
  readonly note?: string;
  readonly basedOn?: string | null;
};

export async function saveDraft(
  tx: Tx,
  key: string,
  draft: Draft,
  at: Date,
): Promise<{ number: number; editedAt: string; issues: DefinitionIssue[] }> {
  needBounds(draft.definition);
  const form = await formByKey(tx, key);
  const there = await draftOf(tx, form.id);
  if (draft.basedOn !== undefined) {
    const seen = draft.basedOn === null ? null : (parseInstant(draft.basedOn)?.getTime() ?? null);
    if ((there?.edited_at.getTime() ?? null) !== seen)
      throw refuse['saved-meanwhile']({ by: there?.edited_by_name ?? '他人' });
  }
  const number = there
    ? there.number
    : await insertVersion(tx, {
        formId: form.id,
        state: 'draft',
        definition: draft.definition,
        note: draft.note ?? '',
        at,
      });
  if (there) await updateDraft(tx, there.id, { definition: draft.definition, note: draft.note, at });
  const name = draft.name?.trim();
  await updateForm(tx, form.id, {
    ...(name ? { name } : {}),
    ...(draft.help === undefined ? {} : { help: draft.help }),
  });
  return { number, editedAt: at.toISOString(), issues: checkDefinition(draft.definition) };
}

export async function dropDraft(tx: Tx, key: string): Promise<void> {
  const form = await formByKey(tx, key);
  if (!(await deleteDraft(tx, form.id))) throw refuse['no-draft']();
}

/** What is already filled in on another version stays with it; from now on this one is filled in. */
export async function putInForce(tx: Tx, key: string, number: number, at: Date): Promise<void> {
  const form = await formByKey(tx, key);
  const draft = await draftOf(tx, form.id);
  if (!draft || draft.number !== number) throw refuse['no-draft']();
  const issues = checkDefinition(draft.definition);
  if (issues[0]) throw refuse['has-errors']({ count: issues.length, first: issues[0].zh });
  await enforce(tx, draft, at);
}

export async function retireForm(tx: Tx, key: string): Promise<void> {
  await retireVersion(tx, (await formByKey(tx, key)).id);
}

/** A draft may be wrong, but not boundless. */
function needBounds(definition: FormDefinition): void {
  if (fieldsOf(definition).length > formLimits.fields) throw refuse['too-big']();
}
