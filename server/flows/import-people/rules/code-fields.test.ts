import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { type CodeSetName, codeSet, resolve } from '#law/standards/code-set.ts';
import { startCheck } from './check-rows.ts';
import { aliasesByField, codeFields, foldAlias, setOf, unknownOf } from './code-fields.ts';
import { findHeader } from './find-header.ts';
import { sheetOf } from './sheet-of.ts';

test('every code field names its set and the problem of a text that is no code, and no two share a set', () => {
  const sets = codeFields.map(setOf);
  assert.equal(new Set(sets).size, sets.length);
  for (const field of codeFields) assert.match(unknownOf(field) ?? '', /_unknown$/, field);
});

test('the label of every code is read as that code, so that an alias reaches it', () => {
  for (const field of codeFields) {
    const set = setOf(field);
    if (!set || set === 'grade') continue;
    for (const item of codeSet(set as CodeSetName).items)
      assert.equal(resolve(set as CodeSetName, item.label)?.code, item.code, `${set} ${item.label}`);
  }
});

test('an alias is found in whatever width, case, spacing and signs; signs count in grades', () => {
  assert.equal(foldAlias('education', ' Ｂ.Ｓ Ｃ '), foldAlias('education', 'bsc'));
  assert.notEqual(foldAlias('grade', 'M1-1'), foldAlias('grade', 'M11'));
  assert.equal(foldAlias('education', '——'), '——');
});

test('a confirmed alias makes its rows good, and says the standard label', () => {
  const rows = sheetOf([
    ['姓名', '学历', '政治面貌', '性别', '证件类型'],
    ['王一', '大 专（函授班）', '红领巾', '爷们', '蓝本本'],
  ]);
  const header = findHeader(rows);
  assert.ok(header && rows[1]);
  const needs = { units: null, today: '2026-11-24' as CivilDate };
  const codes = startCheck(header.columns, needs)
    .check(rows[1])
    ?.problems.map(each => each.code);
  assert.deepEqual(codes, ['education_unknown', 'political_status_unknown', 'sex_unknown', 'document_kind_unknown']);
  const aliases = aliasesByField([
    { set: 'education', text: '大专（函授班）', code: '31' },
    { set: 'political-status', text: '红领巾', code: '13' },
    { set: 'sex', text: '爷们', code: '1' },
    { set: 'identity-document', text: '蓝本本', code: codeSet('identity-document').items[0]?.code ?? '' },
    { set: 'education', text: '不存在', code: 'no such code' },
  ]);
  const checked = startCheck(header.columns, { ...needs, aliases }).check(rows[1]);
  assert.deepEqual(checked?.problems, []);
  assert.deepEqual([checked?.codes.education, checked?.values[3]], ['31', '男']);
});
