import type { Part, SheetCell } from '#platform/pdf/sheet.ts';
import type { FormFacts } from './form-facts.ts';

const label = (text: string): SheetCell => ({ text, isLabel: true });
const value = (text: string, span = 1): SheetCell => ({ text, span });

/** 员工登记表: who somebody is, where he stands, and what he brought with him. */
export function employeeForm(facts: FormFacts): Part[] {
  const emergency = facts.family.find(each => each.isEmergency);
  return [
    {
      kind: 'grid',
      columns: [1, 1.35, 1, 1.35, 1, 1.35, 1.35],
      photo: { rows: 4, text: '照片\n（近期免冠）' },
      rows: [
        [label('姓名'), value(facts.name), label('性别'), value(facts.sex), label('出生日期'), value(facts.birthOn)],
        [
          label('曾用名'),
          value(facts.formerName),
          label('民族'),
          value(facts.ethnicity),
          label('籍贯'),
          value(facts.nativeRegion),
        ],
        [
          label('政治面貌'),
          value(facts.political),
          label('入党时间'),
          value(facts.joinedParty),
          label('婚姻状况'),
          value(facts.marital),
        ],
        [
          label('参加工作时间'),
          value(facts.startedWork),
          label(facts.identityKind || '证件号码'),
          value(facts.identityNumber, 3),
        ],
        [
          label('工号'),
          value(facts.number),
          label('入职日期'),
          value(facts.hiredOn),
          label('用工形式'),
          value(facts.employmentKind, 2),
        ],
        [
          label('单位部门'),
          value([facts.company, facts.unit].filter(Boolean).join(' '), 3),
          label('岗位职级'),
          value([facts.post, facts.grade].filter(Boolean).join(' '), 2),
        ],
        [label('手机号码'), value(facts.phone, 3), label('电子邮箱'), value(facts.email, 2)],
        [label('现住址'), value(facts.homeAddress, 6)],
        [label('户籍地址'), value(facts.registeredAddress, 6)],
        [
          label('紧急联系人'),
          value(emergency?.name ?? ''),
          label('关系'),
          value(emergency?.kinship ?? ''),
          label('联系电话'),
          value(emergency?.phone ?? '', 2),
        ],
      ],
    },
    {
      kind: 'table',
      side: '教育经历',
      columns: [1.5, 2.2, 1.8, 1, 1],
      head: ['起止年月', '学校', '专业', '学历', '学位'],
      rows: facts.education.map(each => [each.span, each.school, each.major, each.level, each.degree]),
      leastRows: 3,
    },
    {
      kind: 'table',
      side: '工作经历',
      columns: [1.5, 2.6, 2, 1.2],
      head: ['起止年月', '工作单位', '职务', '证明人'],
      rows: [
        ...facts.work.map(each => [each.span, each.employer, each.post, each.referee]),
        ...facts.posts.map(each => [each.span, facts.company, each.text, '']),
      ],
      leastRows: 3,
    },
    {
      kind: 'table',
      side: '家庭成员',
      columns: [1, 1.2, 1.2, 3, 1.7],
      head: ['称谓', '姓名', '出生年月', '工作单位', '联系电话'],
      rows: facts.family.map(each => [each.kinship, each.name, each.birth, each.workplace, each.phone]),
      leastRows: 3,
    },
    {
      kind: 'table',
      side: '证书资格',
      columns: [2.4, 2, 2, 1.4],
      head: ['名称', '编号', '发证机关', '发证日期'],
      rows: facts.certificates.map(each => [each.name, each.number, each.issuedBy, each.issuedOn]),
      leastRows: 2,
    },
    {
      kind: 'table',
      side: '奖惩情况',
      columns: [1.2, 0.8, 3, 2.2],
      head: ['日期', '类别', '名称', '决定机关'],
      rows: facts.rewards.map(each => [each.on, each.kind, each.title, each.by]),
      leastRows: 2,
    },
    {
      kind: 'prose',
      side: '本人声明',
      lines: ['本人保证以上所填内容真实、完整，如有变更将及时告知人事部门。'],
      leastHeight: 84,
      signature: ['签名：　　　　　　　　', '　　　　年　　月　　日'],
    },
  ];
}
