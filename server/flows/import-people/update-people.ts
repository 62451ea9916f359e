import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { How, SectionAsk, SectionMoved } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Moved } from '#platform/database/dated/many.ts';
import type { Archive } from './archive.ts';
import type { Indexes } from './indexes.ts';
import { findHolders } from './on-file.ts';
import { matchPerson } from './rules/match-person.ts';
import type { PersonDraft } from './rules/person-draft.ts';
import { bookedFrom, type Update, updatesOf } from './rules/person-updates.ts';
import type { Writing } from './write-people.ts';

export type Matched = { readonly draft: PersonDraft; readonly personId: string };

/** What the rows of persons on file would change, by row; nothing where nothing differs or is not the importer's to change. */
export async function updatesFor(
  tx: Tx,
  archive: Archive,
  matched: readonly Matched[],
  indexes: Indexes,
  today: CivilDate,
): Promise<Map<number, Update[]>> {
  if (matched.length === 0) return new Map();
  const sections = await archive.sections(
    tx,
    matched.map(each => each.personId),
    today,
  );
  return new Map(
    matched.map(({ draft, personId }) => {
      const numbers = {
        document: draft.document ? indexes.document(draft.document.number) : null,
        bank: draft.bank ? indexes.bank(draft.bank.number) : null,
      };
      return [draft.row, updatesOf(draft, sections.get(personId) ?? {}, numbers)];
    }),
  );
}

/** Of which section something was moved: one of the product's, or one that HR drew. */
export type ImportMoved = Moved & { readonly group: SectionMoved['group'] | 'custom' };

export type Updated = { readonly people: number; readonly refused: ReadonlyArray<{ row: number; why: string }> };

/**
 * Writes what rows tell of persons on file, as it differs now: since the check somebody else may have changed them. Rows whose person
 * is no longer there, or whose number somebody else has taken meanwhile, change nothing.
 */
export async function updatePeople(
  tx: Tx,
  writing: Writing,
  drafts: readonly PersonDraft[],
  indexes: Indexes,
  how: How,
): Promise<Updated> {
  const { archive, secrets, today, runId, accountId, custom } = writing;
  const holdersOf = await findHolders(tx, drafts, indexes);
  const matched = drafts.flatMap((draft): Matched[] => {
    const { person, problems } = matchPerson(draft, holdersOf(draft));
    return person && problems.length === 0 ? [{ draft, personId: person.personId }] : [];
  });
  const updates = await updatesFor(tx, archive, matched, indexes, today);
  const rowOf = new Map<string, number>();
  const asks = matched.flatMap(({ draft, personId }): SectionAsk[] => {
    rowOf.set(personId, draft.row);
    const wanted = updates.get(draft.row) ?? [];
    const booked = how.kind === 'change' ? wanted.flatMap(each => bookedFrom(each, draft, how.from)) : wanted;
    return booked.map(({ group, entryId, values, newFrom }) => ({ personId, group, entryId, values, newFrom, how }));
  });
  const done = await archive.update(tx, secrets, asks, today);
  for (const each of matched) rowOf.set(each.personId, each.draft.row);
  const drawn = (await custom?.update(tx, matched, how)) ?? { moved: [], refused: [] };
  const moved = [...done.moved, ...drawn.moved.map(each => ({ ...each, group: 'custom' as const }))];
  await note(
    tx,
    moved.map(each => ({ ...each, id: newId(), runId, accountId, row: rowOf.get(each.personId) ?? 0 })),
  );
  return {
    people: new Set(moved.map(each => each.personId)).size,
    refused: [...done.refused.map(({ ask, why }) => ({ row: rowOf.get(ask.personId) ?? 0, why })), ...drawn.refused],
  };
}

async function note(
  tx: Tx,
  rows: ReadonlyArray<ImportMoved & { id: string; runId: string; accountId: string | null; row: number }>,
): Promise<void> {
  if (rows.length === 0) return;
  const list = rows.map(each => ({
    id: each.id,
    run_id: each.runId,
    account_id: each.accountId,
    person_id: each.personId,
    row: each.row,
    section: each.group,
    key: each.key,
    superseded: each.superseded,
    made: each.made,
  }));
  await sql`insert into import_change (id, run_id, account_id, person_id, row, section, key, superseded, made)
    select id, run_id, account_id, person_id, row, section, key, superseded, made
    from jsonb_populate_recordset(null::import_change, ${JSON.stringify(list)}::jsonb)`.execute(tx);
}
