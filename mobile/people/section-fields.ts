import type { FieldGroup } from '#contract/action.ts';
import type { CodeSetKey } from '#contract/code.ts';
import { sexLabels } from '#contract/person.ts';
import {
  compensationItemLabels,
  compensationPeriodLabels,
  type SectionGroup,
  type SectionShown,
} from '#contract/person-section.ts';

/** How a value is shown. */
export type Show =
  | { as: 'text' | 'long' | 'day' | 'yes-no' | 'yuan' | 'masked' }
  | { as: 'code'; set: CodeSetKey }
  | { as: 'words'; words: Readonly<Record<string, string>> };

export type FieldOf = { name: string; label: string; show: Show };
/** A field that its section has: a misspelt name does not compile. */
type Named<G extends SectionGroup> = Omit<FieldOf, 'name'> & { name: keyof SectionShown<G> & string };

const text = <const N extends string>(name: N, label: string) => ({ name, label, show: { as: 'text' } as Show });
const day = <const N extends string>(name: N, label: string) => ({ name, label, show: { as: 'day' } as Show });
const masked = <const N extends string>(name: N, label: string) => ({ name, label, show: { as: 'masked' } as Show });
const code = <const N extends string>(name: N, label: string, set: CodeSetKey) => ({
  name,
  label,
  show: { as: 'code', set } as Show,
});

const periodWords = Object.fromEntries(
  Object.entries(compensationPeriodLabels).map(([period, label]) => [period, `按${label}`]),
);

/** The fields of each section in the order in which an archive shows them. */
export const sectionFields: { readonly [G in SectionGroup]: ReadonlyArray<Named<G>> } = {
  basic: [
    text('name', '姓名'),
    text('formerName', '曾用名'),
    { name: 'sex', label: '性别', show: { as: 'words', words: sexLabels } },
    day('birthOn', '出生日期'),
    code('nationalityCode', '国籍（地区）', 'nationality'),
    code('ethnicityCode', '民族', 'ethnicity'),
    code('nativeRegionCode', '籍贯', 'region'),
    code('maritalStatusCode', '婚姻状况', 'marital-status'),
    code('politicalStatusCode', '政治面貌', 'political-status'),
    day('joinedPartyOn', '入党日期'),
    day('startedWorkOn', '参加工作日期'),
    { name: 'note', label: '备注', show: { as: 'long' } },
  ],
  contact: [
    masked('phoneMasked', '手机'),
    text('email', '邮箱'),
    text('wechat', '微信'),
    text('homeAddress', '现住址'),
    text('registeredAddress', '户籍地址'),
  ],
  identity: [
    code('kind', '证件类型', 'identity-document'),
    masked('numberMasked', '证件号码'),
    text('issuedBy', '签发机关'),
    day('expiresOn', '有效期至'),
  ],
  family: [
    code('kinshipCode', '关系', 'kinship'),
    text('phone', '电话'),
    day('birthOn', '出生日期'),
    text('workplace', '工作单位'),
  ],
  education: [
    code('educationCode', '学历', 'education'),
    code('degreeCode', '学位', 'degree'),
    text('major', '专业'),
    day('startedOn', '入学'),
    day('finishedOn', '毕业'),
    { name: 'isFullTime', label: '全日制', show: { as: 'yes-no' } },
  ],
  work: [
    text('post', '职务'),
    day('startedOn', '开始'),
    day('finishedOn', '结束'),
    text('reasonLeft', '离职原因'),
    text('referee', '证明人'),
  ],
  certificate: [
    code('kindCode', '类型', 'certificate'),
    text('number', '编号'),
    text('issuedBy', '发证机构'),
    day('issuedOn', '发证日期'),
    day('expiresOn', '有效期至'),
  ],
  reward: [
    day('decidedOn', '决定日期'),
    text('decidedBy', '决定机关'),
    text('documentNumber', '文号'),
    { name: 'note', label: '说明', show: { as: 'long' } },
  ],
  bank: [
    text('bankName', '银行'),
    text('branch', '开户行'),
    text('accountName', '户名'),
    masked('numberMasked', '账号'),
  ],
  compensation: [
    { name: 'amountFen', label: '金额', show: { as: 'yuan' } },
    { name: 'period', label: '计发周期', show: { as: 'words', words: periodWords } },
    text('reason', '原因'),
  ],
};

type Entry = Readonly<Record<string, unknown>>;
const filled = (value: unknown) => (typeof value === 'string' ? value : '');

/** What an entry of a list is called above its fields; empty where the fields say it all. */
export function entryTitle(group: FieldGroup, values: Entry): string {
  switch (group) {
    case 'education':
      return filled(values.school);
    case 'work':
      return filled(values.employer);
    case 'family':
    case 'certificate':
      return filled(values.name);
    case 'reward':
      return filled(values.title);
    case 'compensation':
      return compensationItemLabels[filled(values.item) as keyof typeof compensationItemLabels] ?? '';
    default:
      return '';
  }
}

/** A word beside the title of an entry. */
export function entryTag(group: FieldGroup, values: Entry): string {
  if (group === 'family' && values.isEmergency === true) return '紧急联系人';
  if (group === 'education' && values.isHighest === true) return '最高学历';
  if (group === 'reward') return values.isDiscipline === true ? '处分' : '奖励';
  return '';
}
