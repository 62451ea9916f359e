import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { type Fen, formatYuan, parseYuan } from '#kernel/money.ts';
import { type Answer, ask } from '#law/engine/topic.ts';
import { cn } from './index.ts';

const on = '2026-11-24' as CivilDate;
const asked = (topic: string, input: unknown) => ask(cn, topic, input, on).answer;
const fenOf = (answer: Answer, name: string) => BigInt(parseYuan(String(answer[name])) as Fen);
const yuan = (amount: bigint) => formatYuan(Number(amount) as Fen);

/** Numbers that look random and are the same on every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/*
 * A second calculation, apart from the engine: marginal brackets in whole fen, written from the law's table and not from the pack. A sum is
 * held in hundredths of a fen (the rates are whole percent) and rounded once.
 */
const brackets: ReadonlyArray<readonly [upTo: bigint | null, percent: bigint]> = [
  [3_600_000n, 3n],
  [14_400_000n, 10n],
  [30_000_000n, 20n],
  [42_000_000n, 25n],
  [66_000_000n, 30n],
  [96_000_000n, 35n],
  [null, 45n],
];
function marginal(taxable: bigint, share = 1n): bigint {
  let sum = 0n;
  let below = 0n;
  for (const [upTo, percent] of brackets) {
    const end = upTo === null ? taxable * 12n : (upTo * 12n) / share;
    const top = taxable * 12n < end ? taxable * 12n : end;
    if (top > below) sum += (top - below) * percent;
    below = end;
  }
  return halfUp(sum, 1200n);
}
function halfUp(amount: bigint, by: bigint): bigint {
  return (2n * amount + by) / (2n * by);
}
const larger = (a: bigint, b: bigint) => (a > b ? a : b);

/** Amounts of many sizes, some of them at the edges of the bands. */
function someAmount(next: (below: number) => number): bigint {
  const edge = brackets[next(6)]?.[0] ?? 0n;
  if (next(4) === 0) return larger(0n, edge + BigInt(next(5) - 2));
  return BigInt(next(10 ** (2 + next(8))));
}

test('withholding over the months agrees with marginal brackets, and sums to the year’s settlement when nothing was withheld too much', () => {
  const next = seeded(20_261_124);
  let settled = 0;
  for (let run = 0; run < 400; run++) {
    const base = someAmount(next) / 12n + BigInt(next(3_000_000));
    const months = Array.from({ length: 12 }, (_, at) => ({
      month: at + 1,
      income: base + BigInt(next(run % 3 === 0 ? 2_000_000 : 1000)),
      special: BigInt(next(400_000)),
      additional: BigInt(next(5)) * 100_000n,
    }));
    const answer = asked('iit.resident.cumulative', {
      basicDeduction: '5000_per_month_employed',
      months: months.map(each => ({
        month: each.month,
        income: yuan(each.income),
        specialDeduction: yuan(each.special),
        additionalDeduction: yuan(each.additional),
      })),
    });
    let taxable = 0n;
    let withheld = 0n;
    let isOver = false;
    for (const each of months) {
      taxable += each.income - each.special - each.additional - 500_000n;
      const due = marginal(larger(0n, taxable)) - withheld;
      isOver ||= due < 0n;
      assert.equal((answer.withheld as Answer)[each.month], yuan(larger(0n, due)));
      withheld += larger(0n, due);
    }
    const total = (of: (each: (typeof months)[number]) => bigint) =>
      yuan(months.reduce((sum, each) => sum + of(each), 0n));
    const settlement = asked('iit.annual_settlement', {
      wages: total(each => each.income),
      specialDeduction: total(each => each.special),
      additionalDeduction: total(each => each.additional),
      prepaid: yuan(withheld),
    });
    assert.equal(settlement.tax, yuan(marginal(larger(0n, taxable))));
    if (isOver) continue;
    settled += 1;
    assert.equal(settlement.payable, '0.00');
  }
  assert.ok(settled > 200, `only ${settled} years were without over-withholding`);
});

test('more income never leaves less net by the cumulative table', () => {
  const next = seeded(7);
  const month = (income: bigint) =>
    income -
    fenOf(
      asked('iit.resident.cumulative', {
        basicDeduction: '60000_from_january',
        months: [{ month: 1, income: yuan(income) }],
      }),
      'totalWithheld',
    );
  for (let run = 0; run < 2000; run++) {
    const income = someAmount(next) + 6_000_000n;
    assert.ok(month(income + 1n + BigInt(next(3))) >= month(income), yuan(income));
  }
});

