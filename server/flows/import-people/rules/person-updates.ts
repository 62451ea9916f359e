import type { SectionGroup } from '#contract/person-section.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { maskBankCard } from '#law/standards/bank-card.ts';
import { type CodeSetName, labelOf } from '#law/standards/code-set.ts';
import { maskIdentityNumber } from '#law/standards/identity-number.ts';
import type { CustomKey } from './column.ts';
import type { FieldKey } from './fields.ts';
import type { PersonDraft } from './person-draft.ts';

/** An entry of a section as it stands today; numbers as blind indexes and masks. `entryId` null where the section is no list. */
export type Entry = {
  readonly entryId: string | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly numberIndex: string | null;
  readonly numberMasked: string;
};

/** A person's sections that the importer may both read and change; any other is absent. */
export type Sections = Partial<Record<SectionGroup, readonly Entry[]>>;

/** `label` where the field is a custom one. */
export type ShownChange = {
  readonly field: FieldKey | CustomKey;
  readonly label?: string;
  readonly from: string;
  readonly to: string;
};

/** What a row would have changed in one entry; `entryId` null of a list is a new entry. */
export type Update = {
  readonly group: SectionGroup;
  readonly entryId: string | null;
  readonly isNew: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  /** The first day of a new entry; null for as far back as is known. */
  readonly newFrom: CivilDate | null;
  readonly shown: readonly ShownChange[];
};

type Numbers = { readonly document: string | null; readonly bank: string | null };
type Told = readonly [field: FieldKey, name: string, value: unknown, set?: CodeSetName | 'sex'];

/** 学历 “其他”: also what a school without a level was taken for, so that it says too little to change a level. */
const otherEducation = '90';

/** Where a row tells otherwise than these sections. What the row leaves blank changes nothing; the note, the post and the unit neither. */
export function updatesOf(draft: PersonDraft, on: Sections, numbers: Numbers): Update[] {
  return [
    ...single(on, 'basic', [
      ['name', 'name', draft.name],
      ['sex', 'sex', draft.sex, 'sex'],
      ['birthOn', 'birthOn', draft.birthOn],
      ['nationality', 'nationalityCode', draft.nationality, 'nationality'],
      ['ethnicity', 'ethnicityCode', draft.ethnicity, 'ethnicity'],
      ['maritalStatus', 'maritalStatusCode', draft.maritalStatus, 'marital-status'],
      ['politicalStatus', 'politicalStatusCode', draft.politicalStatus, 'political-status'],
      ['firstWorkedOn', 'startedWorkOn', draft.firstWorkedOn],
    ]),
    ...single(on, 'contact', [
      // A shared office line is nobody's own.
      ['mobile', 'phone', draft.contact?.phone?.includes('-') ? null : draft.contact?.phone],
      ['email', 'email', draft.contact?.email],
      ['homeAddress', 'homeAddress', draft.contact?.homeAddress],
      ['registeredAddress', 'registeredAddress', draft.contact?.registeredAddress],
    ]),
    ...documentOf(draft, on, numbers),
    ...educationOf(draft, on),
    ...bankOf(draft, on, numbers),
    ...payOf(draft, on),
  ];
}

function single(on: Sections, group: SectionGroup, told: readonly Told[]): Update[] {
  const entries = on[group];
  return entries ? entryUpdate(group, entries[0] ?? null, told) : [];
}

/** The differences from one entry, or a new one with all that is told. */
function entryUpdate(
  group: SectionGroup,
  entry: Entry | null,
  told: readonly Told[],
  more: { values?: Record<string, unknown>; shown?: ShownChange[]; newFrom?: CivilDate | null } = {},
): Update[] {
  const values: Record<string, unknown> = { ...more.values };
  const shown: ShownChange[] = [...(more.shown ?? [])];
  for (const [field, name, value, set] of told) {
    if (value === null || value === undefined || value === '') continue;
    const before = entry?.values[name] ?? '';
    if (value === before) continue;
    values[name] = value;
    shown.push({ field, from: textOf(before, set), to: textOf(value, set) });
  }
  if (shown.length === 0) return [];
  return [{ group, entryId: entry?.entryId ?? null, isNew: !entry, values, newFrom: more.newFrom ?? null, shown }];
}

