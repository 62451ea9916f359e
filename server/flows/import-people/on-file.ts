import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Indexes } from './indexes.ts';
import { type Holders, matchPerson, type OnFile } from './rules/match-person.ts';
import type { PersonDraft } from './rules/person-draft.ts';

type Found = {
  person_id: string;
  in_reach: boolean;
  sees: string[];
  documents: string[];
  phones: string[];
  number: string;
  name: string;
  sex: string | null;
  birth_on: string | null;
  unit_id: string | null;
  post_name: string | null;
  education_code: string | null;
  hired_on: string | null;
  amount_fen: number | null;
  banks: string[] | null;
};

/** Looks up, for a batch of rows at once, who holds their numbers and phones. */
export async function findHolders(
  tx: Tx,
  drafts: readonly PersonDraft[],
  indexes: Indexes,
): Promise<(draft: PersonDraft) => Holders> {
  const documents = drafts.flatMap(each => (each.document ? [indexes.document(each.document.number)] : []));
  const numbers = drafts.flatMap(each => (each.number ? [each.number] : []));
  const phones = drafts.flatMap(each => phoneOf(each) ?? []);
  const { rows } =
    await sql<Found>`select * from import_existing(${documents}::text[], ${numbers}::text[], ${phones}::text[])`.execute(
      tx,
    );
  const byDocument = new Map<string, OnFile>();
  const byNumber = new Map<string, OnFile>();
  const byPhone = new Map<string, OnFile[]>();
  for (const row of rows) {
    const person = onFile(row);
    for (const document of person.documents) byDocument.set(document, person);
    if (person.number !== '') byNumber.set(person.number, person);
    for (const phone of person.phones) byPhone.set(phone, [...(byPhone.get(phone) ?? []), person]);
  }
  return draft => ({
    byDocument: draft.document ? byDocument.get(indexes.document(draft.document.number)) : undefined,
    byNumber: draft.number ? byNumber.get(draft.number) : undefined,
    byPhone: byPhone.get(phoneOf(draft) ?? '') ?? [],
  });
}

/** A shared office line is nobody's own. */
function phoneOf(draft: PersonDraft): string | null {
  const phone = draft.contact?.phone ?? null;
  return phone === null || phone.includes('-') ? null : phone;
}

function onFile(row: Found): OnFile {
  return {
    personId: row.person_id,
    inReach: row.in_reach,
    sees: new Set(row.sees),
    documents: row.documents,
    phones: row.phones,
    number: row.number,
    name: row.name,
    sex: row.sex,
    birthOn: row.birth_on,
    unitId: row.unit_id,
    postName: row.post_name,
    educationCode: row.education_code,
    hiredOn: row.hired_on,
    basePay: row.amount_fen,
    banks: row.banks,
  };
}

export async function hasPeople(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`select exists (select from person) as some`.execute(tx);
  return rows[0]?.some ?? false;
}

/** Those whom nobody has put on file, and whose numbers nobody has taken, since they were checked. */
export async function withoutKnown(tx: Tx, drafts: readonly PersonDraft[], indexes: Indexes): Promise<PersonDraft[]> {
  const holdersOf = await findHolders(tx, drafts, indexes);
  return drafts.filter(draft => {
    const match = matchPerson(draft, holdersOf(draft));
    return match.person === null && match.problems.length === 0;
  });
}
