import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('bulk-edit', {
  'not-found': {
    status: 404,
    zh: '找不到这次批量修改，或不是您发起的。',
    en: 'There is no such bulk edit, or it is not yours.',
  },
  'too-many': {
    status: 422,
    zh: '一次最多修改 {most} 人，现在选了更多，请缩小范围。',
    en: 'More than {most} people at once are not taken.',
  },
  nobody: { status: 422, zh: '没有选中您可以查看的员工。', en: 'Nobody within reach was chosen.' },
  'field-unknown': {
    status: 422,
    zh: '这个字段不能批量修改，或您没有修改它的权限。',
    en: 'The field cannot be changed in bulk, or not by you.',
  },
  'value-invalid': { status: 422, zh: '{label}：{why}。', en: '{label} is not valid.' },
  'nothing-asked': { status: 422, zh: '请至少填写一项要修改的内容。', en: 'Nothing is to be changed.' },
  state: {
    status: 409,
    zh: '这次批量修改现在是“{state}”，不能这样做。',
    en: 'The bulk edit is {code}; this cannot be done now.',
  },
  'has-refused': {
    status: 409,
    zh: '有 {refused} 人不能修改，按“全部可以才写入”没有改动任何人。可以只写入没有问题的人。',
    en: '{refused} cannot be changed; nothing was written.',
  },
  nothing: { status: 409, zh: '没有需要改动的人。', en: 'Nobody would be changed.' },
  touched: {
    status: 409,
    zh: '写入之后有 {count} 人的同一内容又有变动（{names}），整体撤销会抹去这些变动，因此没有撤销。',
    en: '{count} were changed again since; nothing was undone.',
  },
});
