import type { FieldGroup } from '#contract/action.ts';
import type { FieldKey } from './fields.ts';
import type { PersonDraft } from './person-draft.ts';

/** A person on file as an import compares it. Numbers stand as blind indexes; what the importer may not see is null, or only matched by. */
export type OnFile = {
  readonly personId: string;
  readonly inReach: boolean;
  /** The field groups that the importer may read of this person. */
  readonly sees: ReadonlySet<string>;
  readonly documents: readonly string[];
  readonly phones: readonly string[];
  readonly number: string;
  readonly name: string;
  readonly sex: string | null;
  readonly birthOn: string | null;
  readonly unitId: string | null;
  readonly postName: string | null;
  readonly educationCode: string | null;
  readonly hiredOn: string | null;
  readonly basePay: number | null;
  readonly banks: readonly string[] | null;
};

export type Holders = {
  readonly byDocument: OnFile | undefined;
  readonly byNumber: OnFile | undefined;
  readonly byPhone: readonly OnFile[];
};

export type Standing = 'new' | 'unchanged' | 'differs';
export type Match = {
  readonly person: OnFile | null;
  readonly problems: readonly { readonly field: FieldKey; readonly code: string; readonly why: string }[];
};

const elsewhere = '已属于系统中的另一名员工，请核对';

/**
 * Who on file a row is: the holder of its identity number; where either has none, the holder of its staff number if the name is the
 * same. A number or phone that anybody else holds is a duplicate.
 */
export function matchPerson(draft: PersonDraft, holders: Holders): Match {
  const problems: { field: FieldKey; code: string; why: string }[] = [];
  const { byDocument, byNumber } = holders;
  const nameless = draft.document === null || byNumber?.documents.length === 0;
  const person = byDocument ?? (byNumber && nameless && byNumber.name === draft.name ? byNumber : null);
  if (person && !person.inReach) {
    const field = byDocument ? 'documentNumber' : 'number';
    return {
      person: null,
      problems: [
        {
          field,
          code: byDocument ? 'id_duplicate' : 'number_duplicate',
          why: '已属于系统中的另一名员工，且不在您的管理范围内',
        },
      ],
    };
  }
  if (byNumber && byNumber !== person) problems.push({ field: 'number', code: 'number_duplicate', why: elsewhere });
  if (holders.byPhone.length > 0 && !holders.byPhone.some(each => each === person))
    problems.push({ field: 'mobile', code: 'phone_duplicate', why: elsewhere });
  return { person, problems };
}

/**
 * The fields in which a row tells otherwise than the file on record. What the row leaves blank is not compared, nor is what the importer
 * may not read: a difference would tell it, guess by guess.
 */
export function differences(
  draft: PersonDraft,
  person: OnFile,
  indexes: { readonly document: string | null; readonly bank: string | null },
): FieldKey[] {
  const found: FieldKey[] = [];
  const sees = (group: FieldGroup) => person.sees.has(group);
  const compare = (field: FieldKey, told: string | number | null, known: string | number | null) => {
    if (told !== null && told !== '' && told !== known) found.push(field);
  };
  compare('number', draft.number, person.number);
  compare('name', draft.name, person.name);
  compare('sex', draft.sex, person.sex);
  if (sees('identity') && indexes.document !== null && !person.documents.includes(indexes.document))
    found.push('documentNumber');
  compare('birthOn', draft.birthOn, person.birthOn);
  if (sees('contact') && draft.contact?.phone && !person.phones.includes(draft.contact.phone)) found.push('mobile');
  compare('unit', draft.unitId, person.unitId);
  if (sees('job')) compare('post', draft.postName, person.postName);
  if (sees('education')) compare('education', draft.education?.code ?? null, person.educationCode);
  if (sees('job')) compare('hiredOn', draft.hiredOn, person.hiredOn);
  if (person.basePay !== null) compare('basePay', draft.basePay, person.basePay);
  if (person.banks !== null && indexes.bank !== null && !person.banks.includes(indexes.bank)) found.push('bankCard');
  return found;
}
