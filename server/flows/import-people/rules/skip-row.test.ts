import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHeader } from './find-header.ts';
import { sheetOf, type Written } from './sheet-of.ts';
import { rowKinds } from './skip-row.ts';

const id = '610113196912043280';
const names: Written[] = ['序号', '姓名', '部门', '身份证号', '入职日期', '基本工资', '年龄', '备注'];
const columns = findHeader(sheetOf([names]))?.columns ?? [];
const kindOf = rowKinds(columns, text => text === '研发中心');
const formula = (kind: 'number' | 'error' | 'text', text: string): Written => ({ kind, text, formula: true });

const kinds = (rows: Written[][]) => sheetOf(rows).map(kindOf);

test('rows of people, however little they tell', () => {
  assert.deepEqual(
    new Set(
      kinds([
        [1, '张三', '财务部', id, '2020-01-01', 5000, 50, ''],
        [null, '张三'],
        [2, null, '财务部', null, '2020-01-01'],
        [null, null, null, id],
        [null, '合计法'],
        [null, formula('text', '张三'), formula('text', '财务部')],
        [null, '张三', null, null, null, null, null, '共计三年工龄'],
      ]),
    ),
    new Set(['data']),
  );
});

test('rows of nobody', () => {
  const nobody: [Written[], string][] = [
    [[3], 'empty'],
    [['  ', '\u3000', '-', '/', 'N/A'], 'empty'],
    [[4, null, null, null, formula('number', '0'), null, formula('error', '#VALUE!')], 'empty'],
    [[null, null, null, null, null, null, formula('number', '126')], 'note'],
    [['序号', '姓名', '部门', '身份证号', '入职日期'], 'repeated-header'],
    [['No.', 'Name', 'Department', 'ID Card No.', 'Hire Date'], 'repeated-header'],
    [[null, 'emp_name', 'dept_name', 'id_card_no', 'hire_date'], 'repeated-header'],
    [[null, 'c_xm', 'c_bm', 'c_zjhm', 'd_rzrq'], 'note'],
    [[null, '文本', '文本', '文本', '日期'], 'note'],
    [[null, '必填', '必填', '18位，必填', '格式：2024-01-01'], 'note'],
    [['示例', '张三', '财务部', id, '2020-01-01', 5000], 'note'],
    [[1, '张三（示例）', '财务部', id], 'note'],
    [['合 计', null, null, null, null, 123_456], 'note'],
    [[null, '小计', '财务部', null, null, 5000], 'note'],
    [[null, null, '财务部小计', null, null, 5000], 'note'],
    [['共 35 人'], 'note'],
    [['制表人：王五', null, null, '审核：赵六'], 'note'],
    [['一、财务部'], 'note'],
    [[null, '研发中心'], 'note'],
    [[null, null, '财务部'], 'note'],
    [[null, null, null, '2025年12月31日'], 'note'],
    [[null, null, null, null, null, null, null, '以上人员已核对'], 'note'],
  ];
  assert.deepEqual(
    kinds(nobody.map(([row]) => row)),
    nobody.map(([, kind]) => kind),
  );
});
