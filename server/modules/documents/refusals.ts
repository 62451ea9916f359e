import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('document', {
  'not-found': {
    status: 404,
    zh: '没有找到这份材料，或您无权查看。',
    en: 'There is no such document within your reach.',
  },
  'not-editable': {
    status: 403,
    zh: '您可以查看这份材料，但不能修改。如有错误，请联系人事部门。',
    en: 'You may read this document, not change it.',
  },
  'decided-already': { status: 409, zh: '这份材料已经处理过了，请刷新页面。', en: 'The document is decided already.' },
  'days-crossed': { status: 422, zh: '到期日期早于签发日期，请检查。', en: 'It expires before it was issued.' },
  'kind-not-found': {
    status: 404,
    zh: '没有这种材料，或已经停用。',
    en: 'There is no such kind, or it is out of use.',
  },
  'kind-not-allowed': {
    status: 403,
    zh: '您不能为这个人添加“{name}”。',
    en: 'You may not add this kind for this person.',
  },
  'kind-name-taken': { status: 409, zh: '已有名为“{name}”的材料种类。', en: 'There is a kind of this name.' },
  'kind-range-empty': {
    status: 422,
    zh: '选了“指定范围”，但没有指定单位、岗位、职级或用工形式。请至少选一项，或改为其他要求。',
    en: 'Nothing is named that would have to hand it in.',
  },
  'kind-range-unknown': {
    status: 422,
    zh: '指定的单位、岗位或职级已不存在，请重新选择。',
    en: 'What is named does not exist.',
  },
});
