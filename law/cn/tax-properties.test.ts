import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { type Fen, parseYuan } from '#kernel/money.ts';
import { type Answer, ask } from '#law/engine/topic.ts';
import { cn } from './index.ts';
import { seeded } from './second-reckoning/at-random.ts';
import { larger, yuan } from './second-reckoning/exact.ts';
import { yearTax } from './second-reckoning/tax.ts';

const on = '2026-11-24' as CivilDate;
const asked = (topic: string, input: unknown) => ask(cn, topic, input, on).answer;
const fenOf = (answer: Answer, name: string) => BigInt(parseYuan(String(answer[name])) as Fen);

/** Ends of the brackets of a year, fen. */
const edges = [3_600_000n, 14_400_000n, 30_000_000n, 42_000_000n, 66_000_000n, 96_000_000n];

/** Amounts of many sizes, some of them at the edges of the bands. */
function someAmount(next: (below: number) => number): bigint {
  const edge = edges[next(edges.length)] ?? 0n;
  if (next(4) === 0) return larger(0n, edge + BigInt(next(5) - 2));
  return BigInt(next(10 ** (2 + next(8))));
}

const ways = ['5000_per_month_employed', '5000_from_january', '60000_from_january'] as const;

test('withholding over twelve months sums to the year’s settlement, whichever way the basic deduction is counted', () => {
  const next = seeded(20_261_124);
  let settled = 0;
  for (let run = 0; run < 400; run++) {
    const base = someAmount(next) / 12n + BigInt(next(3_000_000));
    const months = Array.from({ length: 12 }, (_, at) => ({
      month: at + 1,
      income: yuan(base + BigInt(next(run % 3 === 0 ? 2_000_000 : 1000))),
      specialDeduction: yuan(BigInt(next(400_000))),
      additionalDeduction: yuan(BigInt(next(5)) * 100_000n),
      otherDeduction: yuan(BigInt(next(2)) * 100_000n),
    }));
    const total = (name: 'income' | 'specialDeduction' | 'additionalDeduction' | 'otherDeduction') =>
      yuan(months.reduce((sum, each) => sum + BigInt(parseYuan(each[name]) as Fen), 0n));
    for (const basicDeduction of ways) {
      const withheld = asked('iit.resident.cumulative', { basicDeduction, months });
      const settlement = asked('iit.annual_settlement', {
        wages: total('income'),
        specialDeduction: total('specialDeduction'),
        additionalDeduction: total('additionalDeduction'),
        otherDeduction: total('otherDeduction'),
        prepaid: String(withheld.totalWithheld),
      });
      // December's sums are the year's.
      const taxable = BigInt(parseYuan(String((withheld.cumulativeTaxable as Answer)[12])) as Fen);
      assert.equal(settlement.taxable, yuan(larger(0n, taxable)));
      assert.equal(settlement.tax, yuan(yearTax(taxable)));
      // What is above the year's tax was withheld in a month after which less was owed; the settlement gives exactly that back.
      assert.equal(settlement.payable, yuan(yearTax(taxable) - fenOf(withheld, 'totalWithheld')));
      assert.ok(fenOf(settlement, 'payable') <= 0n);
      if (fenOf(settlement, 'payable') === 0n) settled++;
    }
  }
  assert.ok(settled > 800, `only ${settled} of 1200 years needed no settlement`);
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
