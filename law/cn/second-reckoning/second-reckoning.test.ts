import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { type Case, checkCase } from '#law/engine/check-cases.ts';
import { lawOfParts } from '#law/engine/part.ts';
import { ask, explain } from '#law/engine/topic.ts';
import { cn } from '../index.ts';
import { atRandom, seeded } from './at-random.ts';
import type { Written } from './exact.ts';
import { labourSecond } from './labour.ts';
import { paySecond } from './pay.ts';
import { taxSecond } from './tax.ts';

const on = '2026-11-24' as CivilDate;
const second: Readonly<Record<string, (input: Written) => Written>> = { ...taxSecond, ...paySecond, ...labourSecond };

/** Shown cases ask of a region or of a day that the second calculation does not hold. */
const isBeyond = ({ topic, input }: Case) => {
  const { region, city, lastDay, period } = input as Written;
  if (topic === 'contract.double_wage') return lastDay !== undefined || (input as Written).signedDate === undefined;
  return region !== undefined || period !== undefined || (city !== undefined && (input as Written).items === undefined);
};

test('the second calculation agrees with the worked cases, so that it may judge others', () => {
  const folder = join(import.meta.dirname, '..', 'cases');
  let tried = 0;
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(each => each.endsWith('.json')))
    for (const each of JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case[]) {
      const reckon = second[each.topic];
      if (!reckon || isBeyond(each)) continue;
      tried++;
      const answers = reckon(each.input as Written);
      for (const [name, expected] of Object.entries(each.expected as Written))
        if (Object.hasOwn(answers, name)) assertSame(answers[name], expected, `${each.id} ${name}`);
    }
  assert.ok(tried > 200, `${tried} cases were tried`);
});

for (const [topic, make] of Object.entries(atRandom)) {
  test(`${topic}: cases at random agree to the fen with the second calculation`, () => {
    const next = seeded(20_261_124);
    const reckon = second[topic];
    assert.ok(reckon);
    for (let run = 0; run < 500; run++) {
      const input = make(next);
      const verdict = checkCase(cn, { id: topic, topic, input, expected: reckon(input) }, on);
      assert.deepEqual(verdict, { id: topic, topic, passed: true }, JSON.stringify(input));
    }
  });

  test(`${topic}: unfolding a calculation does not change it`, () => {
    const next = seeded(7);
    for (let run = 0; run < 20; run++) {
      const input = make(next);
      assert.deepEqual(explain(cn, topic, input, on).answer, ask(cn, topic, input, on).answer);
    }
  });
}

test('the second calculation notices a figure that is off by the least', () => {
  // One percent point on the third band, one fen on the basic deduction.
  const table = cn.pack.parameters.get('iit/comprehensive/annual-table');
  const basic = cn.pack.parameters.get('iit/comprehensive/basic-deduction-month');
  assert.ok(table && basic);
  const bent = (path: string, change: (value: unknown) => unknown) => {
    const parameters = Object.fromEntries(
      [...cn.pack.parameters].map(([each, parameter]) =>
        each === path
          ? [each, { ...parameter, values: parameter.values.map(dated => ({ ...dated, value: change(dated.value) })) }]
          : [each, parameter],
      ),
    );
    const part = {
      parameters: { '': parameters },
      formulas: [...cn.pack.formulas.values()],
      topics: [...cn.topics.values()],
    };
    return lawOfParts('bent', cn.pack.title, [part]);
  };
  const laws = [
    bent('iit/comprehensive/annual-table', value => JSON.parse(JSON.stringify(value).replace('"0.20"', '"0.21"'))),
    bent('iit/comprehensive/basic-deduction-month', () => '5000.01'),
  ];
  for (const law of laws) {
    const next = seeded(1);
    let caught = 0;
    for (let run = 0; run < 300; run++) {
      const input = atRandom['iit.resident.cumulative']?.(next) ?? {};
      const expected = second['iit.resident.cumulative']?.(input);
      if (!checkCase(law, { id: '', topic: 'iit.resident.cumulative', input, expected }, on).passed) caught++;
    }
    assert.ok(caught > 30, `${caught} of 300 caught it`);
  }
});

function assertSame(actual: unknown, expected: unknown, about: string): void {
  if (typeof expected === 'object' && expected !== null) {
    for (const [name, each] of Object.entries(expected))
      assertSame((actual as Written)[name], each, `${about}/${name}`);
    return;
  }
  const plain = (value: unknown) => (/^-?\d+(\.\d+)?$/.test(String(value)) ? Number(value) : value);
  assert.equal(plain(actual), plain(expected), about);
}
