import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

const tag = 'access';
const exact = { additionalProperties: false } as const;

export const ScopeCode = Type.Union([
  Type.Literal('own'),
  Type.Literal('team'),
  Type.Literal('units'),
  Type.Literal('all'),
]);

// What the caller holds -----------------------------------------------------------------------------------------------

/** One permission as held: `unitId` is the unit of the grant, which counts for scope `units` (null: every unit). */
export const Held = Type.Object({
  action: Type.String(),
  group: Type.String(),
  scope: ScopeCode,
  unitId: Nullable(Id),
});
export type Held = Static<typeof Held>;

export const readHeld = endpoint({
  method: 'GET',
  path: '/access/held',
  action: 'signed-in',
  summary: '本人持有的权限',
  tag,
  reply: List(Held),
});

/**
 * Whether somebody who holds these permissions may do `action` at all, in whatever width. For an action with field groups, `group`
 * names one; `*` stands for any. Screens hide what this denies; the rows are narrowed by the database.
 */
export function can(held: readonly Pick<Held, 'action' | 'group'>[], action: string, group = ''): boolean {
  return held.some(each => each.action === action && (group === '*' || each.group === group));
}

// Actions and roles ---------------------------------------------------------------------------------------------------

export const listActions = endpoint({
  method: 'GET',
  path: '/access/actions',
  action: 'access.read',
  summary: '可授予的操作、字段分组与范围',
  tag,
  reply: Type.Object({
    actions: Type.Array(
      Type.Object({
        code: Type.String(),
        label: Type.String(),
        grouped: Type.Boolean(),
        scopes: Type.Array(ScopeCode),
        /** The field groups it may be held for; empty unless grouped. */
        groups: Type.Array(Type.String()),
      }),
    ),
    groups: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })),
    scopes: Type.Array(Type.Object({ code: ScopeCode, label: Type.String() })),
  }),
});

export const RolePermission = Type.Object({ action: Line(60, 1), group: Line(60), scope: ScopeCode }, exact);
export type RolePermission = Static<typeof RolePermission>;

export const Role = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  note: Type.String(),
  isBuiltIn: Type.Boolean(),
  permissions: Type.Array(RolePermission),
  /** Accounts that hold it today. */
  holders: Type.Integer(),
  /** The caller holds it today, and so cannot change its permissions. */
  heldByMe: Type.Boolean(),
});
export type Role = Static<typeof Role>;

export const listRoles = endpoint({
  method: 'GET',
  path: '/access/roles',
  action: 'access.read',
  summary: '角色及其权限',
  tag,
  reply: List(Role),
});

const permissionRefusals = ['access.permission-unknown', 'access.permission-twice'] as const;
const RoleCode = Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$', description: '小写字母、数字与连字符' });
const Permissions = Type.Array(RolePermission, { maxItems: 500 });

export const createRole = endpoint({
  method: 'POST',
  path: '/access/roles',
  action: 'access.edit',
  summary: '新建角色',
  tag,
  body: Type.Object(
    {
      code: RoleCode,
      name: Line(60, 1),
      note: Type.Optional(Line(300)),
      permissions: Type.Optional(Permissions),
    },
    exact,
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['access.role-code-taken', ...permissionRefusals],
});

export const copyRole = endpoint({
  method: 'POST',
  path: '/access/roles/:id/copy',
  action: 'access.edit',
  summary: '复制角色',
  tag,
  params: IdParams,
  body: Type.Object({ code: RoleCode, name: Line(60, 1) }, exact),
  reply: Type.Object({ id: Id }),
  refusals: ['access.role-not-found', 'access.role-code-taken'],
});

export const updateRole = endpoint({
  method: 'PUT',
  path: '/access/roles/:id',
  action: 'access.edit',
  summary: '修改角色的名称与说明',
  tag,
  params: IdParams,
  body: Type.Object({ name: Line(60, 1), note: Line(300) }, exact),
  refusals: ['access.role-not-found'],
});

export const setRolePermissions = endpoint({
  method: 'PUT',
  path: '/access/roles/:id/permissions',
  action: 'access.edit',
  summary: '替换角色的全部权限',
  tag,
  params: IdParams,
  body: Type.Object({ permissions: Permissions }, exact),
  refusals: ['access.role-not-found', 'access.own-role', 'access.last-administrator', ...permissionRefusals],
});

export const removeRole = endpoint({
  method: 'DELETE',
  path: '/access/roles/:id',
  action: 'access.edit',
  summary: '删除自定义角色（从未授予过的）',
  tag,
  params: IdParams,
  refusals: ['access.role-not-found', 'access.role-built-in', 'access.role-granted'],
});

// Grants --------------------------------------------------------------------------------------------------------------

export const GrantState = Type.Union([Type.Literal('current'), Type.Literal('future'), Type.Literal('ended')]);
export type GrantState = Static<typeof GrantState>;
export const grantStateLabels: Record<GrantState, string> = {
  current: '生效中',
  future: '未生效',
  ended: '已结束',
};

export const Grant = Type.Object({
  id: Id,
  accountId: Id,
  accountName: Type.String(),
  username: Type.String(),
  roleId: Id,
  roleCode: Type.String(),
  roleName: Type.String(),
  unitId: Nullable(Id),
  unitName: Nullable(Type.String()),
  from: Nullable(Day),
  until: Nullable(Type.String({ description: '首个失效日（不含当日），null 为长期' })),
  state: GrantState,
  reason: Type.String(),
  grantedByName: Nullable(Type.String()),
  grantedAt: Instant,
});
export type Grant = Static<typeof Grant>;

export const listGrants = endpoint({
  method: 'GET',
  path: '/access/grants',
  action: 'access.read',
  summary: '授权列表',
  tag,
  query: Type.Object(
    {
      accountId: Type.Optional(Id),
      roleId: Type.Optional(Id),
      unitId: Type.Optional(Id),
      state: Type.Optional(GrantState),
      after: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    },
    exact,
  ),
  reply: Type.Object({ items: Type.Array(Grant), next: Nullable(Type.String({ description: '下一页的 after' })) }),
});

export const grantRole = endpoint({
  method: 'POST',
  path: '/access/grants',
  action: 'access.edit',
  summary: '授予角色',
  description: '范围为“授权单位及下级”的权限按 unitId 收窄；unitId 为空即全部单位。不能给自己授权。',
  tag,
  body: Type.Object(
    {
      accountId: Id,
      roleId: Id,
      unitId: Type.Optional(Nullable(Id)),
      from: Type.Optional(Day),
      until: Type.Optional(Nullable(Day)),
      reason: Line(300),
    },
    exact,
  ),
  reply: Type.Object({ id: Id }),
  refusals: [
    'access.own-grant',
    'access.account-not-found',
    'access.role-not-found',
    'access.unit-not-found',
    'access.span-empty',
    'access.granted-already',
  ],
});

export const endGrant = endpoint({
  method: 'PUT',
  path: '/access/grants/:id/end',
  action: 'access.edit',
  summary: '改变授权的结束日',
  tag,
  params: IdParams,
  body: Type.Object({ until: Nullable(Day) }, exact),
  refusals: [
    'access.grant-not-found',
    'access.own-grant',
    'access.span-empty',
    'access.granted-already',
    'access.last-administrator',
    'access.grant-ended',
  ],
});

export const revokeGrant = endpoint({
  method: 'DELETE',
  path: '/access/grants/:id',
  action: 'access.edit',
  summary: '收回授权（自今日起失效，记录保留）',
  tag,
  params: IdParams,
  refusals: ['access.grant-not-found', 'access.own-grant', 'access.last-administrator', 'access.grant-ended'],
});
