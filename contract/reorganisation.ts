import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { UnitKind } from './organization.ts';
import { mostSteps, ReorganisationStep } from './reorganisation-step.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

export * from './reorganisation-step.ts';

const tag = 'reorganisation';
const exact = { additionalProperties: false } as const;

/** `effective`: booked, and the day has come. */
export const ReorganisationState = Type.Enum(['draft', 'booked', 'effective', 'rescinded']);
export type ReorganisationState = Static<typeof ReorganisationState>;
export const reorganisationStateLabels: Record<ReorganisationState, string> = {
  draft: '草稿',
  booked: '已预定',
  effective: '已生效',
  rescinded: '已撤回',
};

const headFields = {
  id: Id,
  title: Line(100, 1),
  note: Line(2000),
  on: Day,
  state: ReorganisationState,
  revision: Type.Integer(),
  madeByName: Type.String(),
  editedAt: Instant,
  bookedByName: Type.String(),
  bookedAt: Nullable(Instant),
  rescindedByName: Type.String(),
  rescindedAt: Nullable(Instant),
  peopleMoved: Type.Integer({ description: '预定时调动的人数' }),
  scopeName: Nullable(Type.String({ description: '所涉单位的共同上级' })),
};
export const ReorganisationItem = Type.Object({ ...headFields, stepCount: Type.Integer() });
export type ReorganisationItem = Static<typeof ReorganisationItem>;
export const Reorganisation = Type.Object({ ...headFields, steps: Type.Array(ReorganisationStep) });
export type Reorganisation = Static<typeof Reorganisation>;

const Draft = {
  title: Line(100, 1),
  note: Type.Optional(Line(2000)),
  on: Day,
  steps: Type.Array(ReorganisationStep, { maxItems: mostSteps }),
};

export const listReorganisations = endpoint({
  method: 'GET',
  path: '/organization/reorganisations',
  action: 'organization.edit',
  summary: '组织调整方案列表（自己起草的，以及权限覆盖其全部单位的）',
  tag,
  reply: List(ReorganisationItem),
});

export const readReorganisation = endpoint({
  method: 'GET',
  path: '/organization/reorganisations/:id',
  action: 'organization.edit',
  summary: '一份组织调整方案及其步骤',
  tag,
  params: IdParams,
  reply: Reorganisation,
  refusals: ['reorganisation.not-found'],
});

export const draftReorganisation = endpoint({
  method: 'POST',
  path: '/organization/reorganisations',
  action: 'organization.edit',
  summary: '起草组织调整方案',
  tag,
  body: Type.Object(Draft, exact),
  reply: Type.Object({ id: Id, revision: Type.Integer() }),
});

export const editReorganisation = endpoint({
  method: 'PUT',
  path: '/organization/reorganisations/:id',
  action: 'organization.edit',
  summary: '修改草稿（须给出读到的 revision，以免覆盖他人的修改）',
  tag,
  params: IdParams,
  body: Type.Object({ ...Draft, revision: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }) }, exact),
  reply: Type.Object({ id: Id, revision: Type.Integer() }),
  refusals: ['reorganisation.not-found', 'reorganisation.not-draft', 'reorganisation.edited-meanwhile'],
});

export const removeReorganisation = endpoint({
  method: 'DELETE',
  path: '/organization/reorganisations/:id',
  action: 'organization.edit',
  summary: '删除草稿',
  tag,
  params: IdParams,
  refusals: ['reorganisation.not-found', 'reorganisation.not-draft'],
});

/** What hinders the booking. `step` counts from 0; null when no single step is at fault. */
export const PlanFault = Type.Object({ step: Nullable(Type.Integer()), code: Type.String(), text: Type.String() });
export type PlanFault = Static<typeof PlanFault>;

