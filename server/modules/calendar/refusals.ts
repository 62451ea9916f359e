import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('calendar', {
  'not-found': { status: 404, zh: '没有找到这份工作日历。', en: 'There is no such calendar.' },
  'name-taken': { status: 409, zh: '已有名为「{name}」的工作日历，请换一个名称。', en: 'The name {name} is taken.' },
  'changed-meanwhile': {
    status: 409,
    zh: '这份工作日历刚被别人改过，请刷新后重新修改。',
    en: 'Somebody else has changed the calendar meanwhile.',
  },
  'zone-unknown': {
    status: 400,
    zh: '没有「{zone}」这个时区，请写成 Asia/Shanghai 的样子。',
    en: 'There is no time zone {zone}; write it as Asia/Shanghai.',
  },
  'no-working-time': {
    status: 400,
    zh: '{which}一周里没有任何工作时间，期限会无从计算，不能保存。',
    en: 'The week has no working time at all.',
  },
  'interval-empty': {
    status: 400,
    zh: '{where}的 {hours} 开始与结束相同；全天请写 00:00 至 24:00。',
    en: 'An interval begins and ends at the same time ({hours}).',
  },
  'interval-overlaps': {
    status: 400,
    zh: '{where}的 {hours} 与前一段时间重叠，请调整。',
    en: 'The interval {hours} overlaps the one before.',
  },
  'periods-unordered': {
    status: 400,
    zh: '各段作息要按起始日从早到晚排列，第一段不填起始日，其余各段都要填。',
    en: 'Periods ascend by their first day; the first has none.',
  },
  'days-invalid': {
    status: 400,
    zh: '起止日期不对：最后一天不能早于第一天，一次最多 {limit} 天，年份在 {first} 至 {last} 之间。',
    en: 'The days are out of order, more than {limit}, or not within {first} to {last}.',
  },
  'reason-empty': { status: 400, zh: '请写明例外的原因。', en: 'An exception has a reason.' },
  'unit-not-found': { status: 400, zh: '选中的单位今天不存在，请刷新后重选。', en: 'There is no such unit today.' },
  'amount-invalid': {
    status: 400,
    zh: '期限的数量要大于 0、不超过 {limit}；小时可以带小数（精确到分钟），其余单位要是整数。',
    en: 'An amount is over 0 and at most {limit}; hours go by whole minutes, other units are whole.',
  },
  'beyond-reach': {
    status: 422,
    zh: '推算到了 {first} 至 {last} 年之外，请检查起点和数量。',
    en: 'The reckoning leaves the years {first} to {last}.',
  },
});
