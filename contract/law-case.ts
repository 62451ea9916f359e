import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Line, List, Nullable } from './shape.ts';

const exact = { additionalProperties: false } as const;

/** A worked case that guards a topic: published or computed by other means, with where it is from. */
export const LawCase = Type.Object({
  id: Type.String(),
  topic: Type.String(),
  input: Type.Record(Type.String(), Type.Unknown()),
  expected: Type.Record(Type.String(), Type.Unknown()),
  source: Type.String(),
  note: Type.String(),
});
export type LawCase = Static<typeof LawCase>;

export const LawVerdict = Type.Object({
  id: Type.String(),
  topic: Type.String(),
  passed: Type.Boolean(),
  differences: Type.Array(Type.Object({ field: Type.String(), expected: Type.String(), actual: Type.String() })),
  /** Why there was no answer at all. */
  refusal: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
});
export type LawVerdict = Static<typeof LawVerdict>;

export const listLawCases = endpoint({
  method: 'GET',
  path: '/law/cases',
  action: 'signed-in',
  summary: '守护法规计算的算例',
  tag: 'law',
  query: Type.Object({ topic: Type.Optional(Line(100)) }, exact),
  reply: List(LawCase),
});

export const checkLawCases = endpoint({
  method: 'POST',
  path: '/law/cases/check',
  action: 'signed-in',
  summary: '用现行法规（含本单位生效的数值）核对算例',
  tag: 'law',
  body: Type.Object({ topic: Type.Optional(Line(100, 1)), on: Type.Optional(Day) }, exact),
  reply: Type.Object({
    day: Day,
    passed: Type.Integer(),
    failed: Type.Integer(),
    verdicts: Type.Array(LawVerdict),
  }),
  rateLimit: 60,
});
