import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

const tag = 'account';
const exact = { additionalProperties: false } as const;
const Status = Type.Union([Type.Literal('active'), Type.Literal('disabled')]);
const Kind = Type.Union([Type.Literal('person'), Type.Literal('service')]);
const OneTime = Type.Object({ oneTimePassword: Type.String({ description: '仅显示这一次，72 小时内有效' }) });

export const Account = Type.Object({
  id: Id,
  kind: Kind,
  username: Type.String(),
  displayName: Type.String(),
  phone: Nullable(Type.String({ description: '中间四位不显示' })),
  personId: Nullable(Id),
  status: Status,
  isDemo: Type.Boolean(),
  createdAt: Instant,
  roles: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  mustChangePassword: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  lockedUntil: Nullable(Instant),
  lastSeenAt: Nullable(Instant),
});
export type Account = Static<typeof Account>;

export const listAccounts = endpoint({
  method: 'GET',
  path: '/accounts',
  action: 'account.read',
  summary: '账号列表',
  tag,
  query: Type.Object(
    {
      search: Type.Optional(Line(100)),
      status: Type.Optional(Status),
      kind: Type.Optional(Kind),
      after: Type.Optional(Line(100)),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    },
    exact,
  ),
  reply: Type.Object({ items: Type.Array(Account), next: Nullable(Type.String({ description: '下一页的 after' })) }),
});

export const createAccount = endpoint({
  method: 'POST',
  path: '/accounts',
  action: 'account.edit',
  summary: '新建账号',
  tag,
  body: Type.Object(
    {
      kind: Kind,
      username: Line(64, 2),
      displayName: Line(60, 1),
      phone: Type.Optional(Nullable(Line(30))),
      personId: Type.Optional(Nullable(Id)),
      roles: Type.Array(Type.Object({ code: Line(60, 1), unitId: Type.Optional(Nullable(Id)) }, exact), {
        maxItems: 20,
      }),
    },
    exact,
  ),
  reply: Type.Object({ id: Id, oneTimePassword: Nullable(Type.String()) }),
  refusals: [
    'account.username-form',
    'account.username-taken',
    'account.phone-form',
    'account.phone-taken',
    'account.person-has-account',
    'account.role-unknown',
  ],
});

export const setAccountStatus = endpoint({
  method: 'PUT',
  path: '/accounts/:id/status',
  action: 'account.edit',
  summary: '停用或启用账号',
  tag,
  params: IdParams,
  body: Type.Object({ status: Status }, exact),
  refusals: ['account.not-found', 'account.self'],
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/accounts/:id/password',
  action: 'account.edit',
  summary: '重置为一次性密码',
  tag,
  params: IdParams,
  reply: OneTime,
  refusals: ['account.not-found', 'account.person-only', 'sign-in.confirm-needed'],
});

export const unlockAccount = endpoint({
  method: 'DELETE',
  path: '/accounts/:id/lock',
  action: 'account.edit',
  summary: '解除登录锁定',
  tag,
  params: IdParams,
  refusals: ['account.not-found'],
});

export const removeSecondFactor = endpoint({
  method: 'DELETE',
  path: '/accounts/:id/second-factor',
  action: 'account.edit',
  summary: '移除两步验证（本人丢失设备时）',
  tag,
  params: IdParams,
  refusals: ['account.not-found', 'account.person-only', 'sign-in.confirm-needed'],
});

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/accounts/:id/api-keys',
  action: 'account.read',
  summary: '服务账号的 API 密钥',
  tag,
  params: IdParams,
  reply: List(
    Type.Object({
      id: Id,
      prefix: Type.String(),
      name: Type.String(),
      createdAt: Instant,
      expiresAt: Nullable(Instant),
      revokedAt: Nullable(Instant),
      lastUsedAt: Nullable(Instant),
    }),
  ),
});

export const createApiKey = endpoint({
  method: 'POST',
  path: '/accounts/:id/api-keys',
  action: 'account.edit',
  summary: '新建 API 密钥',
  tag,
  params: IdParams,
  body: Type.Object(
    { name: Line(60, 1), validDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })) },
    exact,
  ),
  reply: Type.Object({ id: Id, prefix: Type.String(), key: Type.String({ description: '仅显示这一次' }) }),
  refusals: ['account.not-found', 'account.service-only', 'sign-in.confirm-needed'],
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/accounts/:id/api-keys/:keyId',
  action: 'account.edit',
  summary: '吊销 API 密钥',
  tag,
  params: Type.Object({ id: Id, keyId: Id }, exact),
  refusals: ['account.key-not-found'],
});
