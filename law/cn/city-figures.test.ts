import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { ask } from '#law/engine/topic.ts';
import { cities } from './formulas/si/city.ts';
import { schemes } from './formulas/si/city-figures.ts';
import { cn } from './index.ts';

const on = '2026-11-24' as CivilDate;
const insurance = (city: string, period: string, base: string) =>
  ask(cn, 'si.contribution', { city, period, base }, on);

test('a city’s own figures answer as the same figures given by hand', () => {
  const byCity = insurance('上海市', '2025-12', '20000').answer;
  const byHand = ask(
    cn,
    'si.contribution',
    {
      base: '20000',
      floor: '7460',
      ceiling: '37302',
      items: {
        pension: { employeeRate: '0.08', employerRate: '0.16' },
        medical: { employeeRate: '0.02', employerRate: '0.09' },
        unemployment: { employeeRate: '0.005', employerRate: '0.005' },
        injury: { employerRate: '0.002' },
      },
    },
    on,
  ).answer;
  assert.deepEqual(byCity, byHand);
  assert.equal(byCity.employeeTotal, '2100.00');
});

test('the month decides which floor and ceiling hold', () => {
  const pension = (period: string, base: string) =>
    (insurance('beijing', period, base).answer.items as Record<string, { base: string }>).pension?.base;
  assert.equal(pension('2025-06', '1'), '6821.00');
  assert.equal(pension('2025-07', '1'), '7162.00');
  assert.equal(pension('2026-06', '99999'), '35811.00');
  assert.equal(pension('2026-07', '99999'), '36348.00');
});

test('figures on which sources disagree, or that nobody checked, warn whoever uses them', () => {
  const warned = insurance('杭州', '2025-12', '20000').warnings;
  assert.equal(warned.find(each => each.path === 'si/hangzhou/pension/floor')?.status, 'conflict');
  assert.match(warned.find(each => each.path === 'si/hangzhou/pension/floor')?.note ?? '', /4,812/);
  assert.deepEqual(insurance('上海', '2025-12', '20000').warnings, []);
  assert.deepEqual(
    insurance('上海', '2026-08', '20000').warnings.map(each => each.path),
    ['si/shanghai/unemployment/employee', 'si/shanghai/unemployment/employer'],
  );
});

test('every city has a value or a told gap for each scheme, the fund and the least wage', () => {
  for (const city of Object.keys(cities)) {
    const wanted = [
      ...schemes.flatMap(scheme => [`si/${city}/${scheme}/floor`, `si/${city}/${scheme}/ceiling`]),
      `hf/${city}/floor`,
      `hf/${city}/ceiling`,
      `hf/${city}/rounding`,
      `wage-floor/${city}`,
    ];
    for (const path of wanted) {
      const parameter = cn.pack.parameters.get(path);
      assert.ok(parameter, path);
      for (const each of parameter.values)
        if (each.value === null) assert.ok(each.note, `${path} says why it has no value from ${each.from} on`);
    }
  }
});