function textOf(value: unknown, set?: CodeSetName | 'sex'): string {
  const text = String(value ?? '');
  if (text === '' || set === undefined) return text;
  if (set === 'sex') return text === 'male' ? '男' : '女';
  return labelOf(set, text) ?? text;
}

/** A document where there is none yet, or the end of the one that is there. Another number is another person's, or a fault. */
function documentOf(draft: PersonDraft, on: Sections, numbers: Numbers): Update[] {
  const { document } = draft;
  if (!on.identity || !document || document.kind === '') return [];
  const entry = on.identity.find(each => each.numberIndex === numbers.document);
  const told: Told[] = [['documentUntil', 'expiresOn', document.expiresOn]];
  if (entry) return entryUpdate('identity', entry, told);
  if (on.identity.length > 0) return [];
  return entryUpdate('identity', null, told, {
    values: { kind: document.kind, number: document.number },
    shown: [{ field: 'documentNumber', from: '', to: maskIdentityNumber(document.number) }],
  });
}

function educationOf(draft: PersonDraft, on: Sections): Update[] {
  const { education } = draft;
  if (!on.education || !education) return [];
  const entry = on.education.toSorted((a, b) => rankOf(a).localeCompare(rankOf(b)))[0] ?? null;
  const saysLevel = education.code !== otherEducation || !entry;
  return entryUpdate(
    'education',
    entry,
    [
      ['education', 'educationCode', saysLevel ? education.code : null, 'education'],
      ['degree', 'degreeCode', education.degree, 'degree'],
      ['school', 'school', education.school],
      ['major', 'major', education.major],
      ['graduatedOn', 'finishedOn', education.finishedOn],
    ],
    entry ? {} : { values: { isHighest: true } },
  );
}

/**
 * How an update is booked from a day on. A level of education that was attained is a new entry beside the old, which is no longer the
 * highest; anything else changes the entry that is there.
 */
export function bookedFrom(update: Update, draft: PersonDraft, from: CivilDate): Update[] {
  const { education } = draft;
  if (update.group !== 'education' || update.isNew || !education || !('educationCode' in update.values))
    return [update.isNew ? { ...update, newFrom: from } : update];
  const told: Record<string, unknown> = { educationCode: education.code, isHighest: true };
  if (education.degree) told.degreeCode = education.degree;
  if (education.school) told.school = education.school;
  if (education.major) told.major = education.major;
  if (education.finishedOn) told.finishedOn = education.finishedOn;
  return [
    { ...update, values: { isHighest: false } },
    { ...update, entryId: null, isNew: true, values: told, newFrom: from },
  ];
}

/** The entry that counts as the highest comes first: the one marked so, else by code (11 博士研究生 to 90 其他). */
function rankOf(entry: Entry): string {
  return `${entry.values.isHighest ? '0' : '1'}${entry.values.educationCode ?? ''}`;
}

function bankOf(draft: PersonDraft, on: Sections, numbers: Numbers): Update[] {
  const { bank } = draft;
  if (!on.bank || !bank) return [];
  const same = on.bank.find(each => each.numberIndex === numbers.bank);
  const told: Told[] = [['bankName', 'bankName', bank.bankName]];
  if (same) return entryUpdate('bank', same, told);
  const entry = on.bank[0] ?? null;
  return entryUpdate('bank', entry, told, {
    values: { number: bank.number, ...(entry ? {} : { accountName: draft.name }) },
    shown: [{ field: 'bankCard', from: entry?.numberMasked ?? '', to: maskBankCard(bank.number) }],
  });
}

function payOf(draft: PersonDraft, on: Sections): Update[] {
  if (!on.compensation || draft.basePay === null) return [];
  const entry = on.compensation.find(each => each.values.item === 'base') ?? null;
  const before = entry ? Number(entry.values.amountFen) : null;
  if (before === draft.basePay || (entry && entry.values.period !== 'month')) return [];
  const shown = { field: 'basePay' as const, from: before === null ? '' : yuan(before), to: yuan(draft.basePay) };
  const values = { amountFen: draft.basePay, ...(entry ? {} : { item: 'base', period: 'month' }) };
  return entryUpdate('compensation', entry, [], { values, shown: [shown], newFrom: draft.hiredOn });
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2).replace(/\.00$/, '');
}
