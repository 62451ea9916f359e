import { defineRefusals } from '#kernel/refusal.ts';

/** What the public flow says. One wording for every proof that doesn't fit: which it was, nobody learns. */
export const refuse = defineRefusals('rebind', {
  'phone-form': {
    status: 400,
    zh: '手机号需为 11 位大陆手机号，请检查。',
    en: 'The phone number must be a mainland mobile number of 11 digits.',
  },
  'no-gateway': {
    status: 409,
    zh: '本单位尚未开通短信验证码，暂不能在线办理。请联系人事部门或系统管理员。',
    en: 'No gateway for text messages is set up here, so the request cannot be made online.',
  },
  'not-accepted': {
    status: 403,
    zh: '核验未通过。请核对验证码与各项信息后重试，必要时重新获取验证码；多次未通过将暂停办理 24 小时。',
    en: 'The proofs were not accepted. Check the code and all details and try again; repeated failures pause the request for 24 hours.',
  },
  unknown: {
    status: 404,
    zh: '没有查到。请核对事项编号与查询码；频繁查错会暂停查询。',
    en: 'Nothing was found for this number and code.',
  },
  'expedited-today': { status: 409, zh: '今天已经催办过，明天可再次催办。', en: 'Expedited today already.' },
  ended: { status: 409, zh: '这件事项已经办结。', en: 'The case has ended.' },
  'not-demo': { status: 404, zh: '这里不是演示环境，验证码只发到手机。', en: 'Codes are shown in a demo only.' },
  'not-found': { status: 404, zh: '没有这件解绑事项，或您无权查看。', en: 'There is no such case within your reach.' },
  'source-not-found': {
    status: 404,
    zh: '这件事项没有这条待更正的登记，可能已标记为更正。',
    en: 'There is no such number to correct; it may be corrected already.',
  },
  'party-yourself': {
    status: 403,
    zh: '这件事项涉及您本人的号码，须由他人办理。',
    en: 'Nobody decides about a number of his own.',
  },
  'agreement-missing': {
    status: 409,
    zh: '这件事项需要 {needed} 名成员同意，目前只有 {given} 名。',
    en: 'The case needs {needed} agreeing members and has {given}.',
  },
  'desk-too-small': {
    status: 409,
    zh: '除当事人外，数据校验中心只有 {there} 名可核对的成员，这件事项需要 {needed} 名。请补充成员后重试。',
    en: 'The case needs {needed} members who are no parties to it, and the desk has {there}.',
  },
  'decider-unknown': { status: 400, zh: '没有找到作出决定的账号。', en: 'A deciding account is not known.' },
  'evidence-changed': {
    status: 409,
    zh: '核对之后，号码的持有情况又有变化，请重新核对后再决定。',
    en: 'Who holds the number has changed since the evidence was looked at.',
  },
});

export const refuseBinding = defineRefusals('phone-binding', {
  taken: {
    status: 409,
    zh: '这个号码已绑定他人。如确为本人使用，请办理手机号解绑。',
    en: 'The number is bound to somebody else; if it is yours, ask for it to be rebound.',
  },
  'phone-form': {
    status: 400,
    zh: '第 {row} 条的手机号需为 11 位大陆手机号。',
    en: 'Entry {row}: the phone number must be a mainland mobile number of 11 digits.',
  },
  'person-unknown': {
    status: 400,
    zh: '第 {row} 条找不到对应的人员，请填写工号。',
    en: 'Entry {row} names nobody within your reach.',
  },
});
