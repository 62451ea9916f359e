import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { type Fen, formatYuan } from '#kernel/money.ts';
import { Refusal } from '#kernel/refusal.ts';
import { checkCase } from './check-cases.ts';
import { changesBetween } from './compare-days.ts';
import { moneyField, textField } from './field.ts';
import { bands, calling, count, family, formula, money, rate, version } from './formula.ts';
import { makePack, overlaid, PackFault } from './pack.ts';
import type { Parameter } from './parameter.ts';
import { lawOfParts } from './part.ts';
import { times } from './ratio.ts';
import { ask, explain, topic } from './topic.ts';

/** Liliput: a country of our own with one tax, one town and its own unit. */
const day = (text: string) => text as CivilDate;
const source = { instrument: '小人国税法' };
const value = (from: string, written: unknown, status: Parameter['values'][number]['status'] = 'verified') => ({
  from: day(from),
  value: written,
  source,
  status,
});
const parameter = (unit: string, ...values: Parameter['values']): Parameter => ({
  title: { zh: '甲', en: 'A' },
  unit,
  values,
  checkedOn: day('2026-01-01'),
});
const parameters = {
  free: parameter(
    'money',
    value('2020-01-01', '100.00'),
    value('2022-01-01', '200.00', 'conflict'),
    value('2024-01-01', null),
  ),
  rate: parameter('rate', value('2020-01-01', '0.10'), value('2021-07-01', '0.20')),
  'town/mildendo': parameter('money', value('2020-01-01', '5.00')),
  eggs: parameter('eggs', value('2020-01-01', 12)),
};
const over = formula('lp.over', { zh: '超出部分', en: 'what is over' }, [
  version({
    from: '2020-01-01',
    cites: '第一条',
    uses: { free: money('free') },
    calc: (law, income: Fen, note): Fen => {
      const left = Math.max(0, income - law.free) as Fen;
      note?.figure('超出', 'over', { fen: left }, `${formatYuan(income)} − ${formatYuan(law.free)}`);
      return left;
    },
  }),
]);
const tax = formula('lp.tax', { zh: '税', en: 'tax' }, [
  version({
    from: '2020-01-01',
    cites: '第二条',
    uses: { over: calling(over), rate: rate('rate'), town: family('town', 'money') },
    calc: (law, input: { income: Fen; town: string }, note): Fen =>
      (times(law.over(input.income, note), law.rate) + law.town(input.town, note)) as Fen,
  }),
  version({
    from: '2023-01-01',
    cites: '第二条（2023 年修订）',
    uses: { eggs: count('eggs') },
    calc: law => (law.eggs * 100) as Fen,
  }),
]);
const taxTopic = topic({
  code: 'lp.tax',
  title: { zh: '税', en: 'tax' },
  fields: { income: moneyField('收入'), town: textField('城镇') },
  answers: ['tax'],
  answer: (law, input, note) => ({ tax: formatYuan(law.formula(tax)(input, note)) }),
});
const liliput = lawOfParts(
  'lp',
  { zh: '小人国', en: 'Liliput' },
  [{ parameters: nested(parameters), formulas: [over, tax], topics: [taxTopic] }],
  { eggs: { kind: 'count', zh: '枚', en: 'eggs' } },
);

/** `town/mildendo` as the file `town` with the name `mildendo`; a name alone in the file of the pack's root. */
function nested(flat: Readonly<Record<string, Parameter>>): Record<string, Record<string, Parameter>> {
  const files: Record<string, Record<string, Parameter>> = {};
  for (const [path, each] of Object.entries(flat)) {
    const [file, name] = path.includes('/') ? (path.split('/') as [string, string]) : ['', path];
    files[file] = { ...files[file], [name]: each };
  }
  return files;
}
const refusedAs = (code: string, facts: Record<string, unknown>) => (fault: unknown) => {
  assert.ok(fault instanceof Refusal);
  assert.equal(fault.code, code);
  for (const [name, fact] of Object.entries(facts)) assert.equal(fault.facts[name], fact, name);
  return true;
};
const asked = (income: unknown, on: string, town: unknown = 'mildendo') =>
  ask(liliput, 'lp.tax', { income, town }, day(on));

test('a country that the engine has never seen is reckoned by each day’s figures and rules', () => {
  assert.deepEqual(asked('150.00', '2020-06-01').answer, { tax: '10.00' });
  assert.deepEqual(asked('150.00', '2021-07-01').answer, { tax: '15.00' });
  assert.deepEqual(asked('150.00', '2023-01-01').answer, { tax: '12.00' });
});

test('the unfolded calculation gives the same, with each figure, its day, its source and its article', () => {
  const told = explain(liliput, 'lp.tax', { income: '150', town: 'mildendo' }, day('2021-08-01'));
  assert.deepEqual(told.answer, asked('150', '2021-08-01').answer);
  const node = told.unfolded.children[0]!;
  assert.deepEqual(node.formula, { code: 'lp.tax', from: '2020-01-01', cites: '第二条' });
  const paths = (each: typeof node): string[] => [
    ...(each.parameter ? [each.parameter.path] : []),
    ...each.children.flatMap(paths),
  ];
  assert.deepEqual(paths(node).sort(), ['free', 'rate', 'town/mildendo']);
  const inner = node.children.find(each => each.formula?.code === 'lp.over')!;
  assert.deepEqual(inner.children.at(-1), {
    label: { zh: '超出', en: 'over' },
    value: '50.00',
    how: '150.00 − 100.00',
    children: [],
  });
});

