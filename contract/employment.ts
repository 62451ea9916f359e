import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { versionFields } from './person-section.ts';
import { Day, Id, IdParams, Line, Nullable } from './shape.ts';

export const assignmentReasons = [
  'hire',
  'transfer',
  'promotion',
  'demotion',
  'second-post',
  'correction',
  'reorganisation',
  'rehire',
] as const;
export type AssignmentReason = (typeof assignmentReasons)[number];
export const assignmentReasonLabels: Record<AssignmentReason, string> = {
  hire: '入职',
  transfer: '调动',
  promotion: '晋升',
  demotion: '降级',
  'second-post': '兼任',
  correction: '更正',
  reorganisation: '组织调整',
  rehire: '再次入职',
};

/** A span of an assignment: which unit and post, under whom. The names are those of its first day. */
export const AssignmentVersion = Type.Object({
  entryId: Id,
  ...versionFields,
  isPrimary: Type.Boolean(),
  reason: Type.Enum(assignmentReasons),
  unitId: Id,
  unitName: Type.String(),
  postId: Nullable(Id),
  postName: Type.String(),
  gradeId: Nullable(Id),
  gradeName: Type.String(),
  managerPersonId: Nullable(Id),
  /** Empty where the manager is out of reach. */
  managerName: Type.String(),
  workplace: Type.String(),
});
export type AssignmentVersion = Static<typeof AssignmentVersion>;

/** A span of an employment's terms. The employment ends where its last span does. */
export const EmploymentVersion = Type.Object({
  ...versionFields,
  number: Type.String(),
  legalEntityId: Nullable(Id),
  legalEntityName: Type.String(),
  kind: Type.String({ description: 'code set employment' }),
  status: Type.Enum(['active', 'leave']),
  hiredOn: Nullable(Day),
  confirmedOn: Nullable(Day),
  leavingReason: Type.String(),
});
export type EmploymentVersion = Static<typeof EmploymentVersion>;

/** All spans of an employment, past, present and to come, in order of days. */
export const Employment = Type.Object({
  employmentId: Id,
  versions: Type.Array(EmploymentVersion),
  assignments: Type.Array(AssignmentVersion),
});
export type Employment = Static<typeof Employment>;

const place = {
  unitId: Id,
  postId: Type.Optional(Nullable(Id)),
  /** Left out with a postId: the post's name. */
  postName: Type.Optional(Line(100)),
  gradeId: Type.Optional(Nullable(Id)),
  managerPersonId: Type.Optional(Nullable(Id)),
  workplace: Type.Optional(Line(200)),
};

export const Hiring = Type.Object(
  {
    on: Day,
    kind: Type.Optional(Type.String({ minLength: 1, maxLength: 20, description: 'code set employment; full-time' })),
    number: Type.Optional(Line(40)),
    legalEntityId: Type.Optional(Nullable(Id)),
    confirmedOn: Type.Optional(Nullable(Day)),
    ...place,
  },
  { additionalProperties: false },
);
export type Hiring = Static<typeof Hiring>;

/** What a transfer or a correction may change of an assignment; what is left out stays. */
export const moved = {
  unitId: Type.Optional(Id),
  postId: Type.Optional(Nullable(Id)),
  postName: Type.Optional(Line(100)),
  gradeId: Type.Optional(Nullable(Id)),
  managerPersonId: Type.Optional(Nullable(Id)),
  workplace: Type.Optional(Line(200)),
};
/** Left out: the only employment that holds on the day. */
const employmentId = Type.Optional(Id);

export const EmploymentBooked = Type.Object({
  employmentId: Id,
  /** The new version, of the assignment or of the terms; null where nothing new stands in its place. */
  versionId: Nullable(Id),
  entryId: Nullable(Id),
});
export type EmploymentBooked = Static<typeof EmploymentBooked>;

/** What every endpoint that books or mends something of a job has in common. */
export const jobEndpoint = {
  method: 'POST',
  action: 'people.edit',
  group: 'job',
  tag: 'employment',
  params: IdParams,
  reply: EmploymentBooked,
} as const;

export const hire = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/hire',
  summary: 'Begin an employment',
  description: 'Also a second one side by side, with another legal entity.',
  body: Hiring,
  refusals: ['employment.under-age', 'employment.already-employed', 'employment.rehire-instead'],
});

export const rehire = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/rehire',
  summary: 'Begin a new employment for somebody who left',
  body: Hiring,
  refusals: ['employment.already-employed', 'employment.never-employed'],
});

export const transfer = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/transfer',
  summary: 'Another unit, post, grade or manager from a day on',
  description: 'The day may lie in the future. keepLater keeps changes that are booked for later days.',
  body: Type.Object(
    {
      employmentId,
      on: Day,
      reason: Type.Optional(Type.Enum(['transfer', 'reorganisation'])),
      keepLater: Type.Optional(Type.Boolean()),
      ...moved,
    },
    { additionalProperties: false },
  ),
  refusals: ['employment.not-employed', 'employment.nothing-changes'],
});

export const promote = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/promote',
  summary: 'A higher (or lower) grade or post from a day on',
  body: Type.Object(
    {
      employmentId,
      on: Day,
      reason: Type.Optional(Type.Enum(['promotion', 'demotion'])),
      keepLater: Type.Optional(Type.Boolean()),
      ...moved,
    },
    { additionalProperties: false },
  ),
  refusals: ['employment.not-employed', 'employment.nothing-changes'],
});

export const takeSecondPost = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/second-post',
  summary: 'A further post beside the main one',
  body: Type.Object(
    { employmentId, on: Day, lastDay: Type.Optional(Nullable(Day)), ...place },
    { additionalProperties: false },
  ),
  refusals: ['employment.not-employed', 'employment.same-post'],
});

export const endSecondPost = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/end-second-post',
  summary: 'End a further post',
  body: Type.Object({ entryId: Id, lastDay: Day }, { additionalProperties: false }),
  refusals: ['employment.assignment-not-found', 'employment.primary-stays'],
});

export const goOnLeave = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/leave-of-absence',
  summary: 'A leave of absence, during which the employment goes on',
  body: Type.Object({ employmentId, on: Day, lastDay: Type.Optional(Nullable(Day)) }, { additionalProperties: false }),
  refusals: ['employment.not-employed', 'employment.on-leave-already'],
});

export const returnFromLeave = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/return',
  summary: 'Back from a leave of absence',
  body: Type.Object({ employmentId, on: Day }, { additionalProperties: false }),
  refusals: ['employment.not-employed', 'employment.not-on-leave'],
});

export const leaveCompany = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/leave',
  summary: 'End the employment after its last day',
  description: 'What was booked for later days is taken back.',
  body: Type.Object({ employmentId, lastDay: Day, reason: Type.Optional(Line(500)) }, { additionalProperties: false }),
  refusals: ['employment.not-employed'],
});

export const cancelLeaving = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/cancel-leaving',
  summary: 'Take a booked leaving back: employment and assignments go on',
  body: Type.Object({ employmentId: Id }, { additionalProperties: false }),
  refusals: ['employment.not-found', 'employment.not-leaving'],
});

export const changeTerms = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/terms',
  summary: 'Another legal entity, kind, number or confirmation from a day on',
  body: Type.Object(
    {
      employmentId,
      on: Day,
      kind: Type.Optional(Line(20, 1)),
      number: Type.Optional(Line(40)),
      legalEntityId: Type.Optional(Nullable(Id)),
      confirmedOn: Type.Optional(Nullable(Day)),
    },
    { additionalProperties: false },
  ),
  refusals: ['employment.not-employed'],
});
