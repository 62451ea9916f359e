import Type, { type Static } from 'typebox';
import { Dated } from './dated.ts';
import { endpoint } from './endpoint.ts';
import { UnitKind } from './organization.ts';
import { Day, Id, Instant, Line, List, MomentQuery, Nullable } from './shape.ts';

const tag = 'head-count';
const exact = { additionalProperties: false } as const;

/** Plan and actual of one post in a unit; of `postId` null: what the unit has beside the posts that are planned one by one. */
const PostCount = Type.Object({
  postId: Nullable(Id),
  postName: Type.String(),
  planned: Nullable(Type.Integer()),
  actual: Type.Integer(),
});

/**
 * A unit on the day. `own` is the unit's own plan: the number set for the unit as a whole, or else the sum of its posts; `total` adds the
 * units below. Null where nothing is planned. Actual counts main assignments of people in service whom the caller may see.
 */
export const UnitHeadCount = Type.Object({
  id: Id,
  name: Type.String(),
  kind: UnitKind,
  parentId: Nullable(Id),
  sort: Type.Integer(),
  planned: Nullable(Type.Integer()),
  plannedTotal: Nullable(Type.Integer()),
  actual: Type.Integer(),
  actualTotal: Type.Integer(),
  /** Below and including it, the actual of units that have a plan: what the total is to be held against. */
  actualPlanned: Type.Integer(),
  posts: Type.Array(PostCount),
  whole: Type.Boolean({ description: '实有人数是否为全部；false 时只数了调用者能查看的人' }),
  mayEdit: Type.Boolean(),
});
export type UnitHeadCount = Static<typeof UnitHeadCount>;

export const listHeadCounts = endpoint({
  method: 'GET',
  path: '/organization/head-counts',
  action: 'head-count.read',
  summary: '某日的编制与实有人数（只含授权单位）',
  tag,
  query: MomentQuery,
  reply: List(UnitHeadCount),
});

export const HeadCountVersion = Type.Object({
  ...Dated,
  recordedAt: Instant,
  postId: Nullable(Id),
  postName: Nullable(Type.String()),
  planned: Type.Integer(),
  note: Type.String(),
});
export type HeadCountVersion = Static<typeof HeadCountVersion>;

export const readHeadCount = endpoint({
  method: 'GET',
  path: '/organization/head-counts/:unitId',
  action: 'head-count.read',
  summary: '一个单位的编制历次核定',
  tag,
  params: Type.Object({ unitId: Id }, exact),
  reply: List(HeadCountVersion),
});

export const setHeadCount = endpoint({
  method: 'POST',
  path: '/organization/head-counts/:unitId',
  action: 'head-count.edit',
  summary: '自某日起核定编制（单位，或其中一个岗位）；planned 为 null 即自该日起取消',
  tag,
  params: Type.Object({ unitId: Id }, exact),
  body: Type.Object(
    {
      from: Day,
      postId: Type.Optional(Nullable(Id)),
      planned: Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
      note: Type.Optional(Line(200)),
    },
    exact,
  ),
  reply: Type.Object({ versionId: Nullable(Id) }),
  refusals: [
    'organization.unit-not-found',
    'organization.unit-not-yours',
    'organization.head-count-post',
    'organization.head-count-days',
    'organization.head-count-not-found',
  ],
});

export const rescindHeadCount = endpoint({
  method: 'DELETE',
  path: '/organization/head-counts/:unitId/versions/:versionId',
  action: 'head-count.edit',
  summary: '撤销一次核定，恢复到核定前',
  tag,
  params: Type.Object({ unitId: Id, versionId: Id }, exact),
  refusals: ['organization.head-count-not-found', 'organization.unit-not-yours'],
});