test('a bonus by itself, several kinds of payment and lump sums agree with the second calculation', () => {
  const next = seeded(99);
  for (let run = 0; run < 2000; run++) {
    const gross = someAmount(next) * (next(3) === 0 ? 6n : 1n);
    const of = (topic: string, input: object) => fenOf(asked(topic, input), 'tax');

    const twelfth = brackets.find(([upTo]) => upTo === null || gross <= upTo) ?? [null, 45n];
    const quick = brackets.slice(0, brackets.indexOf(twelfth)).reduce((sum, [upTo], at) => {
      const [, percent] = brackets[at] ?? [null, 0n];
      const [, above] = brackets[at + 1] ?? [null, 0n];
      return sum + ((upTo ?? 0n) / 12n) * (above - percent);
    }, 0n);
    assert.equal(of('iit.bonus.separate', { bonus: yuan(gross) }), halfUp(gross * twelfth[1], 100n) - quick / 100n);

    const wage = larger(0n, gross - 500_000n);
    assert.equal(of('iit.nonresident', { kind: 'wage', gross: yuan(gross) }), marginal(wage, 12n), yuan(gross));
    const manuscript = halfUp(gross * 56n, 100n);
    assert.equal(of('iit.nonresident', { kind: 'manuscript', gross: yuan(gross) }), marginal(manuscript, 12n));
    // Six monthly tables over one sum are one table six months wide.
    assert.equal(of('iit.nonresident', { kind: 'multi_month_bonus', gross: yuan(gross) }), marginal(gross, 2n));

    assert.equal(of('iit.equity', { income: yuan(gross) }), marginal(gross));
    const average = BigInt(next(30_000_000));
    assert.equal(
      of('iit.severance', { amount: yuan(gross), localPriorYearAverageAnnualWage: yuan(average) }),
      marginal(larger(0n, gross - 3n * average)),
    );
    const years = BigInt(1 + next(10));
    let spread = 0n;
    let below = 0n;
    for (const [upTo, percent] of brackets) {
      const left = larger(0n, gross - 6_000_000n * years);
      const end = upTo === null ? left : upTo * years;
      if ((left < end ? left : end) > below) spread += ((left < end ? left : end) - below) * percent;
      below = end;
    }
    assert.equal(
      of('iit.early_retirement', { lumpSum: yuan(gross), yearsToStatutoryAge: Number(years) }),
      halfUp(spread, 100n),
    );
  }
});

test('insurance and fund agree with the second calculation', () => {
  const next = seeded(4711);
  for (let run = 0; run < 1000; run++) {
    const [base, floor] = [someAmount(next) / 10n, BigInt(next(800_000))];
    const ceiling = floor + BigInt(next(4_000_000));
    const held = base < floor ? floor : base > ceiling ? ceiling : base;
    const perMille = BigInt(next(201));
    const rate = `0.${String(perMille).padStart(3, '0')}`;
    const bounds = { base: yuan(base), floor: yuan(floor), ceiling: yuan(ceiling) };
    const share = halfUp(held * perMille, 1000n);
    assert.equal(
      fenOf(
        asked('si.contribution', {
          ...bounds,
          items: { x: { employeeRate: '0', employerRate: rate, employeeFixed: '3.00' } },
        }),
        'employerTotal',
      ),
      share,
    );
    const fund = (rounding: string) =>
      fenOf(asked('hf.contribution', { ...bounds, employeeRate: rate, employerRate: '0', rounding }), 'employee');
    const product = held * perMille;
    assert.equal(fund('fen_half_up'), share);
    assert.equal(fund('yuan_half_up'), halfUp(product, 100_000n) * 100n);
    assert.equal(fund('yuan_down'), (product / 100_000n) * 100n);
    assert.equal(fund('jiao_up'), ((product + 9_999n) / 10_000n) * 10n);
  }
});

test('a higher bonus leaves less net than a lower one inside the listed zones and nowhere else', () => {
  const net = (bonus: bigint) => fenOf(asked('iit.bonus.separate', { bonus: yuan(bonus) }), 'net');
  const zones = Object.entries(asked('iit.bonus.blind_zones', {}).zones as Answer).map(([edge, zone]) => ({
    edge: BigInt(parseYuan(edge) as Fen),
    through: fenOf(zone as Answer, 'through'),
  }));
  assert.equal(zones.length, 6);
  const next = seeded(36_000);
  const tried = zones.flatMap(({ edge, through }) => [
    edge - 1n,
    edge,
    edge + 1n,
    through - 1n,
    through,
    through + 1n,
    through + 2n,
  ]);
  for (let run = 0; run < 4000; run++) tried.push(BigInt(next(130_000_000)));
  tried.sort((a, b) => (a < b ? -1 : 1));
  let best = 0n;
  for (const bonus of tried) {
    const isBlind = zones.some(({ edge, through }) => bonus > edge && bonus <= through);
    assert.equal(net(bonus) < best, isBlind, yuan(bonus));
    best = larger(best, net(bonus));
  }
});
