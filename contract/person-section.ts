import Type, { type Static, type TProperties } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Fen, Id, IdParams, Instant, Line, Nullable } from './shape.ts';

/**
 * The sections of an archive. A change gives only the values that change: what is left out stays as it was (so a number shown masked
 * need not be sent again). Null empties a value. What a new entry must have, the server asks for (people.value-missing).
 */
const Code = Nullable(Line(20, 1));

const basic = {
  name: Line(100, 1),
  formerName: Line(100),
  sex: Nullable(Type.Enum(['male', 'female'])),
  birthOn: Nullable(Day),
  nationalityCode: Code,
  ethnicityCode: Code,
  nativeRegionCode: Code,
  maritalStatusCode: Code,
  politicalStatusCode: Code,
  joinedPartyOn: Nullable(Day),
  startedWorkOn: Nullable(Day),
  note: Line(2000),
};
const identityBase = {
  kind: Type.String({ minLength: 1, maxLength: 40, description: 'code set identity-document' }),
  issuedBy: Line(200),
  expiresOn: Nullable(Day),
};
const contactBase = {
  email: Nullable(Line(200)),
  wechat: Line(100),
  homeAddress: Line(300),
  registeredAddress: Line(300),
};
const family = {
  name: Line(100, 1),
  kinshipCode: Code,
  phone: Nullable(Line(30)),
  birthOn: Nullable(Day),
  workplace: Line(200),
  isEmergency: Type.Boolean(),
};
const education = {
  educationCode: Line(20, 1),
  degreeCode: Code,
  school: Line(200),
  major: Line(200),
  startedOn: Nullable(Day),
  finishedOn: Nullable(Day),
  isFullTime: Nullable(Type.Boolean()),
  isHighest: Type.Boolean(),
};
const work = {
  employer: Line(200, 1),
  post: Line(200),
  startedOn: Nullable(Day),
  finishedOn: Nullable(Day),
  reasonLeft: Line(500),
  referee: Line(200),
};
const certificate = {
  kindCode: Code,
  name: Line(200, 1),
  number: Line(100),
  issuedBy: Line(200),
  issuedOn: Nullable(Day),
  expiresOn: Nullable(Day),
};
const reward = {
  isDiscipline: Type.Boolean(),
  kindCode: Nullable(Type.String({ maxLength: 20, description: 'code set reward, or discipline' })),
  title: Line(200, 1),
  decidedOn: Nullable(Day),
  decidedBy: Line(200),
  documentNumber: Line(100),
  note: Line(2000),
};
const bankBase = { bankName: Line(100), branch: Line(200), accountName: Line(100) };
const compensation = {
  item: Type.Enum(['base', 'post', 'performance', 'allowance', 'other']),
  amountFen: Fen,
  period: Type.Enum(['month', 'year', 'day', 'hour']),
  reason: Line(500),
};
export const compensationItemLabels: Record<Static<typeof compensation.item>, string> = {
  base: '基本工资',
  post: '岗位工资',
  performance: '绩效工资',
  allowance: '津贴补贴',
  other: '其他',
};
export const compensationPeriodLabels = { month: '月', year: '年', day: '日', hour: '小时' } as const;

const given = <P extends TProperties>(fields: P) => Type.Partial(Type.Object(fields), { additionalProperties: false });

export const BasicValues = given(basic);
export const IdentityValues = given({ ...identityBase, number: Line(40, 1) });
export const ContactValues = given({ ...contactBase, phone: Nullable(Line(30)) });
export const FamilyValues = given(family);
export const EducationValues = given(education);
export const WorkValues = given(work);
export const CertificateValues = given(certificate);
export const RewardValues = given(reward);
export const BankValues = given({ ...bankBase, number: Line(40, 1) });
export const CompensationValues = given(compensation);

export const sectionValues = {
  basic: BasicValues,
  contact: ContactValues,
  identity: IdentityValues,
  family: FamilyValues,
  education: EducationValues,
  work: WorkValues,
  certificate: CertificateValues,
  reward: RewardValues,
  bank: BankValues,
  compensation: CompensationValues,
} as const;
export type SectionGroup = keyof typeof sectionValues;
export type SectionInput<G extends SectionGroup> = Static<(typeof sectionValues)[G]>;

/** What is shown: every value, the sealed and the private ones masked. */
export const shownValues = {
  basic: Type.Object(basic),
  contact: Type.Object({ ...contactBase, phoneMasked: Nullable(Type.String()) }),
  identity: Type.Object({ ...identityBase, numberMasked: Type.String() }),
  family: Type.Object(family),
  education: Type.Object(education),
  work: Type.Object(work),
  certificate: Type.Object(certificate),
  reward: Type.Object(reward),
  bank: Type.Object({ ...bankBase, numberMasked: Type.String() }),
  compensation: Type.Object(compensation),
} as const;
export type SectionShown<G extends SectionGroup> = Static<(typeof shownValues)[G]>;

