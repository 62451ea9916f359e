import Type, { type Static } from 'typebox';
import { Dated, From, optional, VersionMade, VersionParams } from './dated.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Instant, Line, List, MomentQuery, Nullable } from './shape.ts';

const tag = 'organization';
const exact = { additionalProperties: false } as const;

export * from './legal-entity.ts';
export * from './post.ts';

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
  /** People in service on the day, as far as the caller may see them. */
  headCount: Type.Object({
    direct: Type.Integer({ description: '本单位直属人数' }),
    total: Type.Integer({ description: '含全部下级的人数' }),
    whole: Type.Boolean({ description: '是否为全部人数；false 时只数了调用者能查看的人' }),
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
  query: MomentQuery,
  reply: Type.Object({
    id: Id,
    /** As of the day asked for; null when it does not exist on it. */
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
