import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('recognised-paper', {
  'not-found': {
    status: 404,
    zh: '找不到这份材料，可能已被删除，或不是您上传的。',
    en: 'There is no such paper, or it is not yours.',
  },
  state: {
    status: 409,
    zh: '材料当前的状态不允许这样操作，请刷新后再试。',
    en: 'The paper is in another state now.',
  },
  'picture-out-of-sight': {
    status: 403,
    zh: '这一页含有您无权查看的内容，不再显示原图。',
    en: 'The page holds what you may not see of this person.',
  },
  busy: {
    status: 503,
    zh: '现在识别的人较多，请稍后再试，或手工填写。',
    en: 'Others are being read. Come again soon.',
  },
  'nobody-chosen': {
    status: 422,
    zh: '请先选择这份材料属于哪位员工。',
    en: 'Say first whose paper it is.',
  },
  'group-out-of-reach': {
    status: 403,
    zh: '您没有修改该员工“{group}”的权限，请不要采用这部分内容。',
    en: 'You may not edit {group} of this person.',
  },
  'value-missing': {
    status: 422,
    zh: '“{field}”还没有填写，请填写后再采用，或选择不采用。',
    en: 'Give {field} a value, or leave it out.',
  },
});
