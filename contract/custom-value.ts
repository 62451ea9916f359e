import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { FormDefinition } from './form-definition.ts';
import { RescindQuery } from './person-section.ts';
import { Day, Id, IdParams, Instant, Line, MomentQuery, Nullable } from './shape.ts';

/** What custom sections hold of a person: dated like every other section. */
const exact = { additionalProperties: false } as const;
const tag = 'custom-field';
const Values = Type.Record(Line(60), Type.Unknown(), { maxProperties: 300 });

/** A value of a field that the section no longer asks for, as text. */
export const GoneValue = Type.Object({ label: Type.String(), text: Type.String() });

const version = {
  versionId: Id,
  from: Nullable(Day),
  until: Nullable(Day),
  recordedAt: Instant,
  values: Values,
  gone: Type.Array(GoneValue),
};

export const PersonCustom = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  help: Type.String(),
  group: Type.String(),
  isSealed: Type.Boolean(),
  isRetired: Type.Boolean(),
  /** False where something is kept from a time when it was for this person. */
  applies: Type.Boolean(),
  canEdit: Type.Boolean(),
  definition: FormDefinition,
  version: Nullable(Type.Object(version)),
  /** The first day of a change that is booked for later than the day asked about. */
  laterFrom: Nullable(Day),
});
export type PersonCustom = Static<typeof PersonCustom>;

export const readPersonCustom = endpoint({
  method: 'GET',
  path: '/people/:id/custom',
  action: 'people.read',
  group: '*',
  summary: 'The custom sections of a person within reach, as of a day',
  description: 'As of asOf (today), as believed at knownAt (now). Sections of groups out of reach are absent.',
  tag,
  params: IdParams,
  query: MomentQuery,
  reply: Type.Object({
    items: Type.Array(PersonCustom),
    /** What formulas know of the caller and of the person; empty where none asks. */
    prefill: Type.Object({
      me: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      subject: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  }),
  refusals: ['people.not-found'],
});

const SectionParams = Type.Object({ id: Id, sectionId: Id }, exact);
const VersionParams = Type.Object({ id: Id, sectionId: Id, versionId: Id }, exact);

export const readPersonCustomHistory = endpoint({
  method: 'GET',
  path: '/people/:id/custom/:sectionId/history',
  action: 'people.read',
  group: '*',
  summary: 'Every version of a custom section of a person, also what was believed before',
  tag,
  params: SectionParams,
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        versionId: Id,
        from: Nullable(Day),
        until: Nullable(Day),
        recordedAt: Instant,
        supersededAt: Nullable(Instant),
        by: Nullable(Type.String()),
        /** As people read them; `isGone` marks fields that were deleted since. */
        facts: Type.Array(Type.Object({ label: Type.String(), text: Type.String(), isGone: Type.Boolean() })),
      }),
    ),
  }),
  refusals: ['people.not-found', 'custom-fields.not-found'],
});

const refusals = [
  'people.not-found',
  'people.span-invalid',
  'people.value-invalid',
  'custom-fields.not-found',
  'custom-fields.not-for-person',
  'custom-fields.invalid',
];
const edit = { action: 'people.edit', group: '*', tag } as const;
const ChangeBody = Type.Object(
  {
    from: Type.Optional(Nullable(Day)),
    until: Type.Optional(Nullable(Day)),
    keepLater: Type.Optional(Type.Boolean()),
    /** All of them; what is left out is empty. */
    values: Values,
  },
  exact,
);

export const previewPersonCustom = endpoint({
  ...edit,
  method: 'POST',
  path: '/people/:id/custom/:sectionId/preview',
  summary: 'What a change would change, and what is wrong with it; nothing is saved',
  params: SectionParams,
  body: Type.Object(
    {
      from: Type.Optional(Nullable(Day)),
      /** The version to be corrected; without it a change from a day on. */
      versionId: Type.Optional(Id),
      values: Values,
    },
    exact,
  ),
  reply: Type.Object({
    problems: Type.Array(Type.Object({ path: Type.String(), code: Line(60), zh: Type.String() })),
    changes: Type.Array(Type.Object({ label: Type.String(), before: Type.String(), after: Type.String() })),
    /** First days of changes booked for later, which this one would replace. */
    replaces: Type.Array(Day),
  }),
  refusals,
});

const Booked = Type.Object({ versionId: Id });

export const changePersonCustom = endpoint({
  ...edit,
  method: 'POST',
  path: '/people/:id/custom/:sectionId',
  summary: 'Change a custom section of a person from a day on',
  params: SectionParams,
  body: ChangeBody,
  reply: Booked,
  refusals,
});

export const correctPersonCustom = endpoint({
  ...edit,
  method: 'PATCH',
  path: '/people/:id/custom/:sectionId/versions/:versionId',
  summary: 'Correct a version of a custom section: same days, other values',
  params: VersionParams,
  body: Type.Object({ values: Values }, exact),
  reply: Booked,
  refusals: [...refusals, 'people.version-not-found'],
});

export const rescindPersonCustom = endpoint({
  ...edit,
  method: 'DELETE',
  path: '/people/:id/custom/:sectionId/versions/:versionId',
  summary: 'Take a version of a custom section back',
  params: VersionParams,
  query: RescindQuery,
  refusals: ['people.not-found', 'people.version-not-found'],
});

export const uploadCustomFile = endpoint({
  ...edit,
  method: 'POST',
  path: '/people/:id/custom/files',
  summary: 'Keep a file, to be named by a file field of a custom section',
  params: IdParams,
  takesFile: true,
  reply: Type.Object({ id: Id, name: Line(200), size: Type.Integer() }),
  refusals: ['people.not-found'],
});

export const readCustomFile = endpoint({
  method: 'GET',
  path: '/people/:id/custom/:sectionId/files/:fileId',
  action: 'people.read',
  group: '*',
  summary: 'A file that a custom section of a person names, now or in its history',
  tag,
  params: Type.Object({ id: Id, sectionId: Id, fileId: Id }, exact),
  produces: 'application/octet-stream',
  refusals: ['people.not-found', 'custom-fields.not-found'],
});
