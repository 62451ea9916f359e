import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { PasskeyAnswer, PasskeyCreation, PasskeyMade, PasskeyQuestion } from './passkey.ts';
import { Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

/** Endpoints with this tag answer before a session is complete; each says itself at which step it may be called. */
const tag = 'session';
/** Guesses a minute and caller; the growing delay and the lock-out stand behind it. */
const rateLimit = 30;
const exact = { additionalProperties: false } as const;
/** Longer than any password that is kept, so that a password that is too long is told so. */
const PasswordText = Type.String({ minLength: 1, maxLength: 256 });

export const Need = Nullable(
  Type.Union([Type.Literal('second-factor'), Type.Literal('password-change'), Type.Literal('second-factor-setup')]),
);
export type Need = Static<typeof Need>;
const State = Type.Object({ need: Need });
const RoleName = Type.Object({ code: Type.String(), name: Type.String() });

export const WhoAmI = Type.Object({
  accountId: Id,
  kind: Type.Union([Type.Literal('person'), Type.Literal('service')]),
  personId: Nullable(Id),
  username: Type.String(),
  name: Type.String(),
  isDemo: Type.Boolean(),
  need: Need,
  roles: Type.Array(RoleName),
  permissions: Type.Array(
    Type.Object({ action: Type.String(), group: Type.String(), scope: Type.String(), unitId: Nullable(Id) }),
  ),
  secondFactor: Type.Object({ totp: Type.Boolean(), passkeys: Type.Integer(), recoveryCodesLeft: Type.Integer() }),
});
export type WhoAmI = Static<typeof WhoAmI>;

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  action: 'public',
  summary: '用户名或手机号登录',
  description: '会话令牌在 Cookie 中返回。need 不为空时，须先完成两步验证、修改一次性密码或设置两步验证。',
  tag,
  rateLimit,
  body: Type.Object({ login: Line(100, 1), password: PasswordText }, exact),
  reply: State,
  refusals: ['sign-in.wrong', 'sign-in.wait', 'sign-in.locked', 'sign-in.disabled', 'sign-in.one-time-expired'],
});

export const whoAmI = endpoint({
  method: 'GET',
  path: '/session',
  action: 'signed-in',
  summary: '当前登录的账号、角色与权限',
  tag,
  reply: WhoAmI,
});

export const signOut = endpoint({ method: 'DELETE', path: '/session', action: 'signed-in', summary: '退出登录', tag });

export const giveSecondFactor = endpoint({
  method: 'POST',
  path: '/session/second-factor',
  action: 'signed-in',
  summary: '用验证码或恢复码完成两步验证',
  tag,
  rateLimit,
  body: Type.Object({ kind: Type.Union([Type.Literal('totp'), Type.Literal('recovery')]), code: Line(40, 6) }, exact),
  reply: State,
  refusals: [
    'sign-in.code-wrong',
    'sign-in.recovery-wrong',
    'sign-in.wait',
    'sign-in.locked',
    'sign-in.no-second-step',
  ],
});

export const askSecondPasskey = endpoint({
  method: 'POST',
  path: '/session/second-factor/passkey/options',
  action: 'signed-in',
  summary: '开始用通行密钥完成两步验证',
  tag,
  rateLimit,
  reply: PasskeyQuestion,
  refusals: ['sign-in.passkey-unavailable', 'sign-in.no-second-factor', 'sign-in.no-second-step'],
});

export const giveSecondPasskey = endpoint({
  method: 'POST',
  path: '/session/second-factor/passkey',
  action: 'signed-in',
  summary: '用通行密钥完成两步验证',
  tag,
  rateLimit,
  body: PasskeyAnswer,
  reply: State,
  refusals: ['sign-in.passkey-failed', 'sign-in.challenge-expired', 'sign-in.no-second-step'],
});

export const askPasskey = endpoint({
  method: 'POST',
  path: '/session/passkey/options',
  action: 'public',
  summary: '开始用通行密钥登录',
  tag,
  rateLimit,
  reply: PasskeyQuestion,
  refusals: ['sign-in.passkey-unavailable'],
});

export const signInWithPasskey = endpoint({
  method: 'POST',
  path: '/session/passkey',
  action: 'public',
  summary: '用通行密钥登录',
  tag,
  rateLimit,
  body: PasskeyAnswer,
  reply: State,
  refusals: [
    'sign-in.passkey-failed',
    'sign-in.challenge-expired',
    'sign-in.disabled',
    'sign-in.wait',
    'sign-in.locked',
  ],
});

