import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { startCheck } from './check-rows.ts';
import { findHeader } from './find-header.ts';
import { reportOn } from './report.ts';
import { sheetOf, type Written } from './sheet-of.ts';

const needs = {
  units: [
    { name: '研发中心', aliases: [] },
    { name: '财务部', aliases: [] },
  ],
  today: '2026-11-24' as CivilDate,
};

async function report(rows: Written[][]) {
  const sheet = sheetOf(rows);
  const header = findHeader(sheet);
  assert.ok(header);
  return reportOn(sheet, startCheck(header.columns, needs), header.until);
}

const faults = async (rows: Written[][]) =>
  (await report(rows)).problems.map(({ row, column, code }) => `${row} ${column} ${code}`);
const id = '11010519491231002X';
const second = '610113196912043280';

test('sex and birth are filled in from the number, also under other headers, and compared with it', async () => {
  const rows = [
    ['姓名', '男女', '身份证号', '生日'],
    ['张三', null, id, ''],
    ['李四', '男', second, '1969-12-04'],
    ['王五', '女', '370102198308184802', '1983-08-19'],
  ];
  assert.deepEqual((await report(rows)).people, [
    { row: 2, values: { 姓名: '张三', 男女: '女', 身份证号: id, 生日: '1949-12-31' } },
  ]);
  assert.deepEqual(await faults(rows), ['3 男女 sex_disagrees_with_id', '4 生日 birth_disagrees_with_id']);
});

test('a number that does not hold accuses nobody of the wrong sex or birth', async () => {
  assert.deepEqual(
    await faults([
      ['姓名', '性别', '证件号码', '出生日期'],
      ['张三', '男', '110105194912310021', '1980-01-01'],
    ]),
    ['2 证件号码 id_checksum'],
  );
});

test('duplicates are named on every row that has them, once values are clean', async () => {
  const rows = [
    ['工号', '姓名', '证件号码', '手机号'],
    ['E1', '张三', id, '+86 138 1234 5678'],
    ['E2', '李四', id.toLowerCase(), '13812345678'],
    ['Ｅ2', '王五', second, '13912345678'],
    ['E4', '赵六', '11010519491231002', '12345'],
  ];
  assert.deepEqual(await faults(rows), [
    '2 证件号码 id_duplicate',
    '2 手机号 phone_duplicate',
    '3 工号 number_duplicate',
    '3 证件号码 id_duplicate',
    '3 手机号 phone_duplicate',
    '4 工号 number_duplicate',
    '5 证件号码 id_length',
    '5 手机号 phone_invalid',
  ]);
});

test('what follows from a number that two rows claim is not held against either', async () => {
  assert.deepEqual(
    await faults([
      ['姓名', '证件号码', '入职日期'],
      ['张三', second, '2010-01-01'],
      ['李四', second, '1980-01-01'],
    ]),
    ['2 证件号码 id_duplicate', '3 证件号码 id_duplicate'],
  );
});

test('somebody else on file has the phone; the same person again is no duplicate', async () => {
  const sheet = sheetOf([
    ['工号', '姓名', '证件号码', '手机号'],
    ['E1', '张三', id, '13812345678'],
    ['E2', '李四', second, '13912345678'],
    ['E3', '王五', null, '13712345678'],
  ]);
  const check = startCheck(findHeader(sheet)?.columns ?? [], needs);
  const existing = {
    number: new Map([
      ['E1', 'p1'],
      ['E3', 'p3'],
    ]),
    documentNumber: new Map([
      [id, 'p1'],
      [second, 'p2'],
    ]),
    mobile: new Map([
      ['13812345678', 'p1'],
      ['13912345678', 'p9'],
      ['13712345678', 'p3'],
    ]),
  };
  const found = await reportOn(sheet, check, 1, async () => existing);
  assert.deepEqual(
    found.problems.map(({ row, code }) => [row, code]),
    [[3, 'phone_duplicate']],
  );
});

test('too young on the day of hiring, to the day', async () => {
  const rows = [
    ['姓名', '出生日期', '入职日期'],
    ['张三', '2000-05-08', '2016-05-07'],
    ['李四', '2000-05-08', '2016-05-08'],
  ];
  assert.deepEqual(await faults(rows), ['2 入职日期 hired_under_16']);
});

test('dates against one another and against today', async () => {
  const rows = [
    ['姓名', '出生日期', '入职日期', '离职日期', '合同开始日期', '合同结束日期'],
    ['张三', '2030-01-01', null, null, null, null],
    ['李四', null, '2020-01-02', '2020-01-01', null, null],
    ['王五', null, null, '至今', '2020-01-02', '2020-01-01'],
    ['赵六', null, '2026-12-01', '', '2026-12-01', '无固定期限'],
  ];
  assert.deepEqual(await faults(rows), [
    '2 出生日期 birth_in_future',
    '3 离职日期 left_before_hired',
    '4 合同结束日期 contract_ends_before_start',
  ]);
});

