import type { CodeSetKey } from '#contract/code.ts';
import { sexLabels } from '#contract/person.ts';
import { compensationItemLabels, compensationPeriodLabels, type SectionGroup } from '#contract/person-section.ts';

export type FieldKind = 'text' | 'long' | 'day' | 'flag' | 'code' | 'choice' | 'money' | 'number';
export type SectionField = {
  key: string;
  label: string;
  kind: FieldKind;
  set?: CodeSetKey;
  choices?: Record<string, string>;
  required?: boolean;
  /** The key under which the archive gives it masked; the full value is revealed one by one. */
  masked?: string;
  hint?: string;
};

const text = (key: string, label: string, rest: Partial<SectionField> = {}): SectionField => ({
  key,
  label,
  kind: 'text',
  ...rest,
});
const day = (key: string, label: string): SectionField => ({ key, label, kind: 'day' });
const code = (key: string, label: string, set: CodeSetKey, required = false): SectionField => ({
  key,
  label,
  kind: 'code',
  set,
  required,
});

/** The fields of each section, in the order in which they are shown and filled in. */
export const sectionFields: Record<SectionGroup, readonly SectionField[]> = {
  basic: [
    text('name', '姓名', { required: true }),
    text('formerName', '曾用名'),
    { key: 'sex', label: '性别', kind: 'choice', choices: sexLabels },
    day('birthOn', '出生日期'),
    code('nationalityCode', '国籍（地区）', 'nationality'),
    code('ethnicityCode', '民族', 'ethnicity'),
    code('nativeRegionCode', '籍贯', 'region'),
    code('maritalStatusCode', '婚姻状况', 'marital-status'),
    code('politicalStatusCode', '政治面貌', 'political-status'),
    day('joinedPartyOn', '入党日期'),
    day('startedWorkOn', '参加工作日期'),
    { key: 'note', label: '备注', kind: 'long' },
  ],
  contact: [
    text('phone', '手机号码', { masked: 'phoneMasked' }),
    text('email', '电子邮箱'),
    text('wechat', '微信'),
    text('homeAddress', '现住址'),
    text('registeredAddress', '户籍地址'),
  ],
  identity: [
    code('kind', '证件类型', 'identity-document', true),
    text('number', '证件号码', { masked: 'numberMasked', required: true }),
    text('issuedBy', '签发机关'),
    day('expiresOn', '有效期至'),
  ],
  family: [
    text('name', '姓名', { required: true }),
    code('kinshipCode', '关系', 'kinship'),
    text('phone', '电话'),
    day('birthOn', '出生日期'),
    text('workplace', '工作单位'),
    { key: 'isEmergency', label: '紧急联系人', kind: 'flag' },
  ],
  education: [
    code('educationCode', '学历', 'education', true),
    code('degreeCode', '学位', 'degree'),
    text('school', '毕业院校'),
    text('major', '专业'),
    day('startedOn', '入学日期'),
    day('finishedOn', '毕业日期'),
    { key: 'isFullTime', label: '全日制', kind: 'flag' },
    { key: 'isHighest', label: '最高学历', kind: 'flag' },
  ],
  work: [
    text('employer', '工作单位', { required: true }),
    text('post', '职务'),
    day('startedOn', '开始日期'),
    day('finishedOn', '结束日期'),
    text('reasonLeft', '离开原因'),
    text('referee', '证明人'),
  ],
  certificate: [
    text('name', '证书名称', { required: true }),
    code('kindCode', '证书类型', 'certificate'),
    text('number', '证书编号'),
    text('issuedBy', '发证机构'),
    day('issuedOn', '发证日期'),
    day('expiresOn', '有效期至'),
  ],
  reward: [
    { key: 'isDiscipline', label: '性质', kind: 'choice', choices: { false: '奖励', true: '处分' }, required: true },
    text('title', '名称', { required: true }),
    code('kindCode', '类型', 'reward'),
    day('decidedOn', '决定日期'),
    text('decidedBy', '决定单位'),
    text('documentNumber', '文号'),
    { key: 'note', label: '说明', kind: 'long' },
  ],
  bank: [
    text('bankName', '开户银行', { required: true }),
    text('branch', '支行'),
    text('accountName', '户名'),
    text('number', '银行账号', { masked: 'numberMasked', required: true }),
  ],
  compensation: [
    { key: 'item', label: '项目', kind: 'choice', choices: compensationItemLabels, required: true },
    { key: 'amountFen', label: '金额', kind: 'money', required: true },
    { key: 'period', label: '周期', kind: 'choice', choices: compensationPeriodLabels, required: true },
    text('reason', '原因'),
  ],
};

export const sectionTitles: Record<SectionGroup, string> = {
  basic: '基本信息',
  contact: '联系方式',
  identity: '证件',
  family: '家庭与紧急联系人',
  education: '教育经历',
  work: '工作经历',
  certificate: '证书',
  reward: '奖惩',
  bank: '银行账户',
  compensation: '薪酬',
};
/** One entry of a list section, as it is spoken of: “添加证件”. */
export const entryWords: Record<SectionGroup, string> = {
  ...sectionTitles,
  family: '家庭成员',
  compensation: '薪酬项目',
};
