import type { Static } from 'typebox';
import type {
  BankValues,
  BasicValues,
  ContactValues,
  EducationValues,
  IdentityValues,
  SectionGroup,
} from '#contract/person-section.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { insertDated } from '#platform/database/dated/dated.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { archive } from './fields.ts';
import { sortKeyOf, wordsOf } from './rules/name-words.ts';
import { emptyValues, insertWords, type Row, toRow } from './store.ts';

/** The archive of a person who is to be made. Values are taken as checked and tidy; see `checkValues`. */
export type NewArchive = {
  readonly id: string;
  readonly basic: Static<typeof BasicValues>;
  readonly identity?: readonly Static<typeof IdentityValues>[];
  readonly contact?: Static<typeof ContactValues> | null;
  readonly education?: readonly Static<typeof EducationValues>[];
  readonly bank?: readonly Static<typeof BankValues>[];
};

/** The columns of `person` that the employment gives. */
export type Projection = {
  readonly unit_id: string | null;
  readonly number: string;
  readonly post_name: string;
  readonly legal_entity_id: string | null;
  readonly grade_id: string | null;
  readonly employment_kind: string | null;
  readonly employment_status: string;
  readonly hired_on: string | null;
  readonly left_on: string | null;
};

/** First values hold as far back as is known. */
const always = '(,)';

/**
 * Makes persons, set by set: the anchor with its projection at once, so that person_refresh need not run for each, then the
 * sections and the words of search. Leaders are left to `person_refresh_leaders`.
 */
export async function insertPeople(
  tx: Tx,
  secrets: Secrets,
  people: ReadonlyArray<{ readonly archive: NewArchive; readonly projection: Projection }>,
): Promise<void> {
  if (people.length === 0) return;
  await insertDated(
    tx,
    { table: 'person', key: 'id' },
    people.map(({ archive: made, projection }) => ({
      id: made.id,
      name: made.basic.name ?? '',
      sort_key: sortKeyOf(made.basic.name ?? ''),
      sex: made.basic.sex ?? null,
      birth_on: made.basic.birthOn ?? null,
      education_code: highest(made.education ?? []),
      led_by: [],
      is_withdrawn: false,
      created_at: new Date().toISOString(),
      ...projection,
    })),
  );
  const rows: Partial<Record<SectionGroup, Row[]>> = {};
  const add = (group: SectionGroup, personId: string, values: Row) => {
    rows[group] ??= [];
    rows[group].push({
      id: newId(),
      ...(archive[group].isList ? { entry_id: newId() } : {}),
      person_id: personId,
      valid: always,
      ...toRow(secrets, group, { ...emptyValues(group), ...values }),
    });
  };
  for (const { archive: made } of people) {
    add('basic', made.id, made.basic);
    if (made.contact) add('contact', made.id, made.contact);
    for (const values of made.identity ?? []) add('identity', made.id, values);
    for (const values of made.education ?? []) add('education', made.id, values);
    for (const values of made.bank ?? []) add('bank', made.id, values);
  }
  for (const [group, list] of Object.entries(rows)) await insertDated(tx, archive[group as SectionGroup], list);
  await insertWords(
    tx,
    people.map(({ archive: made, projection }) => ({
      person_id: made.id,
      words: wordsOf(
        [made.basic.name ?? '', ...(made.basic.formerName ? [made.basic.formerName] : [])],
        [projection.number],
      ),
    })),
  );
}

/** As person_refresh chooses: the one marked as highest, else the highest by code (11 博士研究生 to 90 其他). */
function highest(education: NonNullable<NewArchive['education']>): string | null {
  const codes = education.map(each => ({ code: each.educationCode ?? '', first: each.isHighest ? '0' : '1' }));
  codes.sort((a, b) => (a.first + a.code < b.first + b.code ? -1 : 1));
  return codes[0]?.code ?? null;
}
