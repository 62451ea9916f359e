import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Instant, Line, Nullable } from './shape.ts';

/** An account's own notices, and how it wants to hear of them. */
const tag = 'notice';
const exact = { additionalProperties: false } as const;

export const Notice = Type.Object({
  id: Id,
  kind: Type.String({ description: 'stable code, such as task.arrived' }),
  title: Type.String(),
  text: Type.String(),
  /** A place within the console; empty for none. */
  link: Type.String(),
  isUrgent: Type.Boolean(),
  /** How often it was told while unread. */
  times: Type.Integer({ minimum: 1 }),
  toldAt: Instant,
  readAt: Nullable(Instant),
});
export type Notice = Static<typeof Notice>;

export const listNotices = endpoint({
  method: 'GET',
  path: '/notices',
  action: 'signed-in',
  summary: '自己的消息，最新的在前',
  tag,
  query: Type.Object(
    {
      unread: Type.Optional(Type.Boolean()),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      /** Where the page before ended. */
      after: Type.Optional(Line(200, 1)),
    },
    exact,
  ),
  reply: Type.Object({ items: Type.Array(Notice), next: Nullable(Type.String()) }),
  refusals: ['notify.page-invalid'],
});

export const countNotices = endpoint({
  method: 'GET',
  path: '/notices/count',
  action: 'signed-in',
  summary: '未读消息数',
  tag,
  reply: Type.Object({ unread: Type.Integer({ minimum: 0 }) }),
});

export const readNotice = endpoint({
  method: 'POST',
  path: '/notices/:id/read',
  action: 'signed-in',
  summary: '标为已读',
  tag,
  params: IdParams,
  reply: Notice,
  refusals: ['notify.notice-not-found'],
});

export const readAllNotices = endpoint({
  method: 'POST',
  path: '/notices/read-all',
  action: 'signed-in',
  summary: '全部标为已读',
  tag,
  reply: Type.Object({ read: Type.Integer({ minimum: 0 }) }),
});

const Minute = Type.Integer({ minimum: 0, maximum: 1439, description: 'minute of the day' });
const Choice = {
  wantsEmail: Type.Boolean(),
  wantsPush: Type.Boolean(),
  /** Non-urgent notices wait until they end; may pass midnight. */
  quiet: Nullable(Type.Object({ fromMin: Minute, untilMin: Minute }, exact)),
};

export const NoticeSettings = Type.Object({
  ...Choice,
  address: Nullable(Type.String({ description: 'confirmed e-mail address' })),
  pendingAddress: Nullable(Type.String({ description: 'address that waits for its code' })),
  subscriptions: Type.Array(Type.Object({ id: Id, device: Type.String(), createdAt: Instant })),
  mailIsOn: Type.Boolean(),
  /** For PushManager.subscribe; null while web push is off. */
  pushPublicKey: Nullable(Type.String()),
});
export type NoticeSettings = Static<typeof NoticeSettings>;

export const readNoticeSettings = endpoint({
  method: 'GET',
  path: '/notices/settings',
  action: 'signed-in',
  summary: '我的通知设置',
  tag,
  reply: NoticeSettings,
});

export const setNoticeChoice = endpoint({
  method: 'PUT',
  path: '/notices/settings',
  action: 'signed-in',
  summary: '修改我的通知设置',
  tag,
  body: Type.Object(Choice, exact),
  reply: NoticeSettings,
});

export const askAddress = endpoint({
  method: 'POST',
  path: '/notices/settings/address',
  action: 'signed-in',
  summary: '登记接收通知的邮箱，并向其发送验证码',
  tag,
  rateLimit: 10,
  body: Type.Object({ address: Line(254, 3) }, exact),
  reply: NoticeSettings,
  refusals: ['notify.mail-off', 'notify.address-invalid', 'notify.codes-too-many', 'notify.not-sent'],
});

export const confirmAddress = endpoint({
  method: 'PUT',
  path: '/notices/settings/address',
  action: 'signed-in',
  summary: '用验证码确认邮箱',
  tag,
  rateLimit: 30,
  body: Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }, exact),
  reply: NoticeSettings,
  refusals: ['notify.code-wrong'],
});

export const removeAddress = endpoint({
  method: 'DELETE',
  path: '/notices/settings/address',
  action: 'signed-in',
  summary: '不再用邮箱接收通知',
  tag,
  reply: NoticeSettings,
});

export const subscribePush = endpoint({
  method: 'POST',
  path: '/notices/subscriptions',
  action: 'signed-in',
  summary: '在这台设备上接收推送',
  tag,
  rateLimit: 30,
  body: Type.Object(
    {
      endpoint: Line(2000, 9),
      p256dh: Type.String({ pattern: '^[A-Za-z0-9_-]{80,100}=*$' }),
      auth: Type.String({ pattern: '^[A-Za-z0-9_-]{20,30}=*$' }),
      device: Line(60),
    },
    exact,
  ),
  reply: Type.Object({ id: Id }),
  refusals: ['notify.push-off', 'notify.push-host', 'notify.push-keys'],
});

export const unsubscribePush = endpoint({
  method: 'DELETE',
  path: '/notices/subscriptions/:id',
  action: 'signed-in',
  summary: '这台设备不再接收推送',
  tag,
  params: IdParams,
});
