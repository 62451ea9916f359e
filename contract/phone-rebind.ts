import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Instant, Line, Nullable } from './shape.ts';

/**
 * 手机号解绑 for whoever cannot sign in: a code sent to the new number, proofs of who asks, and a case that is watched by its
 * number and code. Refusals say the same whatever is wrong, and nothing of whether anybody holds a number.
 */
const tag = 'phone-rebind';
const exact = { additionalProperties: false } as const;
/** Where the pages stand, on a PC too. */
export const rebindAddress = '/m/#/rebind';

export const startRebind = endpoint({
  method: 'POST',
  path: '/rebind/start',
  action: 'public',
  summary: '申请手机号解绑：向新号码发送验证码',
  description: '无论号码是否已绑定，答复相同。验证码 10 分钟内有效。',
  tag,
  rateLimit: 10,
  body: Type.Object({ phone: Line(30, 1) }, exact),
  reply: Type.Object({ token: Type.String(), phoneMasked: Type.String(), expiresAt: Instant }),
  refusals: ['rebind.phone-form', 'rebind.no-gateway'],
});

export const proveRebind = endpoint({
  method: 'POST',
  path: '/rebind/prove',
  action: 'public',
  summary: '申请手机号解绑：核验身份并立案',
  description: '任何一项不符，答复都相同；多次不符暂停 24 小时。查询码只显示这一次。',
  tag,
  rateLimit: 10,
  body: Type.Object(
    {
      token: Line(100, 1),
      code: Line(20, 1),
      name: Line(60, 1),
      identityNumber: Line(60, 1),
      socialNumber: Line(60),
    },
    exact,
  ),
  reply: Type.Object({ number: Type.String(), code: Type.String({ description: '仅显示这一次' }) }),
  refusals: ['rebind.not-accepted'],
});

const Key = Type.Object({ number: Line(40, 1), code: Line(60, 1) }, exact);

export const RebindProgress = Type.Object({
  number: Type.String(),
  state: Type.Enum(['open', 'approved', 'refused', 'withdrawn'] as const),
  steps: Type.Array(
    Type.Object({
      code: Type.String(),
      label: Type.String(),
      state: Type.Enum(['done', 'now', 'to-come'] as const),
      at: Nullable(Instant),
    }),
  ),
  dueAt: Nullable(Instant),
  /** Why it was refused, in a sentence for the applicant. */
  refusedWhy: Nullable(Type.String()),
  expedites: Type.Integer(),
  mayExpedite: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
});
export type RebindProgress = Static<typeof RebindProgress>;

export const watchRebind = endpoint({
  method: 'POST',
  path: '/rebind/status',
  action: 'public',
  summary: '凭事项编号与查询码查看进度',
  tag,
  rateLimit: 30,
  body: Key,
  reply: RebindProgress,
  refusals: ['rebind.unknown'],
});

export const expediteRebind = endpoint({
  method: 'POST',
  path: '/rebind/expedite',
  action: 'public',
  summary: '催办，每天一次',
  tag,
  rateLimit: 10,
  body: Key,
  reply: RebindProgress,
  refusals: ['rebind.unknown', 'rebind.expedited-today', 'rebind.ended'],
});

export const withdrawRebind = endpoint({
  method: 'POST',
  path: '/rebind/withdraw',
  action: 'public',
  summary: '撤回申请',
  tag,
  rateLimit: 10,
  body: Key,
  reply: RebindProgress,
  refusals: ['rebind.unknown', 'rebind.ended'],
});

export const readDemoCode = endpoint({
  method: 'POST',
  path: '/rebind/demo-code',
  action: 'public',
  summary: '演示环境没有短信，在此读取验证码',
  tag,
  rateLimit: 30,
  body: Type.Object({ token: Line(100, 1) }, exact),
  reply: Type.Object({ code: Type.String() }),
  refusals: ['rebind.not-demo'],
});
