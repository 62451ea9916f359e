import { sql } from 'kysely';
import { type FieldGroup, fieldGroups } from '#contract/action.ts';
import type { ConfirmPaper } from '#contract/recognition.ts';
import { entryKey, type ProposalGroup } from '#contract/recognition-word.ts';
import { normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { addDocument, type Prepared, setRecognisedText } from '#modules/documents/index.ts';
import { archive, changeSection, identityIndex, needPerson, withinReach } from '#modules/people/index.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { concealed, isConcealed } from '../concealed.ts';
import type { RecognitionDeps } from '../deps.ts';
import { needPaper } from '../queries/papers.ts';
import { refuse } from '../refusals.ts';

/**
 * Writes what a person confirmed or mended into the archive by the ordinary commands, from the day he gives, and lays the paper among
 * the documents with its text. What he leaves out is refused. Either all of it is written or nothing.
 */
export async function confirmPaper(
  tx: Tx,
  deps: RecognitionDeps,
  actor: Actor,
  id: string,
  asked: ConfirmPaper,
  prepared: Prepared | null,
): Promise<{ documentId: string | null }> {
  const paper = await needPaper(tx, id);
  if (paper.state !== 'read') throw refuse.state();
  if (!paper.person_id) throw refuse['nobody-chosen']();
  const personId = paper.person_id;
  await needPerson(tx, personId);
  const reach = await withinReach(tx, personId);
  const rows = await tx
    .selectFrom('recognition_proposal')
    .selectAll()
    .where('paper_id', '=', id)
    .orderBy('sort')
    .execute();
  const decided = new Map(asked.values.map(value => [value.id, value.value]));
  const entries = new Map<string, { group: ProposalGroup; values: Record<string, unknown> }>();
  for (const row of rows) {
    const field = archive[row.field_group].fields[row.field];
    const given = decided.get(row.id);
    if (given === undefined || !field) continue;
    if (!reach.has('people.edit', row.field_group))
      throw refuse['group-out-of-reach']({ group: fieldGroups[row.field_group as FieldGroup] });
    const { value: before } = JSON.parse(deps.secrets.open(row.envelope)) as { value: string | null };
    const isLeft = before !== null && isConcealed(reach, row.field_group, row.field) && given === concealed(before);
    // Left as it was shown to him, masked, it is what stands on the paper.
    const value = isLeft ? before : given.trim();
    if (value === '') throw refuse['value-missing']({ field: field.label });
    const key = entryKey(row.field_group, row.page, row.entry);
    const entry = entries.get(key) ?? { group: row.field_group, values: {} };
    entry.values[row.field] ??= value;
    entries.set(key, entry);
    await decide(tx, row.id, 'confirmed', before !== value);
  }
  for (const row of rows) if (!decided.has(row.id)) await decide(tx, row.id, 'refused', false);
  // The basics first: what an identity number must agree with.
  const order: readonly ProposalGroup[] = ['basic', 'identity', 'contact', 'education', 'work', 'certificate'];
  for (const group of order)
    for (const entry of entries.values()) if (entry.group === group) await write(tx, deps, personId, asked.from, entry);
  const documentId =
    asked.kindId && prepared ? await keepDocument(tx, deps, actor, paper, asked.kindId, prepared) : null;
  await tx
    .updateTable('recognition_paper')
    .set({ state: 'done', document_id: documentId })
    .where('id', '=', id)
    .execute();
  return { documentId };
}

async function decide(tx: Tx, id: string, state: 'confirmed' | 'refused', isMended: boolean): Promise<void> {
  await tx.updateTable('recognition_proposal').set({ state, is_mended: isMended }).where('id', '=', id).execute();
}

async function write(
  tx: Tx,
  deps: RecognitionDeps,
  personId: string,
  from: string,
  { group, values }: { group: ProposalGroup; values: Record<string, unknown> },
): Promise<void> {
  const existing = group === 'identity' ? await cardOf(tx, personId) : null;
  if (group === 'basic' || group === 'contact' || existing) {
    const changed = await whatChanges(tx, deps, group, existing ?? personId, from, values);
    if (Object.keys(changed).length > 0)
      await changeSection(tx, deps, group, personId, existing, { from, values: changed });
  }
  // A new entry holds as far back as is known: its own days say when it was true.
  else if (group === 'identity')
    await changeSection(tx, deps, group, personId, null, { values: { kind: 'identity-card', ...values } });
  else await changeSection(tx, deps, group, personId, null, { values });
}

/** The values that are not in the archive already on that day: a paper that says what is known changes nothing. */
async function whatChanges(
  tx: Tx,
  deps: RecognitionDeps,
  group: ProposalGroup,
  key: string,
  from: string,
  values: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const section = archive[group];
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(section.table)} where ${sql.ref(section.key)} = ${key} and valid @> ${from}::date`.execute(
    tx,
  );
  const [known] = rows;
  if (!known) return values;
  const isKnown = (field: string, value: unknown) =>
    field === 'number'
      ? known.number_index === identityIndex(deps.secrets, normaliseIdentityNumber(String(value)))
      : known[section.fields[field]?.column ?? ''] === value;
  return Object.fromEntries(Object.entries(values).filter(([field, value]) => !isKnown(field, value)));
}

/** The person's identity card in the archive, of which a new card is a later version. */
async function cardOf(tx: Tx, personId: string): Promise<string | null> {
  const card = await tx
    .selectFrom('person_identity')
    .select('entry_id')
    .where('person_id', '=', personId)
    .where('kind', '=', 'identity-card')
    .executeTakeFirst();
  return card?.entry_id ?? null;
}

async function keepDocument(
  tx: Tx,
  deps: RecognitionDeps,
  actor: Actor,
  paper: { id: string; person_id: string | null },
  kindId: string,
  prepared: Prepared,
): Promise<string> {
  const { id } = await addDocument(tx, deps, actor, { personId: paper.person_id ?? '', kindId }, prepared);
  const pages = await tx
    .selectFrom('recognition_page')
    .select('text_envelope')
    .where('paper_id', '=', paper.id)
    .orderBy('n')
    .execute();
  await setRecognisedText(tx, id, 1, pages.map(page => deps.secrets.open(page.text_envelope)).join('\n\n'));
  return id;
}
