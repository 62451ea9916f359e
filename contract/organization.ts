import Type, { type Static, type TOptional, type TProperties } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Instant, Line, List, MomentQuery, Nullable } from './shape.ts';

const tag = 'organization';
const exact = { additionalProperties: false } as const;

/** What every dated thing tells of the version shown. `until` is the first day on which it no longer holds; null is open. */
const Dated = {
  versionId: Id,
  from: Nullable(Day),
  until: Nullable(Type.String({ description: '首个不再有效的日期（不含当日），null 为至今' })),
};
const versionsOf = <P extends TProperties>(properties: P) =>
  Type.Array(Type.Object({ ...Dated, recordedAt: Instant, ...properties }));
/** Names one version of a dated thing. */
const VersionParams = Type.Object({ id: Id, versionId: Id }, exact);
const From = Type.Object({ from: Day }, exact);
const VersionMade = Type.Object({ id: Id, versionId: Id });

// Legal entities ------------------------------------------------------------------------------------------------------

const legalEntityFields = {
  name: Line(200, 1),
  shortName: Line(60),
  creditCode: Nullable(Line(30)),
  regionCode: Nullable(Line(12)),
  address: Line(300),
};
export const LegalEntity = Type.Object({ id: Id, ...Dated, ...legalEntityFields });
export type LegalEntity = Static<typeof LegalEntity>;

const legalEntityRefusals = [
  'organization.credit-code',
  'organization.credit-code-taken',
  'organization.region-code',
] as const;

export const listLegalEntities = endpoint({
  method: 'GET',
  path: '/organization/legal-entities',
  action: 'organization.read',
  summary: '法人主体列表',
  tag,
  query: MomentQuery,
  reply: List(LegalEntity),
});

export const readLegalEntity = endpoint({
  method: 'GET',
  path: '/organization/legal-entities/:id',
  action: 'organization.read',
  summary: '法人主体及其历次变更',
  tag,
  params: IdParams,
  reply: Type.Object({ id: Id, versions: versionsOf(legalEntityFields) }),
  refusals: ['organization.legal-entity-not-found'],
});

export const createLegalEntity = endpoint({
  method: 'POST',
  path: '/organization/legal-entities',
  action: 'organization.edit',
  summary: '新建法人主体',
  tag,
  body: Type.Object({ from: Day, name: Line(200, 1), ...optional(legalEntityFields, 'name') }, exact),
  reply: VersionMade,
  refusals: legalEntityRefusals,
});

export const changeLegalEntity = endpoint({
  method: 'POST',
  path: '/organization/legal-entities/:id/changes',
  action: 'organization.edit',
  summary: '自某日起变更法人主体',
  tag,
  params: IdParams,
  body: Type.Object({ from: Day, ...optional(legalEntityFields) }, exact),
  reply: VersionMade,
  refusals: ['organization.legal-entity-not-found', 'organization.before-beginning', ...legalEntityRefusals],
});

export const correctLegalEntity = endpoint({
  method: 'PATCH',
  path: '/organization/legal-entities/:id/versions/:versionId',
  action: 'organization.edit',
  summary: '更正法人主体的一段记录',
  tag,
  params: VersionParams,
  body: Type.Object(optional(legalEntityFields), exact),
  reply: VersionMade,
  refusals: ['organization.version-not-found', ...legalEntityRefusals],
});

export const rescindLegalEntity = endpoint({
  method: 'DELETE',
  path: '/organization/legal-entities/:id/versions/:versionId',
  action: 'organization.edit',
  summary: '撤销法人主体的一次变更',
  tag,
  params: VersionParams,
  refusals: ['organization.version-not-found', 'organization.in-use'],
});

export const closeLegalEntity = endpoint({
  method: 'POST',
  path: '/organization/legal-entities/:id/close',
  action: 'organization.edit',
  summary: '自某日起停用法人主体',
  tag,
  params: IdParams,
  body: From,
  refusals: ['organization.legal-entity-not-found', 'organization.before-beginning', 'organization.in-use'],
});

// Units ---------------------------------------------------------------------------------------------------------------

export const UnitKind = Type.Union([
  Type.Literal('company'),
  Type.Literal('division'),
  Type.Literal('department'),
  Type.Literal('team'),
]);
export type UnitKind = Static<typeof UnitKind>;
export const unitKindLabels: Record<UnitKind, string> = {
  company: '公司',
  division: '事业部',
  department: '部门',
  team: '小组',
};

const unitFields = {
  name: Line(100, 1),
  code: Line(40),
  kind: UnitKind,
  parentId: Nullable(Id),
  /** Own legal entity; null: that of the unit above. */
  legalEntityId: Nullable(Id),
  headPersonId: Nullable(Id),
  sort: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
};

export const Unit = Type.Object({
  id: Id,
  ...Dated,
  ...unitFields,
  headName: Nullable(Type.String({ description: '负责人姓名；无权查看时为 null' })),
  /** Names from the root down, this unit's last. */
  path: Type.Array(Type.String()),
  legalEntityName: Nullable(Type.String({ description: '本单位或最近上级的法人主体' })),
  /** People in service on the day whom the caller may see. */
  headCount: Type.Object({
    direct: Type.Integer({ description: '本单位直属人数' }),
    total: Type.Integer({ description: '含全部下级的人数' }),
  }),
  /** Whether the caller may change it. */
  mayEdit: Type.Boolean(),
});
export type Unit = Static<typeof Unit>;

