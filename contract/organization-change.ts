import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, List } from './shape.ts';

/** A day on which the tree of units changed, and what about it. */
export const ChangeDay = Type.Object({
  day: Day,
  begun: Type.Integer({ description: '新设的单位数' }),
  ended: Type.Integer({ description: '撤销的单位数' }),
  changed: Type.Integer({ description: '变更的单位数' }),
});
export type ChangeDay = Static<typeof ChangeDay>;

export const listChangeDays = endpoint({
  method: 'GET',
  path: '/organization/change-days',
  action: 'organization.read',
  summary: '组织架构有变动的日子，含已登记的将来变动；较早的只给最近 400 个',
  tag: 'organization',
  reply: List(ChangeDay),
});