test('other documents are not checked as resident cards', async () => {
  const rows = [
    ['姓名', '证件类型', '证件号码'],
    ['John Smith', '护照', 'E12345678'],
    ['陈大文', '回乡证', 'H12345678'],
    ['张三', '身份证', 'E12345678'],
    ['李四', '', 'G87654321'],
    ['王五', '驾照', '123'],
  ];
  const { people, problems } = await report(rows);
  assert.deepEqual(
    people.map(person => person.values.证件类型),
    ['护照', '港澳居民来往内地通行证', ''],
  );
  assert.deepEqual(
    problems.map(({ row, code }) => [row, code]),
    [
      [4, 'id_length'],
      [6, 'document_kind_unknown'],
    ],
  );
});

test('blank rows, repeated headers, sums and notes hold nobody', async () => {
  const rows = [
    ['序号', '姓名', '部门', '基本工资'],
    ['必填', '必填', '必填', '选填'],
    [1, '张三', '研发中心', 5000],
    [null, '  ', null, null],
    ['序号', '姓 名', '部门', '基本工资'],
    [2, '李四', '财务部', 6000],
    [3, null, null, null],
    ['合计', null, null, 11000],
    [null, null, null, null],
    ['制表人：王五', null, null, '审核：赵六'],
    ['备注：以上数据截至五月'],
  ];
  const { rows: count, people } = await report(rows);
  assert.equal(count, 2);
  assert.deepEqual(
    people.map(person => person.row),
    [3, 6],
  );
});

test('a row with data but no name is a person without a name', async () => {
  assert.deepEqual(
    await faults([
      ['姓名', '部门', '岗位'],
      ['', '研发中心', '工程师'],
      ['张三', '', ''],
    ]),
    ['2 姓名 name_missing'],
  );
});

test('every column of the file is reported: unknown ones as text, blanks as empty, pay in yuan', async () => {
  const { people } = await report([
    ['姓名', '血型', '基本工资（万元）', '部门', '年龄'],
    ['张三', ' Ａ型 ', 1.56005, '研发 中心', 30],
  ]);
  assert.deepEqual(people, [
    { row: 2, values: { 姓名: '张三', 血型: 'Ａ型', '基本工资（万元）': 15600.5, 部门: '研发中心', 年龄: '30' } },
  ]);
});

test('units in several columns: the deepest that is filled counts', async () => {
  const rows = [
    ['姓名', '一级部门', '二级部门'],
    ['张三', '火星公司', '研发中心'],
    ['李四', '财务部', ''],
    ['王五', '财务部', '火星组'],
  ];
  assert.deepEqual(await faults(rows), ['4 二级部门 unit_unknown']);
});

test('a birth without its day takes the day from the number', async () => {
  const { people, problems } = await report([
    ['姓名', '出生日期', '身份证号'],
    ['张三', '1949.12', id],
    ['李四', '1969年11月', second],
    ['王五', '1990年5月', null],
  ]);
  assert.deepEqual(people[0]?.values.出生日期, '1949-12-31');
  assert.deepEqual(
    problems.map(({ row, code }) => [row, code]),
    [
      [3, 'birth_disagrees_with_id'],
      [4, 'date_invalid'],
    ],
  );
});

test('cells in error are faults of their column; formulas are only text', async () => {
  const error = { kind: 'error', text: '#N/A' } as const;
  const rows: Written[][] = [
    ['姓名', '学历', '部门', '入职日期', '备注'],
    ['张三', error, '#REF!', error, '=1+1'],
  ];
  assert.deepEqual(await faults(rows), ['2 学历 education_unknown', '2 部门 unit_unknown', '2 入职日期 date_invalid']);
  assert.equal(
    (
      await report([
        ['姓名', '部门', '备注'],
        ['张三', '研发中心', '=HYPERLINK("x")'],
      ])
    ).people[0]?.values.备注,
    '=HYPERLINK("x")',
  );
});

test('messages say where and what, and never the whole identity number', async () => {
  const { problems } = await report([
    ['姓名', '证件号码', '手机号'],
    ['张三', '110105194912310021', '1380013800'],
  ]);
  assert.deepEqual(
    problems.map(each => each.message),
    ['第 2 行「证件号码」末位校验码应为 X，请核对原件', '第 2 行「手机号」有 10 位数字，手机号码应为 11 位，请核对'],
  );
});
