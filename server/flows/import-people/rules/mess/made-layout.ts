import type { Cell } from '#platform/workbook/cell.ts';
import { cellOf, type Written } from '../sheet-of.ts';
import type { Dice } from './dice.ts';
import { type MadeField, madeFields } from './made-person.ts';

export type MadeRow = { readonly cells: readonly Cell[]; readonly hidden?: true };

export type MadeColumn = {
  readonly field: MadeField | null;
  /** As it stands in the file. */
  readonly header: string;
  /** As the report names it: without white space at its ends. */
  readonly key: string;
  /** What stands in a column that is no field of ours. */
  readonly filler?: (at: number) => Written;
};

export type Layout = {
  readonly columns: readonly MadeColumn[];
  readonly fields: readonly MadeField[];
  readonly above: readonly MadeRow[];
  readonly below: readonly MadeRow[];
  /** Rows of nobody that stand before the person `at`; headings of groups only where no merged cell does their work. */
  readonly between: (at: number, chance: Dice, groups: boolean) => MadeRow[];
  readonly headerOf: (field: MadeField) => string;
};

const names: Readonly<Record<MadeField, readonly string[]>> = {
  number: ['工号', '员工编号', '人员编码', '员工工号', '职工号', '工 号', '员工代码', 'Employee ID'],
  name: ['姓名', '员工姓名', '姓 名', '*姓名', '姓名（必填）', '姓\n名', '姓名 Name', '人员姓名', 'Name'],
  sex: ['性别', '性别（男/女）', '性　别', '性别*', 'Gender'],
  documentKind: ['证件类型', '证件种类', '证照类型'],
  documentNumber: [
    '证件号码',
    '身份证号',
    '身份证号码',
    '证件号',
    '身份证',
    '*身份证号码\n（18位）',
    '公民身份号码',
    'ID Card No.',
  ],
  birthOn: ['出生日期', '出生年月日', '生日', '出生日期\n(YYYY-MM-DD)', '出生年月'],
  mobile: ['手机号', '手机号码', '移动电话', '手机', '手机号码（必填）', '手机\n号码', 'Mobile'],
  unit: ['部门', '所属部门', '部门名称', '所在部门', ' 部门 ', '部門', 'Department'],
  post: ['岗位', '职位', '岗位名称', '职务', '工作岗位'],
  education: ['学历', '最高学历', '学历层次', '文化程度', '學歷'],
  hiredOn: [
    '入职日期',
    '入职时间',
    '入司时间',
    '到岗日期',
    '入职日期*',
    '进厂日期',
    '入職日期',
    '入职日期\r\n（年/月/日）',
    'Hire Date',
  ],
  basePay: ['基本工资', '基本薪资', '月薪', '基本工资（元）', '月薪(元/月)', '底薪', '税前月薪', 'Base Salary'],
  bankCard: ['银行卡号', '工资卡号', '银行账号', '卡号', '银行卡号（工行）', '工资卡'],
  note: ['备注', '备 注', '备注说明', 'Remarks'],
  ethnicity: ['民族'],
  maritalStatus: ['婚姻状况', '婚否'],
  politicalStatus: ['政治面貌'],
  email: ['邮箱', '电子邮箱', 'E-mail'],
};

const always: readonly MadeField[] = ['name', 'documentNumber', 'mobile', 'hiredOn'];
const strangers: readonly [header: string, filler: (at: number) => Written][] = [
  ['血型', at => 'ABO'[at % 3] ?? ''],
  ['工龄', at => at % 30],
  ['工装尺码', at => ['L', 'XL', 'M'][at % 3] ?? ''],
  ['部门负责人', () => '王总'],
  ['是否党员', at => (at % 2 ? '是' : '否')],
];

export function madeLayout(chance: Dice): Layout {
  const fields = chance.shuffled(madeFields.filter(field => always.includes(field) || chance.chance(0.85)));
  const columns: MadeColumn[] = fields.map(field => {
    const header = chance.pick(names[field]);
    return { field, header, key: header.trim() };
  });
  for (const [header, filler] of strangers)
    if (chance.chance(0.15))
      columns.splice(chance.under(columns.length + 1), 0, { field: null, header, key: header, filler });
  if (chance.chance(0.15)) columns.splice(1 + chance.under(columns.length), 0, { field: null, header: '', key: '' });
  if (chance.chance(0.3)) columns.unshift({ field: null, header: '序号', key: '序号', filler: at => at + 1 });
  if (chance.chance(0.2)) columns.unshift({ field: null, header: '', key: '' });
  const width = columns.length;
  const line = (...cells: Written[]): MadeRow => ({ cells: cells.map(cellOf) });
  const header = line(...columns.map(column => column.header));
  const at = (place: number, text: Written, more?: [number, Written]): MadeRow => {
    const cells = Array.from({ length: width }, (): Written => null);
    cells[place] = text;
    if (more && more[0] !== place) cells[more[0]] = more[1];
    return line(...cells);
  };
  const above: MadeRow[] = [];
  if (chance.chance(0.6))
    above.push(
      line(chance.pick(['某某制造有限公司员工花名册', '2025年度在职人员名单', '员工信息表（含姓名、部门、手机号）'])),
    );
  if (chance.chance(0.3)) above.push(at(0, '填报单位：某某公司', [Math.min(3, width - 1), '填报日期：2025年12月31日']));
  if (chance.chance(0.2)) above.push(line('填表说明：姓名、身份证号必填，日期格式为2024-01-01'));
  if (chance.chance(0.2)) above.push(line(null));
  above.push(header);
  if (chance.chance(0.1))
    above.push(
      line(...columns.map(column => (column.header === '' ? null : chance.pick(['必填', '文本格式', '选填'])))),
    );
  const below: MadeRow[] = [];
  if (chance.chance(0.3)) below.push(line(null), line(null));
  const nameAt = columns.findIndex(column => column.field === 'name');
  if (chance.chance(0.3)) below.push(at(chance.pick([0, nameAt]), '合计', [width - 1, 123_456]));
  if (chance.chance(0.3)) below.push(at(0, '制表人：王五', [Math.min(4, width - 1), '审核：赵六']));
  if (chance.chance(0.2)) below.push(line('注：以上数据截至2025年12月31日。'));
  const between = (person: number, dice: Dice, groups: boolean): MadeRow[] => {
    if (person === 0 || !dice.chance(0.04)) return [];
    const unitAt = columns.findIndex(column => column.field === 'unit');
    return dice.pick([
      [line(null)],
      [header],
      [at(Math.max(unitAt, 0), '财务部小计', [width - 1, '5人'])],
      [at(nameAt, '小计')],
      groups ? [at(0, '研发中心')] : [],
      [line(...columns.map(() => '  '))],
    ]);
  };
  return {
    columns,
    fields,
    above,
    below,
    between,
    headerOf: field => columns.find(column => column.field === field)?.key ?? '',
  };
}
