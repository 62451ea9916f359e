import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlannedDay } from '#contract/calendar.ts';
import { dueText, tookText } from './due-text.ts';
import { workedMinutes, workTimeOf } from './work-time.ts';

const day = (on: string, hours: [string, string][]): PlannedDay => ({
  day: on,
  kind: hours.length > 0 ? 'working' : 'rest',
  source: 'week',
  name: null,
  isStatutory: false,
  hours: hours.map(([from, to]) => ({ from, to })),
});
const office: [string, string][] = [
  ['08:30', '12:00'],
  ['13:30', '18:00'],
];
// Thursday to the next Tuesday.
const work = workTimeOf(
  [
    day('2026-03-05', office),
    day('2026-03-06', office),
    day('2026-03-07', []),
    day('2026-03-08', []),
    day('2026-03-09', office),
    day('2026-03-10', office),
  ],
  'Asia/Shanghai',
);
const at = (text: string) => `2026-03-${text}:00+08:00`;
const told = (now: string, due: string) => dueText(at(due), Date.parse(at(now)), work);

test('what is left is told in working days and hours, and the weekend does not count', () => {
  assert.equal(work.dayMinutes, 480);
  assert.equal(told('06T15:00', '09T18:00').text, '还剩 1 个工作日 3 小时');
  assert.equal(told('05T08:30', '10T18:00').text, '还剩 4 个工作日');
  assert.equal(told('06T15:00', '06T17:20').text, '还剩 2 小时 20 分');
  assert.equal(told('06T11:00', '06T14:30').text, '还剩 2 小时');
});

test('a limit that ends within half a working day is marked, one that has ended even more', () => {
  assert.equal(told('05T08:30', '06T18:00').tone, 'quiet');
  assert.equal(told('06T14:00', '06T18:00').tone, 'warning');
  assert.deepEqual(told('09T10:30', '06T17:30'), { text: '已超期 2 小时 30 分', tone: 'danger' });
  assert.deepEqual(told('07T10:00', '06T18:00'), { text: '刚刚超期', tone: 'danger' });
});

test('outside the known office hours it is told by the clock', () => {
  const now = Date.parse(at('05T09:00'));
  assert.equal(dueText('2026-03-07T12:00:00+08:00', now, null).text, '还剩 2 天 3 小时');
  assert.equal(dueText('2026-09-05T09:00:00+08:00', now, work).text, '还剩 184 天');
});

test('hours across midnight and whole days are counted to their end', () => {
  const nights = workTimeOf(
    [day('2026-03-05', [['22:00', '06:00']]), day('2026-03-07', [['00:00', '24:00']])],
    'Asia/Shanghai',
  );
  assert.equal(workedMinutes(nights, Date.parse(at('05T23:00')), Date.parse(at('06T12:00'))), 7 * 60);
  assert.equal(workedMinutes(nights, Date.parse(at('07T00:00')), Date.parse(at('08T12:00'))), 24 * 60);
});

test('how long a step took', () => {
  assert.equal(tookText(0), '用时不到 1 分钟');
  assert.equal(tookText(95), '用时 1 小时 35 分');
  assert.equal(tookText(3 * 1440 + 5), '用时 3 天');
});
