import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlannedDay } from '#contract/calendar.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { markOf, monthsOf, shortName, shortSpan, spansOf, weekdayText } from './year-days.ts';

const plain = (day: string, facts: Partial<PlannedDay> = {}): PlannedDay => ({
  day,
  kind: 'working',
  source: 'week',
  name: null,
  isStatutory: false,
  hours: [{ from: '09:00', to: '18:00' }],
  ...facts,
});

test('a year is laid out from Monday on, every day once', () => {
  const days = Array.from({ length: 365 }, (_, at) => plain(addDays('2026-01-01' as CivilDate, at)));
  const months = monthsOf(days);
  assert.equal(months.length, 12);
  assert.equal(months.flatMap(each => each.weeks.flat()).filter(Boolean).length, 365);
  assert.deepEqual(
    months[0]?.weeks[0]?.map(each => each?.number ?? null),
    [null, null, null, 1, 2, 3, 4],
  );
  assert.ok(
    months.every(each => each.weeks.length === 6),
    'all months are equally high',
  );
});

test('a statutory holiday bears its name on its first day alone', () => {
  const days = ['2026-02-16', '2026-02-17', '2026-02-18'].map((day, at) =>
    plain(day, {
      kind: 'holiday',
      source: 'law',
      isStatutory: true,
      hours: [],
      name: at === 0 ? '春节(除夕)' : '春节',
    }),
  );
  const labels = monthsOf(days)[1]
    ?.weeks.flat()
    .flatMap(each => (each ? [each.label] : []));
  assert.deepEqual(labels, ['除夕', '春节', null]);
  assert.deepEqual(['国庆节', '元旦', '劳动节'].map(shortName), ['国庆', '元旦', '劳动']);
});

test('marks tell the law from the office’s own', () => {
  const mark = (facts: Partial<PlannedDay>) => markOf(plain('2026-02-14', facts))?.text ?? null;
  assert.deepEqual(
    [
      mark({}),
      mark({ kind: 'holiday', source: 'law', hours: [] }),
      mark({ kind: 'make-up', source: 'law' }),
      mark({ kind: 'rest', source: 'exception', hours: [] }),
      mark({ source: 'exception' }),
    ],
    [null, '休', '班', '停', '开'],
  );
});

test('days that follow each other under one name are told as a span', () => {
  const days = ['2026-02-15', '2026-02-16', '2026-02-21', '2026-02-22'].map(day => plain(day, { name: '春节' }));
  assert.deepEqual(
    spansOf(days).map(each => [shortSpan(each.first, each.last), each.count]),
    [
      ['2 月 15 日至 16 日', 2],
      ['2 月 21 日至 22 日', 2],
    ],
  );
  assert.equal(shortSpan('2026-09-30', '2026-10-08'), '9 月 30 日至 10 月 8 日');
  assert.equal(weekdayText('2026-11-24'), '周二');
});
