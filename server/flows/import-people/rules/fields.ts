import type { CodeSetName } from '#law/standards/code-set.ts';

export { foldHeader, ordinalNames, unitOfHeader } from './fold-header.ts';

/** How a field's cells are read. */
export type FieldKind =
  | 'label'
  | 'note'
  | 'number'
  | 'name'
  | 'sex'
  | 'document-kind'
  | 'document-number'
  | 'date'
  /** A day that not everyone has to tell: words for nothing are nothing. */
  | 'may-date'
  /** A day that may not have come yet: 至今 is nothing, too. */
  | 'open-date'
  /** A day where one is told, else the text: 2015年6月 is an honest answer. */
  | 'loose-date'
  | 'mobile'
  | 'other-phone'
  | 'email'
  | 'unit'
  | 'code'
  | 'pay'
  | 'bank-card';

export type FieldGroup = 'employment' | 'basics' | 'identity' | 'contact' | 'education' | 'pay' | 'other';

export type Field = {
  readonly label: string;
  readonly group: FieldGroup;
  readonly kind: FieldKind;
  /** What a file may call it, the likeliest first; compared after `foldHeader`. The label itself need not be repeated. */
  readonly names: readonly string[];
  readonly set?: CodeSetName;
  /** The problem of a code that the set does not know. */
  readonly unknown?: string;
  /** Characters; 200 where not given. */
  readonly longest?: number;
};

function field(label: string, group: FieldGroup, kind: FieldKind, names: string, more: Partial<Field> = {}): Field {
  return { label, group, kind, names: names.split(' ').filter(Boolean), ...more };
}

