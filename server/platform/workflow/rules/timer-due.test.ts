import assert from 'node:assert/strict';
import test from 'node:test';
import { firstDue, NoTime, nextDue } from './timer-due.ts';

const from = new Date('2026-11-24T13:00:00Z');
const due = async (timer: 'duration' | 'date' | 'cycle', text: string) =>
  (
    await firstDue({ kind: 'timer', timer, text }, from, 'Asia/Shanghai', async limit => {
      assert.deepEqual(limit, { kind: 'limit', amount: 3, unit: 'working-days' });
      return new Date(0);
    })
  ).toISOString();

test('durations, days of the zone, instants, repetitions and working limits', async () => {
  assert.equal(await due('duration', 'PT90M'), '2026-11-24T14:30:00.000Z');
  assert.equal(await due('duration', 'P1M'), '2026-12-24T13:00:00.000Z');
  assert.equal(await due('date', '2026-12-01'), '2026-11-30T16:00:00.000Z');
  assert.equal(await due('date', '2026-12-01T09:00:00+09:00'), '2026-12-01T00:00:00.000Z');
  assert.equal(await due('cycle', 'R3/PT1H'), '2026-11-24T14:00:00.000Z');
  assert.equal(await due('cycle', 'R/2026-12-01T09:00/P1D'), '2026-12-01T01:00:00.000Z');
  assert.equal(await due('duration', '3 working-days'), new Date(0).toISOString());
  await assert.rejects(due('duration', 'soon'), NoTime);
  assert.equal(nextDue('R3/PT1H', from, 'Asia/Shanghai')?.toISOString(), '2026-11-24T14:00:00.000Z');
  assert.equal(nextDue('PT1H', from, 'Asia/Shanghai'), null);
});

test('a repetition with a start keeps to it, however late it fired and however long nobody looked', () => {
  const next = (text: string, last: string) => nextDue(text, new Date(last), 'Asia/Shanghai')?.toISOString();
  assert.equal(next('R/2026-12-01T09:00/P1D', '2026-12-03T02:30:00Z'), '2026-12-04T01:00:00.000Z');
  assert.equal(next('R/2026-12-01T09:00/P1D', '2026-12-03T01:00:00Z'), '2026-12-04T01:00:00.000Z');
  assert.equal(next('R/2020-01-31T09:00/P1M', '2026-03-01T00:00:00Z'), '2026-03-31T01:00:00.000Z');
  assert.equal(next('R/2000-01-01T00:00/PT1S', '2026-03-01T00:00:00Z'), '2026-03-01T00:00:01.000Z');
  assert.equal(next('R/2026-12-01T09:00/P1D', '2026-11-03T01:00:00Z'), '2026-12-01T01:00:00.000Z');
  for (const text of ['R/PT0S', 'R/PT0.5S', 'R/2026-12-01T09:00/PT0S'])
    assert.throws(() => next(text, '2026-12-03T01:00:00Z'), NoTime);
});