/** Groups with one value at a time; the others are lists of entries, each with a dated life of its own. */
export const singleGroups = ['basic', 'contact'] as const satisfies readonly SectionGroup[];
export type SingleGroup = (typeof singleGroups)[number];
export type ListGroup = Exclude<SectionGroup, SingleGroup>;
export const listGroups = Object.keys(sectionValues).filter(
  group => !(singleGroups as readonly string[]).includes(group),
) as ListGroup[];

export const versionFields = {
  versionId: Id,
  /** Null: as far back as is known. */
  from: Nullable(Day),
  /** The first day on which it no longer holds; null: open. */
  until: Nullable(Day),
  recordedAt: Instant,
};

// --- booking ----------------------------------------------------------------------------------------------------------

export const Booked = Type.Object({ versionId: Id, entryId: Nullable(Id) });
export type Booked = Static<typeof Booked>;

const EntryParams = Type.Object({ id: Id, entryId: Id }, { additionalProperties: false });
export const VersionParams = Type.Object({ id: Id, versionId: Id }, { additionalProperties: false });
export const RescindQuery = Type.Object({ heal: Type.Optional(Type.Boolean()) }, { additionalProperties: false });

const refusals = ['people.not-found', 'people.version-not-found', 'people.value-missing', 'people.value-invalid'];
const common = <G extends SectionGroup>(group: G) =>
  ({ action: 'people.edit', group, tag: 'people', refusals }) as const;

function versionEndpoints<G extends SectionGroup>(group: G) {
  return {
    correct: endpoint({
      ...common(group),
      method: 'PATCH',
      path: `/people/:id/sections/${group}/versions/:versionId`,
      summary: `Correct a version of ${group}: same days, other values`,
      params: VersionParams,
      body: Type.Object({ values: sectionValues[group] }, { additionalProperties: false }),
      reply: Booked,
    }),
    rescind: endpoint({
      ...common(group),
      method: 'DELETE',
      path: `/people/:id/sections/${group}/versions/:versionId`,
      summary: `Take a version of ${group} back`,
      description:
        'With heal (the default) the version before it is drawn out over its days; without, the days stay empty.',
      params: VersionParams,
      query: RescindQuery,
    }),
  };
}

function single<G extends SingleGroup>(group: G) {
  return {
    change: endpoint({
      ...common(group),
      method: 'POST',
      path: `/people/:id/sections/${group}`,
      summary: `Change ${group} from a day on`,
      description: 'The day may lie in the future. keepLater keeps changes that are booked for later days.',
      params: IdParams,
      body: Type.Object(
        {
          from: Day,
          until: Type.Optional(Nullable(Day)),
          keepLater: Type.Optional(Type.Boolean()),
          values: sectionValues[group],
        },
        { additionalProperties: false },
      ),
      reply: Booked,
    }),
    ...versionEndpoints(group),
  };
}

function list<G extends ListGroup>(group: G) {
  return {
    add: endpoint({
      ...common(group),
      method: 'POST',
      path: `/people/:id/sections/${group}`,
      summary: `Add an entry to ${group}`,
      params: IdParams,
      body: Type.Object(
        {
          /** Null or left out: as far back as is known. */
          from: Type.Optional(Nullable(Day)),
          until: Type.Optional(Nullable(Day)),
          values: sectionValues[group],
        },
        { additionalProperties: false },
      ),
      reply: Booked,
    }),
    change: endpoint({
      ...common(group),
      method: 'POST',
      path: `/people/:id/sections/${group}/:entryId`,
      summary: `Change an entry of ${group} from a day on`,
      params: EntryParams,
      body: Type.Object(
        {
          from: Day,
          until: Type.Optional(Nullable(Day)),
          keepLater: Type.Optional(Type.Boolean()),
          values: sectionValues[group],
        },
        { additionalProperties: false },
      ),
      reply: Booked,
    }),
    end: endpoint({
      ...common(group),
      method: 'POST',
      path: `/people/:id/sections/${group}/:entryId/end`,
      summary: `End an entry of ${group}`,
      params: EntryParams,
      body: Type.Object({ lastDay: Day }, { additionalProperties: false }),
    }),
    ...versionEndpoints(group),
  };
}

/** `sections.basic.change`, `sections.identity.add` … */
export const sections = {
  basic: single('basic'),
  contact: single('contact'),
  identity: list('identity'),
  family: list('family'),
  education: list('education'),
  work: list('work'),
  certificate: list('certificate'),
  reward: list('reward'),
  bank: list('bank'),
  compensation: list('compensation'),
} as const;

export const sectionGroups = Object.keys(sectionValues) as SectionGroup[];

export function isSectionGroup(group: string): group is SectionGroup {
  return Object.hasOwn(sectionValues, group);
}