/** The fields that an import of people knows, by key. A column that is none of them is carried along as text. */
export const fields = {
  number: field(
    '工号',
    'employment',
    'number',
    '员工编号 员工号 职工号 人员编号 职工编号 员工工号 工作证号 雇员编号 人员工号 工牌号 员工代码 编号 职员编号 人员编码 员工编码 员工id 员工卡号 工牌编号 胸牌号 厂牌号 工作编号 employeeid employeeno employeenumber empid empno staffid staffno staffnumber jobnumber workno id',
    { longest: 64 },
  ),
  name: field(
    '姓名',
    'basics',
    'name',
    '员工姓名 名字 人员姓名 职工姓名 中文姓名 中文名 姓名中文 真实姓名 雇员姓名 员工名称 人员名称 员工 姓名全称 证件姓名 员工全名 name fullname employeename staffname chinesename namecn',
    { longest: 60 },
  ),
  sex: field('性别', 'basics', 'sex', '性別 男女 员工性别 gender sex'),
  documentKind: field(
    '证件类型',
    'identity',
    'document-kind',
    '证件种类 证件类别 身份证件类型 证件名称 身份证类型 证照类型 有效证件类型 idtype documenttype certificatetype',
  ),
  documentNumber: field(
    '证件号码',
    'identity',
    'document-number',
    '证件号 身份证号 身份证号码 身份证 身份证件号码 公民身份号码 公民身份证号码 身份号码 居民身份证号码 居民身份证号 居民身份证 有效证件号码 证号 身份证件号 员工身份证号 身份证编号 證件號碼 公民身份证号 身份证明号码 证件编号 证照号码 证照号 身份证护照号 护照号码 护照号 idnumber idno idcard idcardnumber idcardno identitycard identitynumber nationalid documentnumber documentno certificateno passportno',
  ),
  documentUntil: field(
    '证件有效期',
    'identity',
    'loose-date',
    '身份证有效期 证件到期日 证件有效期至 身份证到期日 证件截止日期 身份证有效期至 证件到期日期 身份证有效期限',
  ),
  birthOn: field(
    '出生日期',
    'basics',
    'may-date',
    '出生年月日 生日 出生年月 出生时间 出生日 出生 公历生日 阳历生日 birthday birthdate dateofbirth dob',
  ),
  mobile: field(
    '手机号',
    'contact',
    'mobile',
    '手机号码 手机 移动电话 本人手机 联系手机 手机电话 员工手机 个人手机 手机号码1 联系电话 电话 联系方式 电话号码 本人电话 联系号码 员工电话 個人電話 手機 mobile mobilephone cellphone phone phonenumber mobilenumber mobileno contactnumber contactno contactphone contact cell tel telephone',
    { longest: 40 },
  ),
  email: field(
    '邮箱',
    'contact',
    'email',
    '电子邮箱 邮箱地址 电子邮件 工作邮箱 公司邮箱 企业邮箱 邮件 邮件地址 个人邮箱 email mail emailaddress',
  ),
  unit: field(
    '部门',
    'employment',
    'unit',
    '所属部门 部门名称 所在部门 任职部门 所属组织 组织 组织单元 所属单位 科室 所在单位 组织名称 组织部门 工作部门 用工部门 车间 部門 班组 归属部门 现部门 所属中心 组织机构 机构名称 机构 部室 处室 事业部 小组 组别 中心 department departmentname dept deptname division orgunit unit team',
  ),
  unit1: field('一级部门', 'employment', 'unit', '1级部门 一级组织 一级单位 部门一级'),
  unit2: field('二级部门', 'employment', 'unit', '2级部门 二级组织 二级单位 部门二级'),
  unit3: field('三级部门', 'employment', 'unit', '3级部门 三级组织 三级单位 部门三级'),
  unit4: field('四级部门', 'employment', 'unit', '4级部门 四级组织 四级单位 部门四级'),
  post: field(
    '岗位',
    'employment',
    'label',
    '职位 岗位名称 职务 职位名称 工作岗位 任职岗位 现任岗位 现任职务 职务名称 工种 所任岗位 position jobtitle title job post role',
  ),
  grade: field(
    '职级',
    'employment',
    'label',
    '职等 职级等级 岗位等级 岗级 级别 职务级别 岗位级别 grade level joblevel',
  ),
  education: field(
    '学历',
    'education',
    'code',
    '最高学历 文化程度 文化 学历层次 教育程度 第一学历 受教育程度 全日制学历 现有学历 文化水平 学历情况 education educationlevel',
    { set: 'education', unknown: 'education_unknown' },
  ),
  degree: field('学位', 'education', 'code', '最高学位 学位名称 degree', { set: 'degree', unknown: 'degree_unknown' }),
  school: field(
    '毕业院校',
    'education',
    'label',
    '毕业学校 毕业院校名称 学校 院校 毕业院校全称 学校名称 毕业学院 最高学历毕业院校 school university college',
  ),
  major: field('专业', 'education', 'label', '所学专业 专业名称 毕业专业 就读专业 major'),
  graduatedOn: field('毕业时间', 'education', 'loose-date', '毕业日期 毕业年月 毕业年份 graduationdate'),
  hiredOn: field(
    '入职日期',
    'employment',
    'date',
    '入职时间 入司日期 入司时间 入厂日期 入厂时间 进厂日期 到岗日期 到岗时间 报到日期 报到时间 入职年月日 进公司日期 进厂 入职 入司 进公司时间 加入公司时间 入职日 入职年月 聘用日期 到职日期 到职日 任职日期 用工日期 用工起始日期 录用日期 录用时间 来司日期 来公司时间 进司日期 进单位时间 到单位时间 上岗日期 上岗时间 入职报到日期 司龄起算日 加入日期 hiredate datehired dateofhire startdate joindate joiningdate dateofjoining datejoined entrydate employmentdate onboarddate onboardingdate',
  ),
  confirmedOn: field(
    '转正日期',
    'employment',
    'open-date',
    '转正时间 实际转正日期 计划转正日期 试用期满日 试用期到期日 试用期结束日期 试用期截止日期',
  ),
  leftOn: field(
    '离职日期',
    'employment',
    'open-date',
    '离职时间 离司日期 最后工作日 离厂日期 离职日 leavedate terminationdate enddate lastworkingday',
  ),
  firstWorkedOn: field(
    '参加工作日期',
    'employment',
    'loose-date',
    '参加工作时间 首次参加工作时间 首次参加工作日期 参工时间 工作开始时间 参加工作年月',
  ),
  contractFrom: field(
    '合同开始日期',
    'employment',
    'may-date',
    '合同起始日期 合同起始日 合同开始时间 合同签订日期 劳动合同开始日期 劳动合同起始日期 合同生效日期 合同起 合同开始 合同开始日 合同起始时间 劳动合同起始日 contractstart contractstartdate',
  ),
  contractUntil: field(
    '合同结束日期',
    'employment',
    'open-date',
    '合同到期日期 合同终止日期 合同到期日 合同截止日期 劳动合同结束日期 劳动合同到期日 劳动合同终止日期 合同止 合同结束 合同到期 合同到期时间 合同结束日 合同终止日 contractend contractenddate',
  ),
  basePay: field(
    '基本工资',
    'pay',
    'pay',
    '月基本工资 基本薪资 基础工资 底薪 基本月薪 月薪 月工资 工资标准 薪资标准 薪资 岗位工资 月薪资 税前月薪 税前工资 薪酬 工资 固定工资 合同工资 月度工资 转正工资 转正薪资 薪资待遇 薪水 工资待遇 基本薪酬 月基本薪资 固定薪资 标准工资 标准薪资 岗位薪资 月度薪资 税前薪资 基本薪水 月固定工资 basesalary basicsalary salary monthlysalary basepay basicpay monthlypay wage pay',
  ),
  bankCard: field(
    '银行卡号',
    'pay',
    'bank-card',
    '银行账号 工资卡号 银行卡 卡号 银行帐号 工资卡 工资卡账号 银行卡账号 银行账户 账号 帐号 收款账号 开户账号 工资账号 工资帐号 银行账户号码 银行卡号码 发薪账号 发薪卡号 代发账号 代发工资账号 收款卡号 账户 帐户 银行帐户 银行卡卡号 bankcard bankaccount bankaccountnumber bankaccountno bankcardno bankcardnumber cardno cardnumber',
  ),
  bankName: field(
    '开户行',
    'pay',
    'label',
    '开户银行 开户行名称 银行名称 所属银行 开户支行 银行 开户银行名称 开户网点 bank bankname',
  ),
  ethnicity: field('民族', 'basics', 'code', '族别 ethnicity ethnicgroup', {
    set: 'ethnicity',
    unknown: 'ethnicity_unknown',
  }),
  politicalStatus: field('政治面貌', 'basics', 'code', '政治面目 党派 politicalstatus', {
    set: 'political-status',
    unknown: 'political_status_unknown',
  }),
  maritalStatus: field('婚姻状况', 'basics', 'code', '婚姻 婚否 婚育状况 婚姻情况 婚姻状态 maritalstatus', {
    set: 'marital-status',
    unknown: 'marital_status_unknown',
  }),
  nationality: field('国籍', 'basics', 'code', '国籍地区 国家 国家地区 nationality', {
    set: 'nationality',
    unknown: 'nationality_unknown',
  }),
  nativePlace: field('籍贯', 'basics', 'label', '祖籍 原籍 出生地 nativeplace'),
  registeredAddress: field(
    '户籍地址',
    'contact',
    'label',
    '户口地址 户籍所在地 户口所在地 身份证地址 身份证住址 户籍住址 户籍 户籍详细地址',
  ),
  homeAddress: field(
    '现住址',
    'contact',
    'label',
    '现居住地址 家庭住址 居住地址 家庭地址 现居住地 通讯地址 联系地址 住址 现住地址 常住地址 现居地址 地址 address homeaddress',
  ),
  emergencyName: field(
    '紧急联系人',
    'contact',
    'label',
    '紧急联系人姓名 紧急联络人 应急联系人 紧急联系人名称 emergencycontact emergencycontactname',
  ),
  emergencyPhone: field(
    '紧急联系人电话',
    'contact',
    'other-phone',
    '紧急联系电话 紧急联系人手机 紧急联系方式 紧急联系人联系方式 紧急联系人手机号 紧急电话 应急电话 紧急联系人联系电话 紧急联络人电话 应急联系电话 emergencyphone emergencycontactphone',
    { longest: 40 },
  ),
  emergencyKin: field('紧急联系人关系', 'contact', 'label', '与紧急联系人关系 与本人关系 紧急联系人与本人关系'),
  manager: field(
    '直属上级',
    'employment',
    'label',
    '直接上级 上级 上级领导 汇报对象 直属领导 直线经理 直接主管 汇报上级 直属上级工号 直属上级姓名 上级姓名 上级工号 直接上级姓名 manager supervisor reportsto linemanager',
  ),
  employmentKind: field(
    '用工形式',
    'employment',
    'code',
    '用工性质 用工类型 员工类型 员工类别 聘用形式 员工性质 人员类别 用工方式 人员类型 雇佣类型 employmenttype',
    { set: 'employment', unknown: 'employment_kind_unknown' },
  ),
  legalEntity: field(
    '公司',
    'employment',
    'label',
    '法人公司 所属公司 合同主体 用人单位 合同公司 公司名称 法人 法人主体 法人单位 签约主体 合同签订主体 劳动合同主体 企业名称 单位名称 company legalentity employer',
  ),
  workPlace: field(
    '工作地点',
    'employment',
    'label',
    '工作地 办公地点 工作城市 工作地址 办公城市 所在城市 城市 location worklocation workcity',
  ),
  note: field(
    '备注',
    'other',
    'note',
    '说明 备注说明 备注信息 其他说明 備註 note notes remark remarks comment comments memo',
    { longest: 2000 },
  ),
} as const satisfies Record<string, Field>;

export type FieldKey = keyof typeof fields;

export const fieldKeys = Object.keys(fields) as readonly FieldKey[];

export function fieldOf(key: FieldKey): Field {
  return fields[key];
}