/** One version in a unit's timeline. */
export const UnitVersion = Type.Object({
  ...Dated,
  recordedAt: Instant,
  ...unitFields,
  parentName: Nullable(Type.String()),
  headName: Nullable(Type.String()),
  legalEntityName: Nullable(Type.String()),
});
export type UnitVersion = Static<typeof UnitVersion>;

const unitRefusals = [
  'organization.circle',
  'organization.parent-missing',
  'organization.legal-entity-missing',
  'organization.head-missing',
  'organization.name-taken',
  'organization.unit-not-yours',
] as const;

export const listUnits = endpoint({
  method: 'GET',
  path: '/organization/units',
  action: 'organization.read',
  summary: '某日的组织架构（平铺列表，以 parentId 成树）',
  tag,
  query: MomentQuery,
  reply: List(Unit),
});

export const readUnit = endpoint({
  method: 'GET',
  path: '/organization/units/:id',
  action: 'organization.read',
  summary: '单位详情、变更时间线与别名',
  tag,
  params: IdParams,
  reply: Type.Object({
    id: Id,
    /** As of today; null when it does not exist today. */
    current: Nullable(Unit),
    versions: Type.Array(UnitVersion),
    aliases: Type.Array(Type.Object({ id: Id, alias: Type.String(), confirmedAt: Instant })),
  }),
  refusals: ['organization.unit-not-found'],
});

export const createUnit = endpoint({
  method: 'POST',
  path: '/organization/units',
  action: 'organization.edit',
  summary: '自某日起新建单位',
  tag,
  body: Type.Object({ from: Day, name: Line(100, 1), kind: UnitKind, ...optional(unitFields, 'name', 'kind') }, exact),
  reply: VersionMade,
  refusals: unitRefusals,
});

export const changeUnit = endpoint({
  method: 'POST',
  path: '/organization/units/:id/changes',
  action: 'organization.edit',
  summary: '自某日起变更单位（改名、调整上级、更换负责人等，可为将来日期）',
  description: '只需给出要变的字段；已登记的更晚变更保持不动。',
  tag,
  params: IdParams,
  body: Type.Object({ from: Day, ...optional(unitFields) }, exact),
  reply: VersionMade,
  refusals: ['organization.unit-not-found', 'organization.before-beginning', 'organization.in-use', ...unitRefusals],
});

export const correctUnit = endpoint({
  method: 'PATCH',
  path: '/organization/units/:id/versions/:versionId',
  action: 'organization.edit',
  summary: '更正单位的一段记录（起止日不变，原记录仍可查）',
  tag,
  params: VersionParams,
  body: Type.Object(optional(unitFields), exact),
  reply: VersionMade,
  refusals: ['organization.version-not-found', ...unitRefusals],
});

export const rescindUnit = endpoint({
  method: 'DELETE',
  path: '/organization/units/:id/versions/:versionId',
  action: 'organization.edit',
  summary: '撤销单位的一次变更，恢复到变更前',
  tag,
  params: VersionParams,
  refusals: [
    'organization.version-not-found',
    'organization.in-use',
    'organization.has-people',
    'organization.circle',
    'organization.unit-not-yours',
  ],
});

export const closeUnit = endpoint({
  method: 'POST',
  path: '/organization/units/:id/close',
  action: 'organization.edit',
  summary: '自某日起撤销单位（该日及以后须无人任职、无下级单位）',
  tag,
  params: IdParams,
  body: From,
  refusals: [
    'organization.unit-not-found',
    'organization.before-beginning',
    'organization.has-people',
    'organization.has-units',
    'organization.in-use',
    'organization.unit-not-yours',
  ],
});

export const UnitAlias = Type.Object({
  id: Id,
  alias: Type.String(),
  unitId: Id,
  unitName: Nullable(Type.String({ description: '单位今日名称；已撤销时为最后的名称' })),
  confirmedAt: Instant,
});
export type UnitAlias = Static<typeof UnitAlias>;

export const listUnitAliases = endpoint({
  method: 'GET',
  path: '/organization/unit-aliases',
  action: 'organization.read',
  summary: '单位别名列表',
  tag,
  query: Type.Object({ unitId: Type.Optional(Id), search: Type.Optional(Line(100)) }, exact),
  reply: List(UnitAlias),
});

export const addUnitAlias = endpoint({
  method: 'POST',
  path: '/organization/unit-aliases',
  action: 'alias.edit',
  summary: '添加单位别名',
  tag,
  body: Type.Object({ unitId: Id, alias: Line(200, 1) }, exact),
  reply: Type.Object({ id: Id }),
  refusals: ['organization.unit-not-found', 'organization.alias-taken'],
});

export const removeUnitAlias = endpoint({
  method: 'DELETE',
  path: '/organization/unit-aliases/:id',
  action: 'alias.edit',
  summary: '删除单位别名',
  tag,
  params: IdParams,
  refusals: ['organization.alias-not-found'],
});

// Grades and posts ----------------------------------------------------------------------------------------------------

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

/** The same fields, each of which may be left out; `without` leaves some out altogether. */
function optional<P extends TProperties, const W extends keyof P = never>(properties: P, ...without: W[]) {
  const left = Object.entries(properties).filter(([name]) => !(without as PropertyKey[]).includes(name));
  return Object.fromEntries(left.map(([name, schema]) => [name, Type.Optional(schema)])) as {
    [K in Exclude<keyof P, W>]: TOptional<P[K]>;
  };
}