export const confirmPassword = endpoint({
  method: 'POST',
  path: '/session/confirm',
  action: 'signed-in',
  summary: '再次输入密码，10 分钟内可做敏感操作',
  tag,
  rateLimit,
  body: Type.Object({ password: PasswordText }, exact),
  refusals: ['sign-in.current-password-wrong', 'sign-in.wait', 'sign-in.locked'],
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/session/password',
  action: 'signed-in',
  summary: '修改自己的密码',
  description: '其他会话随即结束。刚用一次性密码登录时可不填当前密码。',
  tag,
  rateLimit,
  body: Type.Object({ current: Type.Optional(PasswordText), next: PasswordText }, exact),
  reply: State,
  refusals: [
    'sign-in.current-password-wrong',
    'sign-in.confirm-needed',
    'password.too-short',
    'password.too-long',
    'password.common',
    'password.personal',
    'password.same',
  ],
});

export const startTotp = endpoint({
  method: 'POST',
  path: '/session/totp',
  action: 'signed-in',
  summary: '开始设置验证器应用',
  tag,
  reply: Type.Object({ secret: Type.String(), uri: Type.String(), qr: Type.String({ description: 'PNG，data URL' }) }),
  refusals: ['sign-in.confirm-needed', 'sign-in.totp-exists'],
});

const Done = Type.Object({ need: Need, recoveryCodes: Type.Array(Type.String(), { description: '仅显示这一次' }) });

export const finishTotp = endpoint({
  method: 'PUT',
  path: '/session/totp',
  action: 'signed-in',
  summary: '输入第一个验证码，启用验证器应用',
  tag,
  rateLimit,
  body: Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }, exact),
  reply: Done,
  refusals: ['sign-in.code-wrong', 'sign-in.wait', 'sign-in.locked'],
});

export const removeTotp = endpoint({
  method: 'DELETE',
  path: '/session/totp',
  action: 'signed-in',
  summary: '移除验证器应用',
  tag,
  reply: State,
  refusals: ['sign-in.confirm-needed', 'sign-in.no-second-factor'],
});

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/session/recovery-codes',
  action: 'signed-in',
  summary: '重新生成恢复码',
  tag,
  reply: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  refusals: ['sign-in.confirm-needed', 'sign-in.no-second-factor'],
});

export const listPasskeys = endpoint({
  method: 'GET',
  path: '/session/passkeys',
  action: 'signed-in',
  summary: '自己的通行密钥',
  tag,
  reply: List(Type.Object({ id: Id, label: Type.String(), createdAt: Instant, lastUsedAt: Nullable(Instant) })),
});

export const startPasskey = endpoint({
  method: 'POST',
  path: '/session/passkeys/options',
  action: 'signed-in',
  summary: '开始添加通行密钥',
  tag,
  reply: PasskeyCreation,
  refusals: ['sign-in.confirm-needed', 'sign-in.passkey-unavailable'],
});

export const finishPasskey = endpoint({
  method: 'POST',
  path: '/session/passkeys',
  action: 'signed-in',
  summary: '添加通行密钥',
  tag,
  rateLimit,
  body: PasskeyMade,
  reply: Done,
  refusals: ['sign-in.passkey-failed', 'sign-in.challenge-expired'],
});

export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/session/passkeys/:id',
  action: 'signed-in',
  summary: '移除一个通行密钥',
  tag,
  params: IdParams,
  reply: State,
  refusals: ['sign-in.confirm-needed', 'sign-in.no-second-factor'],
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/session/list',
  action: 'signed-in',
  summary: '自己的登录会话',
  tag,
  reply: List(
    Type.Object({
      id: Id,
      isCurrent: Type.Boolean(),
      device: Type.String(),
      ip: Nullable(Type.String()),
      factor: Type.String(),
      createdAt: Instant,
      lastSeenAt: Instant,
      expiresAt: Instant,
    }),
  ),
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/session/list/:id',
  action: 'signed-in',
  summary: '结束自己的一个会话',
  tag,
  params: IdParams,
});

export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: '/session/list',
  action: 'signed-in',
  summary: '结束自己的其他会话',
  tag,
  reply: Type.Object({ ended: Type.Integer() }),
});
