import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';

const tag = 'settings';
const exact = { additionalProperties: false } as const;

const fields = {
  isOn: Type.Boolean({ description: '新员工没有填写工号时，是否自动编号' }),
  prefix: Type.String({ maxLength: 20, pattern: '^[\\p{L}\\p{N}_-]*$', description: '前缀：文字、数字、- 和 _' }),
  width: Type.Integer({ minimum: 1, maximum: 12, description: '数字至少几位，不足时前面补 0' }),
  next: Type.Integer({ minimum: 1, maximum: 999_999_999_999, description: '下一个数字；已用过的会跳过' }),
};

export const NumberRule = Type.Object(fields);
export type NumberRule = Static<typeof NumberRule>;

/** A number as the rule writes it. */
export function numberOf({ prefix, width }: Pick<NumberRule, 'prefix' | 'width'>, next: number): string {
  return `${prefix}${String(next).padStart(width, '0')}`;
}

export const readNumberRule = endpoint({
  method: 'GET',
  path: '/settings/personnel-number',
  action: 'people.create',
  summary: '自动工号的规则',
  tag,
  reply: NumberRule,
});

export const setNumberRule = endpoint({
  method: 'PUT',
  path: '/settings/personnel-number',
  action: 'system.edit',
  summary: '设置自动工号的规则',
  description: '只影响以后新建的员工；已有的工号不变。',
  tag,
  body: Type.Object(fields, exact),
  reply: NumberRule,
});
