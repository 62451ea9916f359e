import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { askRefusals, LawAnswered, LawSource, LawStatus, LawUnit, LawValue } from './law.ts';
import { LawVerdict } from './law-case.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

const tag = 'law';
const exact = { additionalProperties: false } as const;

export const lawChangeStates = {
  draft: '待审定',
  'in-force': '已生效',
  withdrawn: '已撤回',
  superseded: '已被取代',
} as const;
export type LawChangeState = keyof typeof lawChangeStates;
const stateCodes = Object.keys(lawChangeStates) as LawChangeState[];
const State = Type.Enum(stateCodes);

/**
 * Where a local value in force stands to what the product ships now: `same` and `differs` were seen when it was decided;
 * `review`: the product has since shipped another value of that day or one after it; `unfit`: it ships no such parameter any more, or
 * one in another unit, so that the local value is not used.
 */
const Standing = Type.Enum(['alone', 'same', 'differs', 'review', 'unfit']);
const Deed = Nullable(Type.Object({ by: Type.String(), at: Instant }));

export const LawChange = Type.Object({
  id: Id,
  /** A withdrawal takes the value `withdraws` back once it is in force. */
  kind: Type.Union([Type.Literal('value'), Type.Literal('withdrawal')]),
  path: Type.String(),
  title: Type.String(),
  unit: Nullable(LawUnit),
  from: Day,
  value: Type.Unknown({ description: 'null：自该日起废止' }),
  source: LawSource,
  status: LawStatus,
  note: Type.String(),
  why: Type.String(),
  state: State,
  withdraws: Nullable(Id),
  drafted: Type.Object({ by: Type.String(), at: Instant }),
  decided: Deed,
  ended: Deed,
  reviewed: Deed,
  standing: Nullable(Standing),
  /** What the product ships from that day on. */
  shipped: Type.Array(Type.Object({ from: Day, value: Type.Unknown() })),
  mayEdit: Type.Boolean(),
  mayDecide: Type.Boolean({ description: '有审定权限，且不是起草人' }),
});
export type LawChange = Static<typeof LawChange>;

const draftFields = {
  from: Day,
  value: Type.Unknown({ description: '按参数的单位书写；null：自该日起废止' }),
  source: LawSource,
  status: LawStatus,
  note: Type.Optional(Line(1000)),
};
const why = Type.Optional(Line(1000));
export const LawDraft = Type.Object({ path: Line(200, 1), ...draftFields, why }, exact);
export type LawDraft = Static<typeof LawDraft>;

const draftRefusals = [
  'law.no-parameter',
  'law-change.value-invalid',
  'law-change.choice-unknown',
  'law-change.value-negative',
  'law-change.rate-above-one',
  'law-change.value-too-long',
  'law-change.day-invalid',
  'law-change.source-empty',
] as const;
const missing = 'law-change.not-found';

export const listLawChanges = endpoint({
  method: 'GET',
  path: '/law/changes',
  action: 'signed-in',
  summary: '本单位补录的法规数值',
  description: '已登录的人看得到已生效的；有起草或审定权限的人看得到全部，包括草稿、撤回的和被取代的。',
  tag,
  query: Type.Object({ state: Type.Optional(State), path: Type.Optional(Line(200, 1)) }, exact),
  reply: List(LawChange),
});

export const draftLawChange = endpoint({
  method: 'POST',
  path: '/law/changes',
  action: 'law.edit',
  summary: '起草一个法规数值',
  tag,
  body: LawDraft,
  reply: Type.Object({ id: Id }),
  refusals: draftRefusals,
});

export const editLawDraft = endpoint({
  method: 'PATCH',
  path: '/law/changes/:id',
  action: 'law.edit',
  summary: '修改自己的草稿',
  tag,
  params: IdParams,
  body: Type.Object({ ...draftFields, why }, exact),
  reply: Type.Object({ id: Id }),
  refusals: [missing, 'law-change.not-draft', 'law-change.not-your-draft', ...draftRefusals],
});

