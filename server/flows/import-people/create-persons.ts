import { sql } from 'kysely';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { resolve } from '#law/standards/code-set.ts';
import { sortKeyOf, wordsOf } from '#modules/people/rules/name-words.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { indexesOf } from './indexes.ts';
import type { PersonDraft } from './rules/person-draft.ts';

type Row = Record<string, unknown>;

/** Creates persons with their archives and employments: one statement a table, whatever their number. */
export async function createPersons(
  tx: Tx,
  secrets: Secrets,
  drafts: readonly PersonDraft[],
  today: CivilDate,
): Promise<string[]> {
  const indexes = indexesOf(secrets);
  const rows: Record<string, Row[]> = {};
  const add = (table: string, row: Row) => {
    rows[table] ??= [];
    rows[table].push(row);
  };
  const ids = drafts.map(draft => {
    const person_id = newId();
    const from = draft.hiredOn ?? today;
    const valid = `[${from},)`;
    const until = draft.leftOn ? addDays(draft.leftOn, 1) : '';
    const term = `[${from},${until})`;
    const entry = () => ({ id: newId(), entry_id: newId(), person_id, valid });
    add('person', { id: person_id, unit_id: draft.unitId, name: draft.name, led_by: [], number: draft.number });
    add('person_basic', {
      id: newId(),
      person_id,
      valid: '(,)',
      name: draft.name,
      name_sort: sortKeyOf(draft.name),
      sex: draft.sex,
      birth_on: draft.birthOn,
      nationality_code: draft.nationality,
      ethnicity_code: draft.ethnicity,
      marital_status_code: draft.maritalStatus,
      political_status_code: draft.politicalStatus,
      started_work_on: draft.firstWorkedOn,
      former_name: '',
      note: draft.note,
    });
    if (draft.document) {
      const { number } = draft.document;
      add('person_identity', {
        ...entry(),
        kind: draft.document.kind,
        number_envelope: secrets.seal(number),
        number_index: indexes.document(number),
        number_masked: masked(number),
        issued_by: '',
        expires_on: draft.document.expiresOn,
      });
    }
    if (draft.contact) {
      add('person_contact', {
        id: newId(),
        person_id,
        valid,
        phone: draft.contact.phone,
        email: draft.contact.email,
        wechat: '',
        home_address: draft.contact.homeAddress,
        registered_address: draft.contact.registeredAddress,
      });
    }
    if (draft.emergency) {
      add('person_family', {
        ...entry(),
        name: draft.emergency.name,
        kinship_code: resolve('kinship', draft.emergency.kin)?.code ?? null,
        phone: draft.emergency.phone,
        workplace: '',
        is_emergency: true,
      });
    }
    if (draft.education) {
      add('person_education', {
        ...entry(),
        education_code: draft.education.code,
        degree_code: draft.education.degree,
        school: draft.education.school,
        major: draft.education.major,
        finished_on: draft.education.finishedOn,
        is_highest: true,
      });
    }
    if (draft.bank) {
      add('person_bank', {
        ...entry(),
        bank_name: draft.bank.bankName,
        branch: '',
        account_name: draft.name,
        number_envelope: secrets.seal(draft.bank.number),
        number_index: indexes.bank(draft.bank.number),
        number_masked: masked(draft.bank.number),
      });
    }
    const employment_id = newId();
    add('employment', { id: employment_id, person_id });
    add('employment_version', {
      id: newId(),
      employment_id,
      person_id,
      valid: term,
      number: draft.number,
      kind: draft.employmentKind ?? 'full-time',
      status: 'active',
      hired_on: from,
      confirmed_on: draft.confirmedOn,
      leaving_reason: '',
    });
    if (draft.unitId) {
      add('assignment', {
        ...entry(),
        valid: term,
        employment_id,
        is_primary: true,
        reason: 'hire',
        unit_id: draft.unitId,
        post_name: draft.postName,
        workplace: draft.workplace,
      });
    }
    if (draft.basePay !== null) {
      add('compensation', {
        ...entry(),
        valid: term,
        item: 'base',
        amount_fen: draft.basePay,
        period: 'month',
        reason: '',
      });
    }
    add('person_word', { person_id, words: wordsOf([draft.name], [draft.number]).filter(word => word.isWellFormed()) });
    return person_id;
  });
  for (const [table, list] of Object.entries(rows)) await insert(tx, table, list);
  await sql`select person_refresh(${ids}::uuid[])`.execute(tx);
  return ids;
}

async function insert(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  if (table === 'person_word') {
    await sql`insert into person_word (person_id, words)
      select w.person_id, array_to_tsvector(w.words) from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) w(person_id uuid, words text[])`.execute(
      tx,
    );
    return;
  }
  const columns = sql.join(Object.keys(rows[0] ?? {}).map(column => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
}

function masked(number: string): string {
  return number.length <= 8
    ? '*'.repeat(number.length)
    : `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}`;
}
