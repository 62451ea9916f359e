import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from './side-by-side.ts';

const of = (given: Record<string, string>) => new Map(Object.entries(given));

test('rows differ by what is seen of them, and what is hidden of one tells nothing', () => {
  const rows = rowsOf([of({ 民族: '汉族', 籍贯: '上海' }), of({ 民族: '汉族', 籍贯: '北京' }), null]);
  assert.deepEqual(
    rows.map(each => [each.label, each.differs, each.cells.map(cell => (cell.isHidden ? '—' : cell.text))]),
    [
      ['民族', false, ['汉族', '汉族', '—']],
      ['籍贯', true, ['上海', '北京', '—']],
    ],
  );
});

test('what one has and the other has not is a difference; what nobody has is no row', () => {
  const rows = rowsOf([of({ 备注: '', 曾用名: '王二' }), of({ 备注: '' })]);
  assert.deepEqual(
    rows.map(each => [each.label, each.differs]),
    [['曾用名', true]],
  );
});
