import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('people', {
  'not-found': {
    status: 404,
    zh: '没有这个人，或不在您的权限范围内。',
    en: 'There is no such person within your reach.',
  },
  'version-not-found': {
    status: 404,
    zh: '没有这条记录，可能已被更正或撤销，请刷新后再看。',
    en: 'There is no such record; it may have been corrected or taken back.',
  },
  'value-missing': { status: 400, zh: '请填写{label}。', en: 'A value is missing: {field}.' },
  'value-invalid': { status: 400, zh: '{label}{why}。', en: 'A value is not valid: {field} ({reason}).' },
  'span-invalid': {
    status: 400,
    zh: '结束日期必须晚于开始日期，请检查。',
    en: 'The end must lie after the beginning.',
  },
  'identity-taken': {
    status: 409,
    zh: '这个证件号码已有人使用，不能重复建档。如本人曾在公司任职，请办理再次入职。',
    en: 'Another person has this identity number.',
  },
  'possible-duplicates': {
    status: 409,
    zh: '可能已有此人的档案（{kinds}）。请核对，确认不是同一人后再保存。',
    en: 'Somebody like this may be there already ({kinds}).',
  },
  'basics-needed': {
    status: 409,
    zh: '基本信息只有这一条记录，不能撤销；内容有误请使用更正。',
    en: 'The only version of the basics cannot be taken back; correct it instead.',
  },
  'reveal-not-allowed': {
    status: 403,
    zh: '您不能查看此人的完整号码。如工作需要，请联系管理员授权。',
    en: 'You may not see this person’s full number.',
  },
});

export const refuseCodes = defineRefusals('codes', {
  'not-found': { status: 404, zh: '没有名为“{set}”的代码集。', en: 'There is no code set {set}.' },
});
