import Type, { type Static } from 'typebox';
import { fieldGroupCodes } from './action.ts';
import { endpoint } from './endpoint.ts';
import { Day, IdParams } from './shape.ts';

const PersonChangeDay = Type.Object({ day: Day, groups: Type.Array(Type.Enum(fieldGroupCodes)) });
export type PersonChangeDay = Static<typeof PersonChangeDay>;

export const listPersonChangeDays = endpoint({
  method: 'GET',
  path: '/people/:id/change-days',
  action: 'people.read',
  group: 'basic',
  summary: '一份档案里有内容开始生效的日子，与有登记或更正的日子（北京时间）；只含可见的部分',
  tag: 'people',
  params: IdParams,
  reply: Type.Object({
    /** In order; those to come among them. */
    items: Type.Array(PersonChangeDay),
    recorded: Type.Array(Day),
  }),
  refusals: ['people.not-found'],
});
