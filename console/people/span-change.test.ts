import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysToMove, differences, effectOfMove, effectOfRescission, type Facts } from './span-change.ts';

type Terms = { versionId: string; from: string | null; until: string | null; kind: string };
const facts = (each: Terms): Facts => [['用工形式', each.kind]];
const first: Terms = { versionId: 'a', from: '2024-03-01', until: '2026-01-01', kind: '全职' };
const leave: Terms = { versionId: 'b', from: '2026-01-01', until: '2026-07-01', kind: '非全日制' };
const back: Terms = { versionId: 'c', from: '2026-07-01', until: null, kind: '全职' };
const all = [first, leave, back];

test('only what reads differently is told', () => {
  const was: Facts = [
    ['工号', 'A1'],
    ['转正日期', ''],
  ];
  assert.deepEqual(
    differences(was, [
      ['工号', 'A1'],
      ['转正日期', '2024-06-01'],
    ]),
    [{ label: '转正日期', was: '', now: '2024-06-01' }],
  );
});

test('what is taken back reads as what was before it, on its own days', () => {
  const effect = effectOfRescission(all, leave, facts);
  assert.deepEqual([effect.from, effect.until, effect.before?.versionId], ['2026-01-01', '2026-07-01', 'a']);
  assert.deepEqual(effect.changes, [{ label: '用工形式', was: '非全日制', now: '全职' }]);
  assert.equal(effectOfRescission(all, first, facts).before, null);
});

test('a later first day gives days to the version before, an earlier one takes them', () => {
  assert.deepEqual(effectOfMove(all, leave, '2026-02-01', facts), {
    from: '2026-01-01',
    until: '2026-02-01',
    changes: [{ label: '用工形式', was: '非全日制', now: '全职' }],
  });
  assert.deepEqual(effectOfMove(all, leave, '2025-12-01', facts), {
    from: '2025-12-01',
    until: '2026-01-01',
    changes: [{ label: '用工形式', was: '全职', now: '非全日制' }],
  });
  assert.equal(effectOfMove(all, leave, '2026-01-01', facts), null);
  assert.equal(effectOfMove(all, leave, null, facts), null);
});

test('a version moves between its neighbours only', () => {
  assert.deepEqual(daysToMove(all, leave), { min: '2024-03-02', max: '2026-06-30' });
  assert.deepEqual(daysToMove(all, back), { min: '2026-01-02' });
});
