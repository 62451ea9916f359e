import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { cn } from '#law/cn/index.ts';
import { alsoAsked } from './data/asked-formulas.ts';
import { usageOf } from './usage.ts';
import { readWorkedCases } from './worked-cases.ts';

const usage = await usageOf(cn, readWorkedCases(), '2026-11-24' as CivilDate);

test('a figure that a formula looks up is told with the topics that stand on it', () => {
  const lost = [...cn.pack.parameters.keys()].filter(
    path => usage.formulasOf(path).length > 0 && usage.topicsOf(path).length === 0,
  );
  assert.deepEqual(lost, [], 'an editor would be told that nothing uses them');
});

test('the figures of a city are used where the city is named, and those of another kind beside them are not', () => {
  assert.deepEqual(usage.topicsOf('si/shanghai/pension/floor').sort(), ['payslip.full', 'si.contribution']);
  assert.deepEqual(
    usage.formulasOf('si/shanghai/pension/floor').map(each => each.code),
    ['si.bounds'],
  );
  assert.deepEqual(usage.topicsOf('hf/shanghai/rounding').sort(), ['hf.contribution', 'payslip.full']);
});

test('what is said to be asked for besides the cases exists', () => {
  for (const [topic, formulas] of Object.entries(alsoAsked)) {
    assert.ok(cn.topics.has(topic), topic);
    for (const code of formulas) assert.ok(cn.pack.formulas.has(code), code);
  }
});
