import Type from 'typebox';
import { assignmentReasons, jobEndpoint, moved } from './employment.ts';
import { endpoint } from './endpoint.ts';
import { RescindQuery, VersionParams } from './person-section.ts';
import { Day, Id, Line, Nullable } from './shape.ts';

/** What was written wrongly, comes on another day, or does not come at all: spans of assignments and of terms are mended here. */
export const correctAssignment = endpoint({
  ...jobEndpoint,
  method: 'PATCH',
  path: '/people/:id/assignments/versions/:versionId',
  summary: 'Correct a span of an assignment: same days, other values',
  params: VersionParams,
  body: Type.Object({ ...moved, reason: Type.Optional(Type.Enum(assignmentReasons)) }, { additionalProperties: false }),
  refusals: ['employment.version-not-found'],
});

export const rescindAssignment = endpoint({
  ...jobEndpoint,
  method: 'DELETE',
  path: '/people/:id/assignments/versions/:versionId',
  summary: 'Take a span of an assignment back, such as a transfer that does not happen',
  params: VersionParams,
  query: RescindQuery,
  refusals: ['employment.version-not-found', 'employment.primary-needed'],
});

export const correctTerms = endpoint({
  ...jobEndpoint,
  method: 'PATCH',
  path: '/people/:id/employment/versions/:versionId',
  summary: 'Correct a span of an employment’s terms',
  params: VersionParams,
  body: Type.Object(
    {
      kind: Type.Optional(Line(20, 1)),
      number: Type.Optional(Line(40)),
      legalEntityId: Type.Optional(Nullable(Id)),
      hiredOn: Type.Optional(Nullable(Day)),
      confirmedOn: Type.Optional(Nullable(Day)),
      status: Type.Optional(Type.Enum(['active', 'leave'])),
      leavingReason: Type.Optional(Line(500)),
    },
    { additionalProperties: false },
  ),
  refusals: ['employment.version-not-found'],
});

export const rescindTerms = endpoint({
  ...jobEndpoint,
  method: 'DELETE',
  path: '/people/:id/employment/versions/:versionId',
  summary: 'Take a span of an employment’s terms back, such as a leave of absence that does not happen',
  params: VersionParams,
  query: RescindQuery,
  refusals: ['employment.version-not-found', 'employment.terms-needed'],
});

const Moved = Type.Object({ on: Day }, { additionalProperties: false });
const movedWords = 'The span before it gives or takes the days between. The day may lie in the future.';

export const moveAssignment = endpoint({
  ...jobEndpoint,
  path: '/people/:id/assignments/versions/:versionId/move',
  summary: 'Another first day for a span of an assignment, such as a booked transfer that is put off',
  description: movedWords,
  params: VersionParams,
  body: Moved,
  refusals: ['employment.version-not-found', 'employment.start-stays', 'employment.nothing-changes'],
});

export const moveTerms = endpoint({
  ...jobEndpoint,
  path: '/people/:id/employment/versions/:versionId/move',
  summary: 'Another first day for a span of an employment’s terms, such as a leave of absence that begins later',
  description: movedWords,
  params: VersionParams,
  body: Moved,
  refusals: ['employment.version-not-found', 'employment.start-stays', 'employment.nothing-changes'],
});
