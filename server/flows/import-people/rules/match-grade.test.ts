import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { startCheck } from './check-rows.ts';
import { findHeader } from './find-header.ts';
import { gradeLabel, gradeReader, withGrades } from './match-grade.ts';
import { sheetOf } from './sheet-of.ts';

const grades = [
  { id: '1', code: 'P5', name: '高级工程师' },
  { id: '2', code: 'M1', name: '主管' },
  { id: '3', code: 'M1-1', name: '主管' },
  { id: '4', code: 'G3', name: '三级' },
];

test('a grade is read by code, name, both, or alias; a name that two share means neither', () => {
  const read = gradeReader(grades, [{ text: '老师傅', code: '1' }]);
  for (const text of ['P5', ' ｐ５ ', '高级工程师', 'P5高级工程师', 'P5（高级工程师）', '老师傅'])
    assert.equal(read(text)?.id, '1', text);
  assert.equal(read('３级')?.id, '4');
  assert.equal(read('M1-1')?.id, '3');
  assert.equal(read('主管'), null);
  assert.equal(read('P6'), null);
  assert.equal(gradeLabel(grades[2]!, read), 'M1-1');
});

test('an unknown grade is a warning and keeps no row out; without any grades nothing is said', () => {
  const rows = sheetOf([
    ['姓名', '职级'],
    ['王一', 'P5'],
    ['王二', 'P6'],
    ['王三', ''],
  ]);
  const header = findHeader(rows);
  assert.ok(header);
  const plain = startCheck(header.columns, { units: null, today: '2026-11-24' as CivilDate });
  const results = (all: typeof grades) => {
    const check = withGrades(plain, all, gradeReader(all));
    return rows.slice(1).map(row => {
      const checked = check.check(row);
      return [
        checked?.values[1],
        checked?.codes.grade,
        checked?.problems.length,
        checked?.warnings.map(each => each.code),
      ];
    });
  };
  assert.deepEqual(results(grades), [
    ['高级工程师', '1', 0, []],
    ['P6', undefined, 0, ['grade_unknown']],
    [null, undefined, 0, []],
  ]);
  assert.deepEqual(results([])[1], ['P6', undefined, 0, []]);
});
