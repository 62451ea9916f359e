import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCivilDate } from '#kernel/civil-date.ts';
import { cn } from '#law/cn/index.ts';
import { overlaid } from '#law/engine/pack.ts';
import type { Dated } from '#law/engine/parameter.ts';
import { holidaysOfLaw } from './holidays-of-law.ts';

const pack = holidaysOfLaw(cn);
const day = (text: string) => parseCivilDate(text) ?? assert.fail(text);
const listed = (year: number) =>
  [...(pack.get(year)?.holidays ?? [])].map(([on, { name }]) => `${on.slice(5)} ${name}`);

test('the holidays of 2026 are those of the notice, weekends within them included', () => {
  assert.deepEqual(listed(2026), [
    ...['01-01', '01-02', '01-03'].map(each => `${each} 元旦`),
    '02-15 春节',
    '02-16 春节(除夕)',
    ...['02-17', '02-18', '02-19', '02-20', '02-21', '02-22', '02-23'].map(each => `${each} 春节`),
    ...['04-04', '04-05', '04-06'].map(each => `${each} 清明节`),
    ...['05-01', '05-02', '05-03', '05-04', '05-05'].map(each => `${each} 劳动节`),
    ...['06-19', '06-20', '06-21'].map(each => `${each} 端午节`),
    ...['09-25', '09-26', '09-27'].map(each => `${each} 中秋节`),
    ...['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'].map(each => `${each} 国庆节`),
  ]);
  assert.deepEqual(pack.get(2026)?.source.number, '国办发明电〔2025〕7号');
});

test('a worked weekend is named after the holiday that it makes up for', () => {
  const names = (year: number) =>
    Object.fromEntries([...(pack.get(year)?.makeUps ?? [])].map(([on, name]) => [on.slice(5), name]));
  assert.deepEqual(names(2026), {
    '01-04': '元旦',
    '02-14': '春节',
    '02-28': '春节',
    '05-09': '劳动节',
    '09-20': '国庆节',
    '10-10': '国庆节',
  });
  assert.deepEqual(names(2024)['04-07'], '清明节');
  assert.deepEqual(names(2025)['10-11'], '国庆节、中秋节');
});

test('statutory days are told from the days around them', () => {
  const year = pack.get(2026);
  assert.equal(year?.holidays.get(day('2026-10-03'))?.isStatutory, true);
  assert.equal(year?.holidays.get(day('2026-10-04'))?.isStatutory, false);
});

test('a year is known when all its lists are, and a notice that changes it counts from its own day on', () => {
  assert.deepEqual([...pack.keys()], [2023, 2024, 2025, 2026]);
  const value = (from: string, days: unknown): Dated => ({
    from: day(from),
    value: days,
    source: { instrument: '通知' },
    status: 'verified',
  });
  const without = overlaid(
    cn.pack,
    new Map([['calendar/days/statutory-holidays', [value('2027-01-01', { '2027-01-01': '元旦' })]]]),
  );
  assert.equal(holidaysOfLaw({ ...cn, pack: without }).has(2027), false);
  const changed = overlaid(
    cn.pack,
    new Map([['calendar/days/weekend-workdays', [value('2026-09-01', ['2026-09-19', '2026-10-10'])]]]),
  );
  assert.deepEqual(
    [
      ...(holidaysOfLaw({ ...cn, pack: changed })
        .get(2026)
        ?.makeUps.keys() ?? []),
    ],
    ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-19', '2026-10-10'],
  );
});
