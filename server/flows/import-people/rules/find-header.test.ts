import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldKey } from './fields.ts';
import { findHeader, findRoster } from './find-header.ts';
import { matchHeader } from './match-header.ts';
import { sheetOf, type Written } from './sheet-of.ts';

const found = (rows: Written[][], remembered?: Map<string, FieldKey | null>) => {
  const header = findHeader(sheetOf(rows), remembered);
  return (
    header && {
      from: header.from,
      until: header.until,
      columns: header.columns.map(column => `${column.header}=${column.field ?? '?'}`),
    }
  );
};

test('headers as real files write them', () => {
  const headers: [string, FieldKey | null][] = [
    ['*姓名', 'name'],
    ['姓 名', 'name'],
    ['姓名\n（必填）', 'name'],
    ['员工编号', 'number'],
    ['基本工资（元）', 'basePay'],
    ['身份证号', 'documentNumber'],
    ['身份证号码（18位）', 'documentNumber'],
    ['联系电话', 'mobile'],
    ['所属部门', 'unit'],
    ['参加工作时间', 'firstWorkedOn'],
    ['入司时间', 'hiredOn'],
    ['出生年月', 'birthOn'],
    ['最高学历', 'education'],
    ['职务', 'post'],
    ['工资卡号', 'bankCard'],
    ['开户银行', 'bankName'],
    ['紧急联系人', 'emergencyName'],
    ['紧急联系人电话', 'emergencyPhone'],
    ['合同到期日', 'contractUntil'],
    ['劳动合同起始日期', 'contractFrom'],
    ['直属上级姓名', 'manager'],
    ['证件有效期', 'documentUntil'],
    ['身份证地址', 'registeredAddress'],
    ['性别 Gender', 'sex'],
    ['员工的手机号码', 'mobile'],
    ['Date of Birth', 'birthOn'],
    ['转正日期（YYYY-MM-DD）', 'confirmedOn'],
    ['年龄', null],
    ['司龄', null],
    ['微信号', null],
    ['部门负责人', null],
    ['家庭电话', null],
    ['离职原因', null],
    ['姓名Name', 'name'],
    ['入职日期 Hire Date', 'hiredOn'],
    ['手機號碼', 'mobile'],
    ['身份證號碼', 'documentNumber'],
    ['来司日期', 'hiredOn'],
    ['工行卡号', 'bankCard'],
    ['固定薪资', 'basePay'],
    ['联系电话（紧急）', 'emergencyPhone'],
    ['部门（二级）', 'unit2'],
    ['岗位职级', 'grade'],
    ['姓名（拼音）', null],
    ['出生日期（农历）', null],
  ];
  assert.deepEqual(
    headers.map(([name]) => [name, matchHeader(name)?.field ?? null]),
    headers,
  );
});

test('titles, notes and blank rows above are passed over', () => {
  const rows = [
    ['某某公司2024年员工花名册'],
    ['填表说明：姓名、身份证号必填'],
    ['单位：元', null, '日期：2024-05-08'],
    ['序号', '姓名', '部门', '手机号'],
    [1, '张三', '研发中心', '13812345678'],
  ];
  assert.deepEqual(found(rows), { from: 4, until: 4, columns: ['序号=?', '姓名=name', '部门=unit', '手机号=mobile'] });
});

test('two header rows: groups over their columns, plain headers over both', () => {
  const rows = [
    ['花名册'],
    ['工号', '姓名', '联系方式', null, '紧急联系人', null, '入职日期'],
    [null, null, '手机号', '邮箱', '姓名', '电话', null],
    ['E1', '张三', '13812345678', 'a@example.com', '李四', '13912345678', '2024-05-08'],
  ];
  assert.deepEqual(found(rows), {
    from: 2,
    until: 3,
    columns: [
      '工号=number',
      '姓名=name',
      '手机号=mobile',
      '邮箱=email',
      '紧急联系人/姓名=emergencyName',
      '紧急联系人/电话=emergencyPhone',
      '入职日期=hiredOn',
    ],
  });
  const groups = [
    ['基本信息', null, null, '薪资', null],
    ['工号', '姓名', '性别', '基本工资', '银行卡号'],
    ['E1', '张三', '男', 5000, '6222026648666788823'],
  ];
  assert.deepEqual(found(groups)?.until, 2);
  assert.deepEqual(found(groups)?.columns, [
    '工号=number',
    '姓名=name',
    '性别=sex',
    '基本工资=basePay',
    '银行卡号=bankCard',
  ]);
});

