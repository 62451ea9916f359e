import Type, { type Static } from 'typebox';
import { fieldGroupCodes } from './action.ts';
import { Employment, Hiring } from './employment.ts';
import { endpoint } from './endpoint.ts';
import {
  BasicValues,
  CompensationValues,
  ContactValues,
  IdentityValues,
  type SectionGroup,
  shownValues,
  versionFields,
} from './person-section.ts';
import { Day, Id, IdParams, Instant, Line, List, MomentQuery, Nullable } from './shape.ts';

/** Where somebody stands today: not yet, working, on leave, gone; `none` has no employment at all. */
export const employmentStatuses = ['to-come', 'active', 'leave', 'left', 'none'] as const;
export type EmploymentStatus = (typeof employmentStatuses)[number];
export const employmentStatusLabels: Record<EmploymentStatus, string> = {
  'to-come': '待入职',
  active: '在职',
  leave: '停薪留职',
  left: '离职',
  none: '无任职',
};
export const sexLabels = { male: '男', female: '女' } as const;

export const PersonTag = Type.Object({ id: Id, name: Type.String(), colour: Type.String() });
export type PersonTag = Static<typeof PersonTag>;

/** A person as lists and headers show him: as of today, with the names of unit, grade and legal entity. */
export const PersonItem = Type.Object({
  id: Id,
  number: Type.String(),
  name: Type.String(),
  sex: Nullable(Type.Enum(['male', 'female'])),
  birthOn: Nullable(Day),
  unitId: Nullable(Id),
  unitName: Type.String(),
  postName: Type.String(),
  gradeName: Type.String(),
  legalEntityId: Nullable(Id),
  legalEntityName: Type.String(),
  employmentStatus: Type.Enum(employmentStatuses),
  employmentKind: Nullable(Type.String({ description: 'code set employment' })),
  hiredOn: Nullable(Day),
  leftOn: Nullable(Day),
  educationCode: Nullable(Type.String()),
  /** Only where `columns` asked for them and the actor may read that group of this person. */
  identityMasked: Type.Optional(Type.String()),
  phoneMasked: Type.Optional(Type.String()),
  /** Those borne today that the actor may see, where `tags` asked for them. */
  tags: Type.Optional(Type.Array(PersonTag)),
  /** By `section.field`, as text: what `customColumns` asked for. */
  custom: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export type PersonItem = Static<typeof PersonItem>;

/** People on a page of a list: twice what a screen shows, so that a page is quick to come and the next is there before it is wanted. */
export const peoplePage = 50;

export const personSorts = ['name', 'number', 'hiredOn', 'unit'] as const;

export const PeopleQuery = Type.Object(
  {
    q: Type.Optional(Line(60, 0)),
    unitId: Type.Optional(Id),
    /** Without it, persons of the units below count too. */
    onlyUnit: Type.Optional(Type.Boolean()),
    legalEntityId: Type.Optional(Id),
    employmentStatus: Type.Optional(Type.Array(Type.Enum(employmentStatuses), { maxItems: 5 })),
    employmentKind: Type.Optional(Type.Array(Line(20, 1), { maxItems: 20 })),
    educationCode: Type.Optional(Type.Array(Line(10, 1), { maxItems: 20 })),
    sex: Type.Optional(Type.Enum(['male', 'female'])),
    hiredFrom: Type.Optional(Day),
    hiredUntil: Type.Optional(Day),
    sort: Type.Optional(Type.Enum(personSorts)),
    descending: Type.Optional(Type.Boolean()),
    columns: Type.Optional(Type.Array(Type.Enum(['identity', 'contact']), { maxItems: 2 })),
    /** Custom fields by `section.field`; see GET /custom-columns. */
    customColumns: Type.Optional(Type.Array(Line(100, 1), { maxItems: 20 })),
    /** `section.field=value`, `~` holds a text, `>=`, `<=`, `?` filled in; all must hold. */
    customFilter: Type.Optional(Type.Array(Line(300, 1), { maxItems: 10 })),
    /** Names the tags of each. */
    tags: Type.Optional(Type.Boolean()),
    /** Bears one of these today; bears all; bears none. A tag out of sight is borne by nobody. */
    tagAny: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    tagAll: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    tagNone: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    /** In place of `sort`. */
    customSort: Type.Optional(Line(100, 1)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: peoplePage })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    /** The `next` of the page before, for whoever reads page after page; cheaper than an offset, and nobody is skipped. */
    after: Type.Optional(Line(600, 1)),
    /** Only those whom the actor leads. */
    team: Type.Optional(Type.Boolean()),
    /** False leaves the count out: a further page need not count again. */
    total: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type PeopleQuery = Static<typeof PeopleQuery>;

export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  action: 'people.read',
  group: 'basic',
  summary: 'The people within reach, page by page',
  description:
    'q finds by name, pinyin, initials or number (beginnings of words), and by a whole phone or identity number where that group may be read. Pages by offset, so that a list can be scrolled anywhere; total is the count of all that match.',
  tag: 'people',
  query: PeopleQuery,
  reply: Type.Object({
    items: Type.Array(PersonItem),
    total: Nullable(Type.Integer()),
    next: Nullable(Type.String({ description: 'null on the last page, and where the order is not by name or number' })),
  }),
});

// --- duplicates and creation -------------------------------------------------------------------------------------------

export const duplicateKinds = ['identity', 'phone', 'name-and-birth'] as const;
export const duplicateKindLabels: Record<(typeof duplicateKinds)[number], string> = {
  identity: '证件号码相同',
  phone: '手机号码相同',
  'name-and-birth': '姓名和出生日期相同',
};

/** Who it is is told only of persons within reach; of others only that there is one. */
export const Duplicate = Type.Object({
  kind: Type.Enum(duplicateKinds),
  person: Nullable(
    Type.Object({
      id: Id,
      name: Type.String(),
      number: Type.String(),
      employmentStatus: Type.Enum(employmentStatuses),
    }),
  ),
  message: Type.String({ description: 'in Chinese, for showing under the field' }),
});
export type Duplicate = Static<typeof Duplicate>;

export const checkDuplicates = endpoint({
  method: 'POST',
  path: '/people/check-duplicates',
  action: 'people.read',
  group: '*',
  summary: 'Whether somebody like this is there already; asked while typing',
  description: 'For those who may create or edit people; anybody else finds nothing.',
  tag: 'people',
  body: Type.Object(
    {
      identityKind: Type.Optional(Line(40)),
      identityNumber: Type.Optional(Line(40)),
      phone: Type.Optional(Line(30)),
      name: Type.Optional(Line(100)),
      birthOn: Type.Optional(Day),
      /** The person being edited, who is no duplicate of himself. */
      exceptPersonId: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ duplicates: Type.Array(Duplicate) }),
  rateLimit: 300,
});

export const createPerson = endpoint({
  method: 'POST',
  path: '/people',
  action: 'people.create',
  summary: 'Make a person’s archive, with the employment',
  description:
    'One command: basics, identity document, contact, employment with its first assignment, pay. A likely duplicate is refused with people.possible-duplicates until confirmDuplicates is true; the same identity number within the company is always refused.',
  tag: 'people',
  body: Type.Object(
    {
      basic: BasicValues,
      identity: Type.Optional(IdentityValues),
      contact: Type.Optional(ContactValues),
      employment: Hiring,
      compensation: Type.Optional(CompensationValues),
      confirmDuplicates: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['people.possible-duplicates', 'people.identity-taken', 'people.value-invalid', 'employment.under-age'],
});

// --- the archive ------------------------------------------------------------------------------------------------------

const one = <G extends SectionGroup>(group: G) =>
  Type.Optional(Nullable(Type.Object({ ...versionFields, values: shownValues[group] })));
const many = <G extends SectionGroup>(group: G) =>
  Type.Optional(Type.Array(Type.Object({ entryId: Id, ...versionFields, values: shownValues[group] })));

/** A section that the actor may not read is absent; one that holds nothing is null or empty. */
export const ArchiveSections = Type.Object({
  basic: one('basic'),
  contact: one('contact'),
  identity: many('identity'),
  family: many('family'),
  education: many('education'),
  work: many('work'),
  certificate: many('certificate'),
  reward: many('reward'),
  bank: many('bank'),
  compensation: many('compensation'),
});
export type ArchiveSections = Static<typeof ArchiveSections>;

export const Archive = Type.Object({
  /** As of today, whatever day is asked for. */
  person: PersonItem,
  asOf: Day,
  sections: ArchiveSections,
  /** Every span of every employment as believed at knownAt; absent where the job group may not be read. */
  employments: Type.Optional(Type.Array(Employment)),
  can: Type.Object({
    edit: Type.Array(Type.Enum(fieldGroupCodes)),
    reveal: Type.Array(Type.Enum(fieldGroupCodes)),
  }),
});
export type Archive = Static<typeof Archive>;

export const readArchive = endpoint({
  method: 'GET',
  path: '/people/:id',
  action: 'people.read',
  group: 'basic',
  summary: 'A person’s archive as of a day',
  description: 'As of asOf (today), as believed at knownAt (now). Numbers are masked.',
  tag: 'people',
  params: IdParams,
  query: MomentQuery,
  reply: Archive,
  refusals: ['people.not-found'],
});

/** One version of a section, believed or superseded. */
export const HistoryItem = Type.Object({
  ...versionFields,
  entryId: Nullable(Id),
  supersededAt: Nullable(Instant),
  /** Who wrote it; null where the audit does not say or the actor may not read it. */
  by: Nullable(Type.String()),
  /** As in the archive, masked. Of group job those of an assignment. */
  values: Type.Record(Type.String(), Type.Unknown()),
});
export type HistoryItem = Static<typeof HistoryItem>;

export const readHistory = endpoint({
  method: 'GET',
  path: '/people/:id/history',
  action: 'people.read',
  group: '*',
  summary: 'Every version of a section, also what was believed before',
  tag: 'people',
  params: IdParams,
  query: Type.Object({ group: Type.Enum(fieldGroupCodes) }, { additionalProperties: false }),
  reply: List(HistoryItem),
  refusals: ['people.not-found'],
});

export const lifeEventKinds = [
  'hire',
  'rehire',
  'transfer',
  'promotion',
  'demotion',
  'reorganisation',
  'correction',
  'second-post',
  'second-post-ended',
  'confirmed',
  'terms-changed',
  'leave-of-absence',
  'return',
  'left',
  'education',
  'certificate',
  'reward',
  'discipline',
  'pay-change',
] as const;
export type LifeEventKind = (typeof lifeEventKinds)[number];

export const LifeEvent = Type.Object({
  on: Day,
  kind: Type.Enum(lifeEventKinds),
  title: Type.String({ description: 'what happened, in Chinese' }),
  detail: Type.String(),
  toCome: Type.Boolean(),
  /** The version behind it, for correcting and rescinding; null for what is no dated version. */
  versionId: Nullable(Id),
  source: Type.Enum(['assignment', 'employment', 'education', 'certificate', 'reward', 'compensation']),
});
export type LifeEvent = Static<typeof LifeEvent>;

export const readTimeline = endpoint({
  method: 'GET',
  path: '/people/:id/timeline',
  action: 'people.read',
  group: 'basic',
  summary: 'The events of a working life within reach, newest first, those to come marked',
  description: 'As believed at knownAt (now).',
  tag: 'people',
  params: IdParams,
  query: Type.Object({ knownAt: Type.Optional(Instant) }, { additionalProperties: false }),
  reply: List(LifeEvent),
  refusals: ['people.not-found'],
});

export const revealValue = endpoint({
  method: 'POST',
  path: '/people/:id/reveal',
  action: 'people.reveal',
  group: '*',
  summary: 'The full number behind a mask; recorded in the audit',
  tag: 'people',
  params: IdParams,
  body: Type.Object(
    { group: Type.Enum(['identity', 'contact', 'bank']), versionId: Id },
    { additionalProperties: false },
  ),
  reply: Type.Object({ value: Type.String() }),
  refusals: ['people.not-found', 'people.version-not-found', 'people.reveal-not-allowed'],
  rateLimit: 60,
});
