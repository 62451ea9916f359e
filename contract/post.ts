import Type, { type Static } from 'typebox';
import { Dated, From, optional, VersionMade, VersionParams, versionsOf } from './dated.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

const tag = 'organization';
const exact = { additionalProperties: false } as const;

const gradeFields = {
  code: Line(40, 1),
  name: Line(100, 1),
  rank: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000, description: '越大越高' }),
};
export const Grade = Type.Object({ id: Id, ...gradeFields });
export type Grade = Static<typeof Grade>;

export const listGrades = endpoint({
  method: 'GET',
  path: '/organization/grades',
  action: 'organization.read',
  summary: '职级列表',
  tag,
  reply: List(Grade),
});

export const createGrade = endpoint({
  method: 'POST',
  path: '/organization/grades',
  action: 'organization.edit',
  summary: '新建职级',
  tag,
  body: Type.Object(gradeFields, exact),
  reply: Type.Object({ id: Id }),
  refusals: ['organization.grade-code-taken'],
});

export const updateGrade = endpoint({
  method: 'PUT',
  path: '/organization/grades/:id',
  action: 'organization.edit',
  summary: '修改职级',
  tag,
  params: IdParams,
  body: Type.Object(gradeFields, exact),
  refusals: ['organization.grade-not-found', 'organization.grade-code-taken'],
});

export const removeGrade = endpoint({
  method: 'DELETE',
  path: '/organization/grades/:id',
  action: 'organization.edit',
  summary: '删除未被使用的职级',
  tag,
  params: IdParams,
  refusals: ['organization.grade-not-found', 'organization.in-use'],
});

const postFields = {
  name: Line(100, 1),
  code: Line(40),
  /** 岗位序列, e.g. 技术、管理. */
  family: Line(60),
  gradeId: Nullable(Id),
};
export const Post = Type.Object({
  id: Id,
  ...Dated,
  ...postFields,
  gradeName: Nullable(Type.String()),
});
export type Post = Static<typeof Post>;

export const listPosts = endpoint({
  method: 'GET',
  path: '/organization/posts',
  action: 'organization.read',
  summary: '岗位列表',
  tag,
  query: Type.Object(
    { asOf: Type.Optional(Day), knownAt: Type.Optional(Instant), search: Type.Optional(Line(100)) },
    exact,
  ),
  reply: List(Post),
});

export const readPost = endpoint({
  method: 'GET',
  path: '/organization/posts/:id',
  action: 'organization.read',
  summary: '岗位及其历次变更',
  tag,
  params: IdParams,
  reply: Type.Object({ id: Id, versions: versionsOf(postFields) }),
  refusals: ['organization.post-not-found'],
});

export const createPost = endpoint({
  method: 'POST',
  path: '/organization/posts',
  action: 'organization.edit',
  summary: '自某日起新建岗位',
  tag,
  body: Type.Object({ from: Day, name: Line(100, 1), ...optional(postFields, 'name') }, exact),
  reply: VersionMade,
  refusals: ['organization.grade-not-found'],
});

export const changePost = endpoint({
  method: 'POST',
  path: '/organization/posts/:id/changes',
  action: 'organization.edit',
  summary: '自某日起变更岗位',
  tag,
  params: IdParams,
  body: Type.Object({ from: Day, ...optional(postFields) }, exact),
  reply: VersionMade,
  refusals: ['organization.post-not-found', 'organization.before-beginning', 'organization.grade-not-found'],
});

export const correctPost = endpoint({
  method: 'PATCH',
  path: '/organization/posts/:id/versions/:versionId',
  action: 'organization.edit',
  summary: '更正岗位的一段记录',
  tag,
  params: VersionParams,
  body: Type.Object(optional(postFields), exact),
  reply: VersionMade,
  refusals: ['organization.version-not-found', 'organization.grade-not-found'],
});

export const rescindPost = endpoint({
  method: 'DELETE',
  path: '/organization/posts/:id/versions/:versionId',
  action: 'organization.edit',
  summary: '撤销岗位的一次变更',
  tag,
  params: VersionParams,
  refusals: ['organization.version-not-found', 'organization.in-use'],
});

export const closePost = endpoint({
  method: 'POST',
  path: '/organization/posts/:id/close',
  action: 'organization.edit',
  summary: '自某日起停用岗位（该日及以后须无人任职）',
  tag,
  params: IdParams,
  body: From,
  refusals: [
    'organization.post-not-found',
    'organization.before-beginning',
    'organization.has-people',
    'organization.in-use',
  ],
});