test('a day without law, a repealed figure and a name that there is not are refused by name', () => {
  assert.throws(() => asked('1', '2019-12-31'), refusedAs('law.no-formula', { formula: 'lp.tax', day: '2019-12-31' }));
  assert.throws(
    () => ask(liliput, 'lp.tax', { income: '1', town: 'Blefuscu' }, day('2021-01-01')),
    refusedAs('law.no-parameter', { path: 'town/Blefuscu' }),
  );
  assert.throws(
    () => ask(liliput, 'lp.nothing', {}, day('2021-01-01')),
    refusedAs('law.topic-unknown', { topic: 'lp.nothing' }),
  );
  assert.throws(() => asked('abc', '2021-01-01'), refusedAs('law.field-invalid', { field: 'income' }));
  assert.throws(
    () => asked('-1', '2021-01-01'),
    refusedAs('law.field-invalid', { field: 'income', reason: 'below zero' }),
  );
  assert.throws(() => asked('1', '2021-01-01', 5), refusedAs('law.field-invalid', { field: 'town' }));
  assert.throws(
    () => ask(liliput, 'lp.tax', { income: '1', town: 'x', more: 1 }, day('2021-01-01')),
    refusedAs('law.field-unknown', { field: 'more' }),
  );
  assert.throws(
    () => ask(liliput, 'lp.tax', { income: '1' }, day('2021-01-01')),
    refusedAs('law.field-missing', { field: 'town' }),
  );
  const { pack } = liliput;
  const repealed = {
    ...pack.parameters.get('eggs')!,
    values: [...pack.parameters.get('eggs')!.values, value('2025-01-01', null)],
  };
  const later = { ...liliput, pack: { ...pack, parameters: new Map(pack.parameters).set('eggs', repealed) } };
  assert.throws(
    () => ask(later, 'lp.tax', { income: '1', town: 'mildendo' }, day('2025-03-01')),
    refusedAs('law.no-value', { path: 'eggs', reason: 'repealed' }),
  );
});

test('whoever uses a doubtful figure is warned of it, and only then', () => {
  assert.deepEqual(asked('1', '2021-01-01').warnings, []);
  assert.deepEqual(asked('1', '2022-02-01').warnings, [{ path: 'free', from: '2022-01-01', status: 'conflict' }]);
});

test('local values are laid over the shipped ones from their day until the next; the shipped pack stays as it is', () => {
  const local = overlaid(liliput.pack, new Map([['rate', [value('2021-01-01', '0.50')]]]));
  const law = { ...liliput, pack: local };
  const on = (when: string) => ask(law, 'lp.tax', { income: '200.00', town: 'mildendo' }, day(when)).answer.tax;
  assert.deepEqual([on('2020-12-31'), on('2021-01-01'), on('2021-07-01')], ['15.00', '55.00', '25.00']);
  assert.equal(asked('200.00', '2021-01-01').answer.tax, '15.00');
  assert.deepEqual(
    changesBetween(local, day('2020-06-01'), day('2021-01-01')).map(each =>
      each.kind === 'parameter' ? each.path : each.code,
    ),
    ['rate'],
  );
});

test('a pack that is not sound is refused whole, and each fault is named', () => {
  const bad = {
    u: parameter('furlongs', value('2020-01-01', '1')),
    v: parameter('money', value('2020-01-01', 'one')),
    w: parameter('rate', value('2021-01-01', '0.1'), value('2020-01-01', '0.2')),
    x: parameter(
      'bands',
      value('2020-01-01', [
        { upTo: null, rate: '0.1', quick: '0' },
        { upTo: '5.00', rate: '0.2', quick: '0' },
      ]),
    ),
  };
  const circle = { code: 'c', title: { zh: '', en: '' }, versions: [] as never[] };
  const round = {
    ...circle,
    versions: [{ from: day('2020-01-01'), cites: '1', uses: {} as Record<string, never>, calc: () => 0 }],
  };
  Object.assign(round.versions[0]!.uses, { self: calling(round as never) });
  const wrongUnit = formula('d', { zh: '', en: '' }, [
    version({ from: '2020-01-01', cites: '1', uses: { v: bands('v'), none: money('nowhere') }, calc: () => 0 }),
  ]);
  assert.throws(
    () => makePack({ code: 'bad', title: { zh: '', en: '' }, parameters: bad, formulas: [round as never, wrongUnit] }),
    (fault: unknown) => {
      assert.ok(fault instanceof PackFault);
      const told = fault.faults.join('\n');
      for (const part of [
        'furlongs',
        'v: the value of 2020-01-01',
        'w: 2020-01-01 does not come after',
        'x: the value',
        'circle of formulas: c → c',
        'takes v for bands',
        'nowhere',
      ])
        assert.ok(told.includes(part), part);
      return true;
    },
  );
});

test('a case that differs tells where; decimals are compared as numbers, and a field that there is not is a failure', () => {
  const given = { id: '1', topic: 'lp.tax', input: { income: '150.00', town: 'mildendo' } };
  const on = day('2021-07-01');
  assert.equal(checkCase(liliput, { ...given, expected: { tax: '15.0' } }, on).passed, true);
  assert.deepEqual(checkCase(liliput, { ...given, expected: { tax: '15.01' } }, on), {
    id: '1',
    topic: 'lp.tax',
    passed: false,
    differences: [{ field: 'tax', expected: '15.01', actual: '15.00' }],
  });
  const unknown = checkCase(liliput, { ...given, expected: { tax: '15.00', fee: '1' } }, on);
  assert.ok(!unknown.passed && unknown.differences[0]?.field === 'fee');
  const refused = checkCase(liliput, { ...given, topic: 'x', expected: {} }, on);
  assert.ok(!refused.passed && refused.refusal?.code === 'law.topic-unknown');
});
