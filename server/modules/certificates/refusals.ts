import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('certificate', {
  'not-found': {
    status: 404,
    zh: '没有找到这份证明，或您无权查看。',
    en: 'There is no such certificate within your reach.',
  },
  'no-match': {
    status: 404,
    zh: '没有编号与验证码都相符的证明。请逐字核对；如仍不符，请向出具单位查询。',
    en: 'No certificate has this number and this code.',
  },
  'not-employed': {
    status: 409,
    zh: '{day} 这一天，{name}没有在职的雇佣关系，不能出具这种证明。',
    en: 'The person is not employed on {day}.',
  },
  'not-left': {
    status: 409,
    zh: '到 {day} 为止，{name}没有已经结束的雇佣关系，不能出具离职证明。',
    en: 'No employment of the person has ended by {day}.',
  },
  'choose-employment': {
    status: 409,
    zh: '{name}同时有 {count} 段雇佣关系，请指明为哪一段出具。',
    en: 'The person has {count} employments; say which one is meant.',
  },
  'employment-not-found': {
    status: 404,
    zh: '没有找到指明的雇佣关系，或它与证明的种类不符。',
    en: 'There is no such employment, or it does not fit the kind.',
  },
  'day-ahead': {
    status: 400,
    zh: '不能按今天（{today}）以后的情况出具证明。',
    en: 'The day lies after today, {today}.',
  },
  'company-missing': {
    status: 409,
    zh: '{name}的雇佣信息和所在单位都没有注明法人主体，请先在档案或组织架构中补上。',
    en: 'No legal entity is known for the employment.',
  },
  'fact-missing': {
    status: 409,
    zh: '证明必须写明{labels}，但没有取到。请先补齐，或修改证明模板。',
    en: 'The certificate states what is not known: {names}.',
  },
  'job-not-allowed': {
    status: 403,
    zh: '您没有查看此人任职信息的权限，不能为其出具证明。',
    en: 'You may not read this person’s job.',
  },
  'compensation-not-allowed': {
    status: 403,
    zh: '您没有查看此人薪酬的权限，不能出具收入证明。',
    en: 'You may not read this person’s pay.',
  },
  'identity-not-allowed': {
    status: 403,
    zh: '证明写有证件号码，而您没有查看此人完整证件号码的权限。',
    en: 'The certificate states an identity number, which you may not reveal.',
  },
  'pay-not-monthly': {
    status: 409,
    zh: '薪酬记录只有按日或按小时计的项目，算不出月平均收入。',
    en: 'Pay is by the day or the hour alone; there is no monthly figure.',
  },
  'no-english': {
    status: 409,
    zh: '离职证明只有中文的。',
    en: 'A certificate of leaving is issued in Chinese alone.',
  },
  'write-english': {
    status: 400,
    zh: '英文证明的用途和致送对象请用英文填写。',
    en: 'Purpose and addressee of a certificate in English are written in English.',
  },
  'span-invalid': { status: 400, zh: '劳动合同的终止日期早于起始日期。', en: 'The contract ends before it begins.' },
  'revoked-already': { status: 409, zh: '这份证明已经作废。', en: 'The certificate is revoked already.' },
  'download-not-allowed': {
    status: 403,
    zh: '这份证明写有薪酬或证件号码，您没有查看它们的权限。',
    en: 'The PDF holds pay or an identity number, which you may not read.',
  },
  'field-unknown': {
    status: 400,
    zh: '没有“{name}”这个字段，请从列出的字段中选用。',
    en: 'There is no field {name}.',
  },
  'brackets-open': {
    status: 400,
    zh: '“[[”与“]]”没有成对，或“{”与“}”没有成对：{text}',
    en: 'Brackets do not pair: {text}',
  },
  'template-lacks': {
    status: 400,
    zh: '这种证明必须写明：{labels}。请把这些字段放在“[[ ]]”之外。',
    en: 'A certificate of this kind must state {names}, outside of [[ ]].',
  },
  'negative-remark': {
    status: 400,
    zh: '离职证明只写明法定事项，不得有“{word}”这类评价或说明原因的文字。',
    en: 'A certificate of leaving states what the law asks for, and no remark such as “{word}”.',
  },
});
