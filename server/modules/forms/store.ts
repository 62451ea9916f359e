import { sql } from 'kysely';
import type { FormDefinition } from '#contract/form-definition.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import type { VersionRow } from './tables.ts';
import './tables.ts';

export type FormRow = { id: string; key: string; name: string; help: string; shipped_digest: string };

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

export async function formByKey(tx: Tx, key: string): Promise<FormRow> {
  const found = await tx.selectFrom('form').selectAll().where('key', '=', key).executeTakeFirst();
  if (!found) throw refuse['not-found']();
  return found;
}

/** Newest first. */
export async function versionsOf(tx: Tx, formId: string): Promise<VersionRow[]> {
  const found =
    await sql<VersionRow>`select * from form_version where form_id = ${formId} order by number desc`.execute(tx);
  return found.rows;
}

/** The version in force of a form, or undefined. */
export async function inForce(tx: Tx, key: string): Promise<VersionRow | undefined> {
  const found = await sql<VersionRow>`select v.* from form_version v join form f on f.id = v.form_id
    where f.key = ${key} and v.state = 'in-force'`.execute(tx);
  return found.rows[0];
}

/** A version that is or was in force. */
export async function versionNumbered(tx: Tx, key: string, number: number): Promise<VersionRow | undefined> {
  const found = await sql<VersionRow>`select v.* from form_version v join form f on f.id = v.form_id
    where f.key = ${key} and v.number = ${number} and v.state <> 'draft'`.execute(tx);
  return found.rows[0];
}

/** The number of the version that was in force at an instant; where none was yet, that of today. */
export async function versionAt(tx: Tx, key: string, at: Date): Promise<number | null> {
  const found = await sql<{ number: number }>`select v.number from form_version v join form f on f.id = v.form_id
    where f.key = ${key} and v.state <> 'draft' and (v.state = 'in-force' or v.in_force_at <= ${at})
    order by coalesce(v.in_force_at <= ${at}, false) desc, v.in_force_at desc, v.number desc limit 1`.execute(tx);
  return found.rows[0]?.number ?? null;
}

/** Held until the transaction ends, so that two who draw the same form do so one after the other. */
export async function draftOf(tx: Tx, formId: string): Promise<VersionRow | undefined> {
  const found =
    await sql<VersionRow>`select * from form_version where form_id = ${formId} and state = 'draft' for update`.execute(
      tx,
    );
  return found.rows[0];
}

export async function insertForm(
  tx: Tx,
  form: { key: string; name: string; help: string; digest?: string },
): Promise<string> {
  const id = newId();
  const { key, name, help, digest = '' } = form;
  await tx.insertInto('form').values({ id, key, name, help, shipped_digest: digest }).execute();
  return id;
}

export async function updateForm(
  tx: Tx,
  id: string,
  changes: { name?: string; help?: string; shipped_digest?: string },
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await tx.updateTable('form').set(changes).where('id', '=', id).execute();
}

export type NewVersion = {
  readonly formId: string;
  readonly state: 'draft' | 'in-force';
  readonly definition: FormDefinition;
  readonly note: string;
  readonly at: Date;
};

/** Gives its number. */
export async function insertVersion(tx: Tx, made: NewVersion): Promise<number> {
  const last = await tx
    .selectFrom('form_version')
    .select(eb => eb.fn.max('number').as('n'))
    .where('form_id', '=', made.formId)
    .executeTakeFirst();
  const number = (last?.n ?? 0) + 1;
  await tx
    .insertInto('form_version')
    .values({
      id: newId(),
      form_id: made.formId,
      number,
      state: made.state,
      definition: json(made.definition),
      note: made.note,
      edited_at: made.at,
      in_force_at: made.state === 'in-force' ? made.at : null,
    })
    .execute();
  return number;
}

export async function updateDraft(
  tx: Tx,
  id: string,
  changes: { definition: FormDefinition; note?: string | undefined; at: Date },
): Promise<void> {
  await tx
    .updateTable('form_version')
    .set({
      definition: json(changes.definition),
      ...(changes.note === undefined ? {} : { note: changes.note }),
      edited_at: changes.at,
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteDraft(tx: Tx, formId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('form_version')
    .where('form_id', '=', formId)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export async function retireVersion(tx: Tx, formId: string): Promise<void> {
  await tx
    .updateTable('form_version')
    .set({ state: 'retired' })
    .where('form_id', '=', formId)
    .where('state', '=', 'in-force')
    .execute();
}

/** The draft takes the place of the version in force. */
export async function enforce(tx: Tx, draft: Pick<VersionRow, 'id' | 'form_id'>, at: Date): Promise<void> {
  await retireVersion(tx, draft.form_id);
  await tx.updateTable('form_version').set({ state: 'in-force', in_force_at: at }).where('id', '=', draft.id).execute();
}
