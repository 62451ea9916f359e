import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { progressOf, type Standing } from './progress.ts';

const today = '2026-11-24' as CivilDate;
const open: Standing = {
  number: 'JB-20261124-0001',
  state: 'open',
  openedAt: new Date('2026-11-24T04:00:00Z'),
  checkingAt: null,
  decidedAt: null,
  dueAt: new Date('2026-11-25T10:00:00Z'),
  refusedWhy: null,
  expedites: 0,
  expeditedOn: null,
};

test('an open case shows where it stands, until when, and what may be done', () => {
  const shown = progressOf(open, today);
  assert.deepEqual(
    shown.steps.map(step => step.state),
    ['done', 'now', 'to-come'],
  );
  assert.equal(shown.dueAt, '2026-11-25T10:00:00.000Z');
  assert.deepEqual([shown.mayExpedite, shown.mayWithdraw], [true, true]);
  assert.equal(progressOf({ ...open, expeditedOn: today }, today).mayExpedite, false);
  assert.equal(progressOf({ ...open, expeditedOn: today }, '2026-11-25' as CivilDate).mayExpedite, true);
});

test('an ended case shows its result and offers nothing more', () => {
  const shown = progressOf(
    { ...open, state: 'refused', decidedAt: new Date('2026-11-25T01:00:00Z'), refusedWhy: 'not-proven' },
    today,
  );
  assert.equal(shown.steps.at(-1)?.label, '未通过');
  assert.match(shown.refusedWhy ?? '', /现有登记不足以证明/);
  assert.deepEqual([shown.mayExpedite, shown.mayWithdraw, shown.dueAt], [false, false, null]);
});
