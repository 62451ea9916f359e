import type { SectionGroup } from '#contract/person-section.ts';
import type { CodeSetName } from '#law/standards/code-set.ts';
import type { DatedTable } from '#platform/database/dated/dated.ts';

/** What a value must be, beyond what its shape in the contract says. */
export type FieldRule =
  | 'text'
  | 'day'
  | 'past-day'
  | 'email'
  | 'mobile'
  | 'phone'
  | 'sealed'
  | 'plain'
  | { readonly codes: CodeSetName };

export type Field = {
  readonly column: string;
  readonly label: string;
  readonly rule: FieldRule;
  readonly empty: unknown;
};

export type Section = DatedTable & {
  readonly isList: boolean;
  readonly fields: Readonly<Record<string, Field>>;
  /** What an entry cannot be without. */
  readonly required: readonly string[];
  /** Pairs of days of which the first may not lie after the second. */
  readonly order: ReadonlyArray<readonly [string, string]>;
};

const text = (column: string, label: string): Field => ({ column, label, rule: 'text', empty: '' });
const day = (column: string, label: string): Field => ({ column, label, rule: 'day', empty: null });
const past = (column: string, label: string): Field => ({ column, label, rule: 'past-day', empty: null });
const code = (column: string, label: string, codes: CodeSetName): Field => ({
  column,
  label,
  rule: { codes },
  empty: null,
});
const plain = (column: string, label: string, empty: unknown): Field => ({ column, label, rule: 'plain', empty });
const sealed = (label: string): Field => ({ column: 'number_envelope', label, rule: 'sealed', empty: undefined });

function section(
  table: string,
  isList: boolean,
  fields: Record<string, Field>,
  required: string[] = [],
  order: Array<readonly [string, string]> = [],
): Section {
  return { table, key: isList ? 'entry_id' : 'person_id', isList, fields, required, order };
}

/** Every section of the archive: its table, its values and their columns. */
export const archive: Readonly<Record<SectionGroup, Section>> = {
  basic: section(
    'person_basic',
    false,
    {
      name: text('name', '姓名'),
      formerName: text('former_name', '曾用名'),
      sex: plain('sex', '性别', null),
      birthOn: past('birth_on', '出生日期'),
      nationalityCode: code('nationality_code', '国籍', 'nationality'),
      ethnicityCode: code('ethnicity_code', '民族', 'ethnicity'),
      nativeRegionCode: code('native_region_code', '籍贯', 'region'),
      maritalStatusCode: code('marital_status_code', '婚姻状况', 'marital-status'),
      politicalStatusCode: code('political_status_code', '政治面貌', 'political-status'),
      joinedPartyOn: past('joined_party_on', '入党日期'),
      startedWorkOn: past('started_work_on', '参加工作日期'),
      note: text('note', '备注'),
    },
    ['name'],
    [
      ['birthOn', 'startedWorkOn'],
      ['birthOn', 'joinedPartyOn'],
    ],
  ),
  contact: section('person_contact', false, {
    phone: { column: 'phone', label: '手机号码', rule: 'mobile', empty: null },
    email: { column: 'email', label: '邮箱', rule: 'email', empty: null },
    wechat: text('wechat', '微信号'),
    homeAddress: text('home_address', '现住址'),
    registeredAddress: text('registered_address', '户籍地址'),
  }),
  identity: section(
    'person_identity',
    true,
    {
      kind: { column: 'kind', label: '证件类型', rule: { codes: 'identity-document' }, empty: undefined },
      number: sealed('证件号码'),
      issuedBy: text('issued_by', '签发机关'),
      expiresOn: day('expires_on', '有效期至'),
    },
    ['kind', 'number'],
  ),
  family: section(
    'person_family',
    true,
    {
      name: text('name', '姓名'),
      kinshipCode: code('kinship_code', '与本人关系', 'kinship'),
      phone: { column: 'phone', label: '电话', rule: 'phone', empty: null },
      birthOn: past('birth_on', '出生日期'),
      workplace: text('workplace', '工作单位'),
      isEmergency: plain('is_emergency', '紧急联系人', false),
    },
    ['name'],
  ),
  education: section(
    'person_education',
    true,
    {
      educationCode: { column: 'education_code', label: '学历', rule: { codes: 'education' }, empty: undefined },
      degreeCode: code('degree_code', '学位', 'degree'),
      school: text('school', '学校'),
      major: text('major', '专业'),
      startedOn: past('started_on', '入学日期'),
      finishedOn: day('finished_on', '毕业日期'),
      isFullTime: plain('is_full_time', '全日制', null),
      isHighest: plain('is_highest', '最高学历', false),
    },
    ['educationCode'],
    [['startedOn', 'finishedOn']],
  ),
  work: section(
    'person_work',
    true,
    {
      employer: text('employer', '工作单位'),
      post: text('post', '职务'),
      startedOn: past('started_on', '开始日期'),
      finishedOn: past('finished_on', '结束日期'),
      reasonLeft: text('reason_left', '离职原因'),
      referee: text('referee', '证明人'),
    },
    ['employer'],
    [['startedOn', 'finishedOn']],
  ),
  certificate: section(
    'person_certificate',
    true,
    {
      kindCode: code('kind_code', '证书类型', 'certificate'),
      name: text('name', '证书名称'),
      number: text('number', '证书编号'),
      issuedBy: text('issued_by', '发证机关'),
      issuedOn: past('issued_on', '发证日期'),
      expiresOn: day('expires_on', '有效期至'),
    },
    ['name'],
    [['issuedOn', 'expiresOn']],
  ),
  reward: section(
    'person_reward',
    true,
    {
      isDiscipline: plain('is_discipline', '奖惩类别', undefined),
      kindCode: plain('kind_code', '类型', null),
      title: text('title', '名称'),
      decidedOn: past('decided_on', '决定日期'),
      decidedBy: text('decided_by', '决定机关'),
      documentNumber: text('document_number', '文号'),
      note: text('note', '备注'),
    },
    ['isDiscipline', 'title'],
  ),
  bank: section(
    'person_bank',
    true,
    {
      bankName: text('bank_name', '开户银行'),
      branch: text('branch', '支行'),
      accountName: text('account_name', '户名'),
      number: sealed('银行卡号'),
    },
    ['number'],
  ),
  compensation: section(
    'compensation',
    true,
    {
      item: plain('item', '薪酬项目', 'base'),
      amountFen: plain('amount_fen', '金额', undefined),
      period: plain('period', '计薪周期', 'month'),
      reason: text('reason', '原因'),
    },
    ['amountFen'],
  ),
};
