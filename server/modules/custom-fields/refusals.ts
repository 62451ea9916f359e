import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('custom-fields', {
  'not-found': { status: 404, zh: '没有找到这个自定义栏目。', en: 'There is no such custom section.' },
  'code-taken': { status: 409, zh: '栏目编码「{code}」已被使用，请换一个。', en: 'The code {code} is taken.' },
  'group-unknown': { status: 400, zh: '没有「{group}」这个字段分组。', en: 'There is no field group {group}.' },
  'audience-unknown': {
    status: 400,
    zh: '适用范围里有不存在的{what}，请重新选择。',
    en: 'The audience names a {what} that does not exist.',
  },
  'saved-meanwhile': {
    status: 409,
    zh: '这个栏目刚由{by}保存过，请重新打开后再修改，以免覆盖对方的改动。',
    en: 'The section was saved meanwhile by {by}.',
  },
  'has-errors': {
    status: 422,
    zh: '有 {count} 处错误，改正后才能保存。第一处：{first}',
    en: 'The definition has {count} errors; the first: {first}',
  },
  'values-unfit': {
    status: 409,
    zh: '「{label}」已有 {count} 人的内容不合新的要求，没有保存。请先改正这些内容，或另建一个字段。',
    en: '{count} kept values do not fit the changed field {label}; nothing was saved.',
  },
  invalid: {
    status: 422,
    zh: '有 {count} 处需要改正：{first}',
    en: 'There are {count} things to mend; the first: {first}',
  },
  'not-for-person': {
    status: 409,
    zh: '「{name}」不适用于此人当日的岗位、单位或职级。',
    en: 'The section {name} is not for this person on that day.',
  },
  'column-unknown': {
    status: 400,
    zh: '没有「{ref}」这个自定义字段，或您无权查看。',
    en: 'There is no custom field {ref} within your reach.',
  },
  'column-unsortable': {
    status: 400,
    zh: '不能按「{ref}」排序或筛选。',
    en: 'Lists are not put in order or narrowed by {ref}.',
  },
  'filter-invalid': { status: 400, zh: '筛选条件「{filter}」读不懂。', en: 'The filter {filter} cannot be read.' },
});
