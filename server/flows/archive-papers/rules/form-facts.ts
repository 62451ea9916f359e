import { type FieldGroup, fieldGroups } from '#contract/action.ts';
import type { Employment } from '#contract/employment.ts';
import type { Archive } from '#contract/person.ts';
import type { SectionGroup } from '#contract/person-section.ts';
import { ageOn, type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import { labelOf } from '#law/standards/code-set.ts';
import { standingOn } from './standing.ts';

type Entry = { readonly values: Readonly<Record<string, unknown>> };

/** What the forms print, as text; empty where nothing is known or may be read. */
export type FormFacts = ReturnType<typeof factsOf>;

/** Numbers that may be printed whole, in place of the masked ones. */
export type FullNumbers = { readonly identity: string | null; readonly phone: string | null };

export function factsOf(archive: Archive, day: CivilDate, full: FullNumbers) {
  const basic = (archive.sections.basic?.values ?? {}) as Record<string, unknown>;
  const contact = (archive.sections.contact?.values ?? {}) as Record<string, unknown>;
  const list = (group: SectionGroup): Entry[] => (archive.sections[group] as Entry[] | undefined) ?? [];
  const card = list('identity').find(each => each.values.kind === 'identity-card') ?? list('identity')[0];
  const standing = standingOn(archive.employments ?? [], day);
  const birth = parseCivilDate(text(basic.birthOn));
  const byDay = (entries: Entry[]) =>
    entries.toSorted((a, b) => (text(a.values.startedOn) < text(b.values.startedOn) ? -1 : 1)).map(each => each.values);
  return {
    name: text(basic.name) || archive.person.name,
    formerName: text(basic.formerName),
    sex: basic.sex === 'male' ? '男' : basic.sex === 'female' ? '女' : '',
    birth: birth ? month(birth) : '',
    birthOn: text(basic.birthOn),
    age: birth ? ageOn(birth, day) : null,
    nationality: code('nationality', basic.nationalityCode),
    ethnicity: code('ethnicity', basic.ethnicityCode),
    nativeRegion: code('region', basic.nativeRegionCode),
    marital: code('marital-status', basic.maritalStatusCode),
    political: code('political-status', basic.politicalStatusCode),
    joinedParty: month(text(basic.joinedPartyOn)),
    startedWork: month(text(basic.startedWorkOn)),
    identityKind: card ? code('identity-document', card.values.kind) : '',
    identityNumber: full.identity ?? text(card?.values.numberMasked),
    phone: full.phone ?? text(contact.phoneMasked),
    email: text(contact.email),
    homeAddress: text(contact.homeAddress),
    registeredAddress: text(contact.registeredAddress),
    number: standing.terms?.number ?? archive.person.number,
    company: standing.terms?.legalEntityName ?? '',
    unit: standing.primary?.unitName ?? '',
    post: standing.primary?.postName ?? '',
    grade: standing.primary?.gradeName ?? '',
    hiredOn: standing.terms?.hiredOn ?? '',
    employmentKind: standing.terms ? code('employment', standing.terms.kind) : '',
    education: byDay(list('education')).map(each => ({
      level: code('education', each.educationCode),
      degree: code('degree', each.degreeCode),
      school: text(each.school),
      major: text(each.major),
      span: span(each.startedOn, each.finishedOn),
      isFullTime: each.isFullTime === true,
    })),
    work: byDay(list('work')).map(each => ({
      span: span(each.startedOn, each.finishedOn),
      employer: text(each.employer),
      post: text(each.post),
      referee: text(each.referee),
    })),
    /** Posts held here, oldest first. */
    posts: postsOf(archive.employments ?? [], day),
    certificates: list('certificate').map(({ values }) => ({
      name: text(values.name),
      number: text(values.number),
      issuedBy: text(values.issuedBy),
      issuedOn: text(values.issuedOn),
    })),
    rewards: list('reward')
      .map(({ values }) => ({
        on: text(values.decidedOn),
        kind: values.isDiscipline === true ? '处分' : '奖励',
        title: text(values.title),
        by: text(values.decidedBy),
      }))
      .toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    family: list('family').map(({ values }) => ({
      kinship: code('kinship', values.kinshipCode),
      name: text(values.name),
      birth: month(text(values.birthOn)),
      workplace: text(values.workplace),
      phone: text(values.phone),
      isEmergency: values.isEmergency === true,
    })),
    /** Parts of the form that the reader may not read. */
    leftOut: (['job', 'identity', 'contact', 'education', 'work', 'family', 'certificate', 'reward'] as const)
      .filter((group: FieldGroup) =>
        group === 'job' ? !archive.employments : archive.sections[group as SectionGroup] === undefined,
      )
      .map(group => fieldGroups[group]),
  };
}

function postsOf(employments: readonly Employment[], day: CivilDate) {
  return employments
    .flatMap(each => each.assignments)
    .filter(each => (each.from ?? '') <= day)
    .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
    .map(each => ({
      span: span(each.from, each.until !== null && each.until <= day ? each.until : null),
      text: [each.unitName, each.postName].filter(Boolean).join(' ') + (each.isPrimary ? '' : '（兼任）'),
    }));
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const code = (set: Parameters<typeof labelOf>[0], value: unknown): string =>
  typeof value === 'string' ? (labelOf(set, value) ?? value) : '';
/** 1990-03-04 as forms have it: 1990.03. */
const month = (day: string): string => (day === '' ? '' : day.slice(0, 7).replace('-', '.'));
const span = (from: unknown, until: unknown): string => {
  const [first, last] = [month(text(from)), month(text(until))];
  return first === '' && last === '' ? '' : `${first}—${last}`;
};