export const importLawChanges = endpoint({
  method: 'POST',
  path: '/law/changes/import',
  action: 'law.edit',
  summary: '一次起草多个法规数值',
  description: '要么全部成为草稿，要么一个也不留；每处问题按所在位置列在 facts.faults。',
  tag,
  body: Type.Object(
    {
      changes: Type.Array(Type.Object({ path: Line(200, 1), ...draftFields }, exact), { minItems: 1, maxItems: 500 }),
      why,
    },
    exact,
  ),
  reply: Type.Object({ ids: Type.Array(Id) }),
  refusals: ['law-change.import-faulty'],
});

/** What a set of drafts would do: which values change on which days, which worked cases come out otherwise. */
export const LawPreview = Type.Object({
  spans: Type.Array(
    Type.Object({
      path: Type.String(),
      title: Type.String(),
      unit: LawUnit,
      from: Day,
      until: Nullable(Type.String({ description: '首个不受影响的日期，null 为此后一直' })),
      before: Nullable(LawValue),
      after: Nullable(LawValue),
    }),
  ),
  cases: Type.Array(
    Type.Object({ id: Type.String(), topic: Type.String(), day: Day, before: LawVerdict, after: LawVerdict }),
  ),
  topics: Type.Array(Type.String(), { description: '用到这些参数的主题' }),
  /** How many worked cases were tried, each on the first day of every draft. */
  tried: Type.Integer(),
  trial: Nullable(
    Type.Object({
      before: Type.Union([LawAnswered, Type.Object({ code: Type.String(), message: Type.String() })]),
      after: Type.Union([LawAnswered, Type.Object({ code: Type.String(), message: Type.String() })]),
    }),
  ),
});
export type LawPreview = Static<typeof LawPreview>;

export const previewLawChanges = endpoint({
  method: 'POST',
  path: '/law/changes/preview',
  action: 'signed-in',
  summary: '草稿生效前后的数值、算例与一次试算',
  tag,
  body: Type.Object(
    {
      ids: Type.Array(Id, { minItems: 1, maxItems: 500 }),
      trial: Type.Optional(
        Type.Object(
          { topic: Line(100, 1), input: Type.Record(Type.String(), Type.Unknown()), on: Type.Optional(Day) },
          exact,
        ),
      ),
    },
    exact,
  ),
  reply: LawPreview,
  refusals: [missing, 'law-change.not-draft', ...askRefusals],
  rateLimit: 60,
});

export const putLawChangeInForce = endpoint({
  method: 'POST',
  path: '/law/changes/:id/put-in-force',
  action: 'law.approve',
  summary: '审定草稿，使其生效',
  description:
    '起草人不能审定自己的草稿。同一参数同一起始日已生效的补录值由它取代；撤回草稿生效后，所指的补录值不再使用。',
  tag,
  params: IdParams,
  refusals: [missing, 'law-change.not-draft', 'law-change.own-draft', 'law-change.target-gone', ...draftRefusals],
});

export const withdrawLawChange = endpoint({
  method: 'POST',
  path: '/law/changes/:id/withdraw',
  action: 'signed-in',
  summary: '撤回草稿；对已生效的数值，起草一份撤回',
  description: '草稿由起草人或有审定权限的人撤回。已生效的数值不会直接消失：由有起草权限的人起草撤回，再由另一人审定。',
  tag,
  params: IdParams,
  body: Type.Object({ why }, exact),
  reply: Type.Object({ id: Id, state: State }),
  refusals: [missing, 'law-change.not-current', 'law-change.not-your-draft', 'law-change.withdrawal-pending'],
});

export const keepLawChange = endpoint({
  method: 'POST',
  path: '/law/changes/:id/keep',
  action: 'law.approve',
  summary: '复核过随附数据，保留本单位的数值',
  tag,
  params: IdParams,
  refusals: [missing, 'law-change.not-in-force'],
});
