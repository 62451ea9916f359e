import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Instant, Line, List, Nullable } from './shape.ts';

/** The channels by which notices leave the house; an administrator's. Secrets go in and never come out. */
const tag = 'notify';
const action = 'system.edit';
const exact = { additionalProperties: false } as const;

export type Channel = 'email' | 'push' | 'robot';
export const robotKinds = [
  { code: 'wecom', label: '企业微信', host: 'qyapi.weixin.qq.com' },
  { code: 'dingtalk', label: '钉钉', host: 'oapi.dingtalk.com' },
  { code: 'feishu', label: '飞书', host: 'open.feishu.cn' },
] as const;
export type RobotKind = (typeof robotKinds)[number]['code'];
const RobotKind = Type.Union([Type.Literal('wecom'), Type.Literal('dingtalk'), Type.Literal('feishu')]);

const MailSecurity = Type.Union([Type.Literal('tls'), Type.Literal('starttls'), Type.Literal('none')]);
export type MailSecurity = Static<typeof MailSecurity>;
const Mail = {
  isOn: Type.Boolean(),
  host: Type.String({ maxLength: 253, pattern: '^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$' }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  security: MailSecurity,
  username: Line(200),
  fromAddress: Line(254, 3),
  fromName: Line(60),
  mailsPerHour: Type.Integer({ minimum: 1, maximum: 1000, description: 'to one account; more are gathered in one' }),
};
export const MailChannel = Type.Object({ ...Mail, hasPassword: Type.Boolean() });
export type MailChannel = Static<typeof MailChannel>;
/** A password that isn't given stays as it is; an empty one is removed. */
const MailBody = Type.Object({ ...Mail, password: Type.Optional(Line(500)) }, exact);
export type MailBody = Static<typeof MailBody>;

const PushBody = Type.Object(
  { isOn: Type.Boolean(), subject: Line(300, 8), renewKeys: Type.Optional(Type.Boolean()) },
  exact,
);
export type PushBody = Static<typeof PushBody>;
export const PushChannel = Type.Object({
  isOn: Type.Boolean(),
  subject: Type.String(),
  publicKey: Type.String(),
});
export type PushChannel = Static<typeof PushChannel>;

const Robot = {
  code: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
  name: Line(60, 1),
  kind: RobotKind,
  isOn: Type.Boolean(),
  kinds: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9.-]{0,59}$' }), { maxItems: 50, uniqueItems: true }),
};
export const RobotChannel = Type.Object({ id: Id, ...Robot, host: Type.String(), hasSecret: Type.Boolean() });
export type RobotChannel = Static<typeof RobotChannel>;
/** An address or a secret that isn't given stays as it is; an empty secret is removed. */
const RobotBody = Type.Object({ ...Robot, url: Type.Optional(Line(1000, 1)), secret: Type.Optional(Line(300)) }, exact);
export type RobotBody = Static<typeof RobotBody>;
const robotRefusals = ['notify.robot-host', 'notify.robot-url', 'notify.robot-code-taken', 'notify.robot-url-needed'];

export const NotifyChannels = Type.Object({
  mail: Nullable(MailChannel),
  push: Nullable(PushChannel),
  robots: Type.Array(RobotChannel),
  /** Hosts beyond the vendors' that this server's surroundings allow. */
  moreHosts: Type.Array(Type.String()),
});
export type NotifyChannels = Static<typeof NotifyChannels>;

export const readChannels = endpoint({
  method: 'GET',
  path: '/notify/channels',
  action,
  summary: '通知渠道',
  tag,
  reply: NotifyChannels,
});

export const setMail = endpoint({
  method: 'PUT',
  path: '/notify/channels/mail',
  action,
  summary: '设置邮件渠道',
  tag,
  body: MailBody,
  reply: NotifyChannels,
  refusals: ['notify.address-invalid', 'notify.name-invalid'],
});

export const testMail = endpoint({
  method: 'POST',
  path: '/notify/channels/mail/test',
  action,
  summary: '向一个邮箱发送测试邮件',
  tag,
  rateLimit: 20,
  body: Type.Object({ address: Line(254, 3) }, exact),
  refusals: ['notify.mail-off', 'notify.address-invalid', 'notify.not-sent'],
});

export const setPush = endpoint({
  method: 'PUT',
  path: '/notify/channels/push',
  action,
  summary: '设置网页推送；更换密钥后，所有设备须重新订阅',
  tag,
  body: PushBody,
  reply: NotifyChannels,
  refusals: ['notify.push-subject'],
});

export const addRobot = endpoint({
  method: 'POST',
  path: '/notify/channels/robots',
  action,
  summary: '添加群机器人',
  tag,
  body: RobotBody,
  reply: NotifyChannels,
  refusals: robotRefusals,
});

export const setRobot = endpoint({
  method: 'PUT',
  path: '/notify/channels/robots/:id',
  action,
  summary: '修改群机器人',
  tag,
  params: IdParams,
  body: RobotBody,
  reply: NotifyChannels,
  refusals: [...robotRefusals, 'notify.robot-not-found'],
});

export const removeRobot = endpoint({
  method: 'DELETE',
  path: '/notify/channels/robots/:id',
  action,
  summary: '移除群机器人',
  tag,
  params: IdParams,
  reply: NotifyChannels,
  refusals: ['notify.robot-not-found'],
});

export const testRobot = endpoint({
  method: 'POST',
  path: '/notify/channels/robots/:id/test',
  action,
  summary: '让群机器人发一条测试消息',
  tag,
  rateLimit: 20,
  params: IdParams,
  refusals: ['notify.robot-not-found', 'notify.not-sent'],
});

export const DeliveryFailure = Type.Object({
  id: Id,
  channel: Type.Union([Type.Literal('email'), Type.Literal('push'), Type.Literal('robot')]),
  kind: Type.String(),
  /** The account's or the robot's name. */
  to: Type.String(),
  isGivenUp: Type.Boolean(),
  attempts: Type.Integer(),
  reason: Type.String({ description: 'without values' }),
  createdAt: Instant,
  /** When it is tried again; null when it is not. */
  nextAt: Nullable(Instant),
});
export type DeliveryFailure = Static<typeof DeliveryFailure>;

export const listDeliveryFailures = endpoint({
  method: 'GET',
  path: '/notify/failures',
  action,
  summary: '没有发出去的通知，最新的在前，至多 200 条',
  tag,
  reply: List(DeliveryFailure),
});

export const retryDelivery = endpoint({
  method: 'POST',
  path: '/notify/failures/:id/retry',
  action,
  summary: '再发一次',
  tag,
  params: IdParams,
  refusals: ['notify.delivery-not-found'],
});