const Place = Type.Object({
  name: Type.String(),
  code: Type.String(),
  kind: UnitKind,
  parentId: Nullable(Id),
  headName: Nullable(Type.String()),
});
export const UnitEffect = Type.Enum(['new', 'moved', 'renamed', 'head', 'merged', 'closed', 'receives']);
export type UnitEffect = Static<typeof UnitEffect>;
export const unitEffectLabels: Record<UnitEffect, string> = {
  new: '新设',
  moved: '移动',
  renamed: '更名',
  head: '换负责人',
  merged: '并入其他单位',
  closed: '撤销',
  receives: '接收人员',
};
/** A unit before and after: null where it does not exist. The numbers count whom the caller may see, on the day. */
export const PlannedUnit = Type.Object({
  id: Id,
  sort: Type.Integer(),
  before: Nullable(Place),
  after: Nullable(Place),
  effects: Type.Array(UnitEffect),
  headCountBefore: Type.Integer(),
  headCountAfter: Type.Integer(),
});
export type PlannedUnit = Static<typeof PlannedUnit>;

export const ReorganisationPreview = Type.Object({
  on: Day,
  faults: Type.Array(PlanFault),
  /** Every unit of the day before or after. */
  units: Type.Array(PlannedUnit),
  people: Type.Integer({ description: '将调动的人数' }),
  posts: Type.Array(
    Type.Object({
      unitName: Type.String(),
      postName: Type.String(),
      people: Type.Integer(),
      toUnitName: Type.String(),
    }),
  ),
  heads: Type.Array(
    Type.Object({ unitName: Type.String(), before: Nullable(Type.String()), after: Nullable(Type.String()) }),
  ),
  grants: Nullable(
    Type.Array(
      Type.Object({
        grantId: Id,
        accountName: Type.String(),
        roleName: Type.String(),
        unitName: Type.String(),
        unitsBefore: Type.Integer(),
        unitsAfter: Type.Integer(),
        peopleBefore: Type.Integer(),
        peopleAfter: Type.Integer(),
      }),
    ),
  ),
  runningCases: Type.Integer({ description: '被并入或撤销单位名下办理中的事项数（可见部分）' }),
  plannedHeadCounts: Type.Array(Type.Object({ unitName: Type.String(), planned: Type.Integer() }), {
    description: '被并入或撤销单位的编制，需另行调整',
  }),
});
export type ReorganisationPreview = Static<typeof ReorganisationPreview>;

export const previewReorganisation = endpoint({
  method: 'GET',
  path: '/organization/reorganisations/:id/preview',
  action: 'organization.edit',
  summary: '预览：调整前后的架构、影响与不能预定的原因',
  tag,
  params: IdParams,
  reply: ReorganisationPreview,
  refusals: ['reorganisation.not-found'],
});

export const MovedPerson = Type.Object({
  personId: Id,
  name: Type.String(),
  number: Type.String(),
  postName: Type.String(),
  isPrimary: Type.Boolean(),
  from: Day,
  fromUnitName: Type.String(),
  toUnitName: Type.String(),
});
export type MovedPerson = Static<typeof MovedPerson>;

export const listMovedPeople = endpoint({
  method: 'GET',
  path: '/organization/reorganisations/:id/people',
  action: 'organization.edit',
  summary: '方案将调动的人员（只含可见的）',
  tag,
  params: IdParams,
  query: Type.Object(
    {
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    },
    exact,
  ),
  reply: Type.Object({ items: Type.Array(MovedPerson), total: Type.Integer() }),
  refusals: ['reorganisation.not-found'],
});

export const bookReorganisation = endpoint({
  method: 'POST',
  path: '/organization/reorganisations/:id/book',
  action: 'organization.book',
  summary: '预定：所有步骤在生效日一起生效',
  tag,
  params: IdParams,
  body: Type.Object({ revision: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }) }, exact),
  reply: Type.Object({ peopleMoved: Type.Integer() }),
  refusals: [
    'reorganisation.not-found',
    'reorganisation.not-draft',
    'reorganisation.edited-meanwhile',
    'reorganisation.faulty',
    'reorganisation.empty',
  ],
});

export const rescindReorganisation = endpoint({
  method: 'POST',
  path: '/organization/reorganisations/:id/rescind',
  action: 'organization.book',
  summary: '撤回已预定的方案；可退回草稿修改。生效后，只要其后没有别的变动依赖它，也可以撤回',
  tag,
  params: IdParams,
  body: Type.Object({ toDraft: Type.Boolean() }, exact),
  refusals: ['reorganisation.not-found', 'reorganisation.not-booked', 'reorganisation.built-on'],
});
