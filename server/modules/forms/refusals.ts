import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('form', {
  'not-found': { status: 404, zh: '没有这个表单，或该版本不存在、尚未启用。', en: 'There is no such form or version.' },
  'key-taken': { status: 409, zh: '表单编码「{key}」已被使用，请换一个。', en: 'The key {key} is taken.' },
  'saved-meanwhile': {
    status: 409,
    zh: '草稿刚由{by}保存过，请重新打开后再修改，以免覆盖对方的改动。',
    en: 'The draft was saved meanwhile by {by}.',
  },
  'no-draft': { status: 409, zh: '这个表单没有这一版草稿。', en: 'The form has no such draft.' },
  'has-errors': {
    status: 422,
    zh: '草稿有 {count} 处错误，改正后才能启用。第一处：{first}',
    en: 'The draft has {count} errors; the first: {first}',
  },
  'too-big': {
    status: 422,
    zh: '表单太大：最多 200 个字段，每个表格最多 50 列。',
    en: 'The form is too big: at most 200 fields, and 50 columns a table.',
  },
  invalid: {
    status: 422,
    zh: '表单有 {count} 处需要改正：{first}',
    en: 'The form has {count} things to mend; the first: {first}',
  },
});
