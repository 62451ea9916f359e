import Type, { type Static } from 'typebox';
import { fieldGroupCodes } from './action.ts';
import { Hiring } from './employment.ts';
import { endpoint } from './endpoint.ts';
import { BasicValues, CompensationValues, ContactValues, IdentityValues } from './person-section.ts';
import { Day, Id, IdParams, Instant, Line, Nullable } from './shape.ts';

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
});
export type PersonItem = Static<typeof PersonItem>;

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
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
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
  reply: Type.Object({ items: Type.Array(PersonItem), total: Nullable(Type.Integer()) }),
  rateLimit: 1200,
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

const version = {
  versionId: Id,
  /** Null: as far back as is known. */
  from: Nullable(Day),
  /** The first day on which it no longer holds; null: open. */
  until: Nullable(Day),
  recordedAt: Instant,
};
const one = <const K extends string>(_group: K) => Nullable(Type.Object({ ...version, values: Values }));
const many = () => Type.Array(Type.Object({ entryId: Id, ...version, values: Values }));
/** Values by the names of person-section.ts; sealed numbers come as `numberMasked`, the phone of contact as `phoneMasked`. */
const Values = Type.Record(Type.String(), Nullable(Type.Union([Type.String(), Type.Number(), Type.Boolean()])));
