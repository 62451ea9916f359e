import { type FieldKey, fieldKeys, fieldOf, fields } from './fields.ts';
import { foldHeader } from './fold-header.ts';

export type NameMatch = { readonly field: FieldKey; readonly confidence: number };

/** Exact names: 1 for the label, a little less for each later synonym, so that the likelier of two columns wins. */
const exact = new Map<string, NameMatch>();
for (const field of fieldKeys) {
  for (const [rank, name] of [fieldOf(field).label, ...fieldOf(field).names].entries()) {
    const folded = foldHeader(name);
    if (!exact.has(folded)) exact.set(folded, { field, confidence: 1 - Math.min(rank, 40) * 0.004 });
  }
}

/** What a longer header is about, the more special first. `not` are words that make it something else. */
const hints: readonly { field: FieldKey | null; has: RegExp; not?: RegExp }[] = [
  {
    field: null,
    has: /年龄|工龄|司龄|年限|天数|个数|人数|照片|附件|扫描|复印|是否|状态|原因|编码$|代码$|年薪|时薪|日薪|奖金|津贴|补贴|社保|公积金|个税/,
  },
  { field: null, has: /农历|阴历|旧历|拼音|英文名|曾用/ },
  { field: 'emergencyPhone', has: /(?:紧急|应急).*(?:电话|手机|方式|号码)|(?:电话|手机|方式|号码).*(?:紧急|应急)/ },
  { field: 'emergencyKin', has: /(?:紧急|应急).*关系|与本人关系/ },
  { field: 'emergencyName', has: /紧急|应急联/ },
  {
    field: null,
    has: /配偶|父亲|母亲|子女|家属|家庭成员|担保人|推荐人|介绍人|办公电话|座机|固定电话|家庭电话|分机|传真|微信|qq/,
  },
  { field: 'documentUntil', has: /(?:身份证|证件).*(?:有效|到期|截止)/ },
  { field: 'documentKind', has: /(?:身份证|证件|证照).*(?:类型|种类|类别)/ },
  { field: 'registeredAddress', has: /(?:身份证|证件|户口|户籍).*(?:地|住址)/, not: /类型|性质/ },
  { field: 'documentNumber', has: /身份证|证件.*号|身份号/, not: /签发|发证|机关|日期|正面|反面|姓名/ },
  { field: 'email', has: /邮箱|邮件|email/ },
  { field: 'mobile', has: /手机|移动电话|联系电话|mobile|cellphone/, not: /型号|短号|集团/ },
  { field: 'birthOn', has: /出生.*(?:日|年|时)|生日/, not: /地|农历|阴历/ },
  { field: 'confirmedOn', has: /转正.*(?:日|时间)/ },
  { field: 'leftOn', has: /(?:离职|离司|离厂).*(?:日|时间)/, not: /办理|申请/ },
  { field: 'firstWorkedOn', has: /参加工作|首次工作/ },
  { field: 'hiredOn', has: /(?:入职|入司|入厂|进厂|到岗|报到|到职|加入公司).*(?:日|时间|年月)/ },
  { field: 'contractUntil', has: /合同.*(?:结束|终止|到期|截止|期满|止)/, not: /次|原因/ },
  { field: 'contractFrom', has: /合同.*(?:开始|起始|生效|签订日|签订时间|起)/, not: /次|主体/ },
  { field: 'bankName', has: /开户|银行名称|银行支行/, not: /号/ },
  { field: 'bankCard', has: /(?:银行|工资|薪|收款|开户|[工农中建交招]行|邮储).*(?:卡|账|帐)/, not: /名|地|行$/ },
  { field: 'basePay', has: /(?:基本|基础|月).*(?:工资|薪)|底薪/, not: /绩效|岗位津|合计|实发|应发/ },
  { field: 'school', has: /毕业.*(?:院校|学校)/ },
  { field: 'graduatedOn', has: /毕业.*(?:日|时间|年)/ },
  { field: 'major', has: /专业/, not: /技术|职称|资格|等级/ },
  { field: 'education', has: /学历|文化程度|教育程度/, not: /证|性质|类型|形式|学校|院校|专业|时间|日期/ },
  { field: 'degree', has: /学位/, not: /证|学校|院校|专业|时间|日期/ },
  { field: 'employmentKind', has: /用工.*(?:形式|性质|类型|方式)|员工(?:类型|类别|性质)/ },
  { field: 'politicalStatus', has: /政治面/ },
  { field: 'maritalStatus', has: /婚/, not: /日期|时间|假/ },
  { field: 'ethnicity', has: /民族/ },
  { field: 'manager', has: /(?:直属|直接|汇报|上级).*(?:上级|领导|主管|对象|经理|姓名)/, not: /部门|组织/ },
  { field: 'unit', has: /部门|所属组织|科室/, not: /负责|领导|主管|编号|号$|电话|上级|性质|类型/ },
  { field: 'post', has: /岗位|职位|职务/, not: /职级|职等|等级|级别|序列|类别|类型|性质|工资|津贴|编号|时间|日期/ },
  { field: 'grade', has: /职级|职等/ },
  { field: 'homeAddress', has: /住址|居住地|家庭地址|通讯地址|联系地址/ },
  { field: 'number', has: /^(?:员工|人员|职工|雇员|工作).*(?:编号|工号|号)$|工号/, not: /电话|手机|上级|领导|身份|证/ },
  { field: 'name', has: /^(?:员工|人员|职工|本人|中文).*姓名|姓名$/, not: /英文|拼音|曾用|上级|领导|联系人/ },
  { field: 'sex', has: /性别/ },
  { field: 'note', has: /备注/ },
];

const hintConfidence = 0.7;

/** What a header names by itself, or null. `null` hints stop headers that only sound like a field. */
export function matchHeader(header: string): NameMatch | null {
  const folded = foldHeader(header);
  if (folded === '') return null;
  const known = exact.get(folded);
  if (known) return known;
  // 姓名Name: the Chinese half tells enough.
  const han = folded.replace(/[a-z]+/g, '');
  const half = han !== '' && han !== folded ? exact.get(han) : undefined;
  if (half && !/bank|tel|qq|id/.test(folded)) return half;
  if (folded.length > 24) return null;
  for (const hint of hints) {
    if (!hint.has.test(folded) || hint.not?.test(folded)) continue;
    return hint.field && hint.field in fields ? { field: hint.field, confidence: hintConfidence } : null;
  }
  return null;
}