test('a first row of data is not taken for a second header row', () => {
  assert.equal(
    found([
      ['工号', '姓名', '部门'],
      ['E1', '张三', '部门'],
      ['E2', '李四', '研发'],
    ])?.until,
    1,
  );
  assert.equal(
    found([
      ['姓名', '岗位', '手机'],
      ['王专业', '工资专员', null],
      ['李四', '会计', '13812345678'],
    ])?.until,
    1,
  );
});

test('contents decide where the name does not', () => {
  const rows: Written[][] = [
    ['姓名', '证号', '号码', 'ID'],
    ...['11010519491231002X', '610113196912043280', '370102198308184802'].map((id, i) => [
      `张三${i}`,
      id,
      `1381234567${i}`,
      `E00${i}`,
    ]),
  ];
  assert.deepEqual(found(rows)?.columns, ['姓名=name', '证号=documentNumber', '号码=mobile', 'ID=number']);
});

test('a column is the unit where its cells name units, and the education where they name levels', () => {
  const rows = sheetOf([
    ['姓名', '归属', '程度'],
    ...['研发', '财务', '研发', '火星'].map((unit, i) => [`张${i}`, unit, i ? '本科' : '大专']),
  ]);
  const header = findHeader(rows, new Map(), text => text === '研发' || text === '财务');
  assert.deepEqual(
    header?.columns.map(column => column.field),
    ['name', 'unit', 'education'],
  );
});

test('two columns of one meaning: the likelier name has it; repeated names are told apart', () => {
  assert.deepEqual(found([['姓名', '联系电话', '手机号', '备注', '备注']])?.columns, [
    '姓名=name',
    '联系电话=?',
    '手机号=mobile',
    '备注=note',
    '备注 (2)=?',
  ]);
});

test('a remembered mapping comes first, also to leave a column alone', () => {
  const remembered = new Map<string, FieldKey | null>([
    ['花名', 'name'],
    ['手机号', null],
  ]);
  assert.deepEqual(found([['工号', '花名', '手机号', '部门']], remembered)?.columns, [
    '工号=number',
    '花名=name',
    '手机号=?',
    '部门=unit',
  ]);
});

test('a sheet without a header has none', () => {
  assert.equal(
    found([
      ['张三', '13812345678'],
      ['李四', '13912345678'],
    ]),
    null,
  );
  assert.equal(
    found([
      ['销售额', '月份'],
      [1, 2],
    ]),
    null,
  );
  assert.equal(found([]), null);
});

test('of several sheets the one with the fullest header is the roster', () => {
  const sheets = [
    { name: '填写说明', head: sheetOf([['说明'], ['姓名必填']]) },
    {
      name: '统计',
      head: sheetOf([
        ['部门', '人数'],
        ['研发', 3],
      ]),
    },
    { name: '花名册', head: sheetOf([['标题'], ['工号', '姓名', '部门'], ['E1', '张三', '研发']]) },
    { name: '离职', head: sheetOf([['姓名', '离职日期']]) },
  ];
  assert.equal(findRoster(sheets)?.sheet.name, '花名册');
  assert.equal(findRoster(sheets)?.header.until, 2);
  assert.equal(findRoster(sheets.slice(0, 2)), null);
});

test('those who have left, patterns and empty forms come after those who are there', () => {
  const people = ['姓名', '部门', '身份证号'];
  const sheets = [
    {
      name: '模板',
      head: sheetOf([
        [...people, '手机号', '学历'],
        ['张三', '研发', '610113196912043280'],
      ]),
    },
    { name: '空表', head: sheetOf([[...people, '手机号', '学历', '岗位']]) },
    {
      name: '离职人员',
      head: sheetOf([
        [...people, '离职日期', '工号'],
        ['李四', '研发', '370102198308184802', '2020-01-01'],
      ]),
    },
    { name: '在职', head: sheetOf([people, ['王五', '研发', '610113196912043280']]) },
  ];
  assert.equal(findRoster(sheets)?.sheet.name, '在职');
  assert.equal(findRoster(sheets.slice(0, 2))?.sheet.name, '模板');
});
