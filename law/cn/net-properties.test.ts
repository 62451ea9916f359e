import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { type Fen, parseYuan } from '#kernel/money.ts';
import { type Answer, ask } from '#law/engine/topic.ts';
import { cn } from './index.ts';
import { type Next, seeded } from './second-reckoning/at-random.ts';
import { yuan } from './second-reckoning/exact.ts';

/* More income never leaves less: each rule by itself and a whole pay slip. Where the law itself breaks this, the test says where. */
const on = '2026-11-24' as CivilDate;
const asked = (topic: string, input: unknown) => ask(cn, topic, input, on).answer;
const fen = (answer: Answer, name: string) => BigInt(parseYuan(String(answer[name])) as Fen);

const edges = [
  0n,
  80_000n,
  400_000n,
  500_000n,
  3_600_000n,
  14_400_000n,
  30_000_000n,
  42_000_000n,
  66_000_000n,
  96_000_000n,
];
function someAmount(next: Next): bigint {
  const edge = edges[next(edges.length)] ?? 0n;
  return next(3) === 0 ? edge + BigInt(next(5)) : BigInt(next(10 ** (2 + next(8))));
}
/** From one fen to much more. */
const someStep = (next: Next) => BigInt(1 + next(10 ** next(6)));

const insured = (base: bigint) => ({
  base: yuan(base),
  floor: '7460',
  ceiling: '37302',
  items: {
    pension: { employeeRate: '0.08', employerRate: '0.16' },
    medical: { employeeRate: '0.02', employerRate: '0.09', employeeFixed: '3.00' },
    unemployment: { employeeRate: '0.005', employerRate: '0.005' },
  },
});
const funded = (base: bigint, rate: string) => ({
  base: yuan(base),
  floor: '2690',
  ceiling: '37302',
  employeeRate: rate,
  employerRate: rate,
  rounding: 'yuan_half_up',
});

/** Net of tax alone, by what each rule calls the income. */
const kept: Readonly<Record<string, (income: bigint) => bigint>> = {
  'a month’s wage by the cumulative method': income =>
    income -
    fen(
      asked('iit.resident.cumulative', {
        basicDeduction: '5000_per_month_employed',
        months: [{ month: 1, income: yuan(income) }],
      }),
      'totalWithheld',
    ),
  'a later month of the year': income =>
    income -
    fen(
      asked('iit.resident.cumulative', {
        basicDeduction: '60000_from_january',
        months: [
          { month: 1, income: '200000.00' },
          { month: 2, income: yuan(income) },
        ],
      }),
      'totalWithheld',
    ),
  'a year’s wages at the settlement': income =>
    income - fen(asked('iit.annual_settlement', { wages: yuan(income), prepaid: '0' }), 'payable'),
  'a year’s fees at the settlement': income =>
    income - fen(asked('iit.annual_settlement', { wages: '60000', manuscript: yuan(income) }), 'payable'),
  ...Object.fromEntries(
    ['labour', 'manuscript', 'royalty'].map(kind => [
      `a payment for ${kind}`,
      (income: bigint) => income - fen(asked('iit.labour.withholding', { kind, gross: yuan(income) }), 'tax'),
    ]),
  ),
  ...Object.fromEntries(
    ['wage', 'labour', 'manuscript', 'royalty', 'multi_month_bonus'].map(kind => [
      `a non-resident’s ${kind}`,
      (income: bigint) => income - fen(asked('iit.nonresident', { kind, gross: yuan(income) }), 'tax'),
    ]),
  ),
  'severance pay': income =>
    income - fen(asked('iit.severance', { amount: yuan(income), localPriorYearAverageAnnualWage: '100000' }), 'tax'),
  'an early-retirement sum': income =>
    income - fen(asked('iit.early_retirement', { lumpSum: yuan(income), yearsToStatutoryAge: 3 }), 'tax'),
  'equity incentives': income =>
    income - fen(asked('iit.equity', { income: yuan(income), earlierIncomeThisYear: '30000' }), 'tax'),
  'an agent’s commission': income =>
    income -
    fen(
      asked('iit.labour.cumulative', { kind: 'agent', months: [{ month: 1, gross: yuan(income) }] }),
      'totalWithheld',
    ),
  'a whole pay slip whose bases stand': income =>
    fen(
      asked('payslip.full', {
        grossTaxable: yuan(income),
        si: insured(2_000_000n),
        hf: funded(2_000_000n, '0.07'),
        hfSupplementary: funded(2_000_000n, '0.05'),
        separateBonus: '36000.00',
        monthsEmployedThisYear: 2,
        before: { income: '20000.00', withheld: '30.00' },
      }),
      'net',
    ),
};

for (const [what, net] of Object.entries(kept)) {
  test(`more never leaves less: ${what}`, () => {
    const next = seeded(what.length);
    for (let run = 0; run < 500; run++) {
      const income = someAmount(next);
      const more = income + someStep(next);
      assert.ok(net(more) >= net(income), `${yuan(income)} → ${yuan(more)}`);
    }
  });
}

test('a pay slip whose bases follow the pay leaves more for every ten yuan more, roundings to the yuan included', () => {
  const next = seeded(10);
  const net = (income: bigint) =>
    fen(
      asked('payslip.full', {
        grossTaxable: yuan(income),
        si: insured(income),
        hf: funded(income, '0.07'),
        hfSupplementary: funded(income, '0.05'),
      }),
      'net',
    );
  for (let run = 0; run < 1000; run++) {
    const income = someAmount(next);
    assert.ok(net(income + 1000n + someStep(next)) > net(income), yuan(income));
  }
  // Within less than that the fund's rounding may take a yuan: 7 % of 10,007.14 is 700.4998, of 10,007.15 it is 700.5005.
  assert.equal(net(1_000_715n) - net(1_000_714n) < 0n, true);
});

test('a bonus in a pay slip leaves less for more inside the listed zones and nowhere else', () => {
  const zones = Object.entries(asked('iit.bonus.blind_zones', {}).zones as Answer).map(([edge, zone]) => ({
    edge: BigInt(parseYuan(edge) as Fen),
    through: fen(zone as Answer, 'through'),
  }));
  const net = (bonus: bigint) =>
    fen(asked('payslip.full', { grossTaxable: '20000', si: insured(2_000_000n), separateBonus: yuan(bonus) }), 'net');
  for (const { edge, through } of zones) {
    assert.ok(net(edge + 1n) < net(edge));
    assert.ok(net(through) < net(edge));
    assert.ok(net(through + 1n) >= net(edge));
    assert.ok(net(edge) > net(edge - 1n));
  }
});

test('a year of pay slips, each carrying on the sums before it, withholds what the cumulative method does', () => {
  const next = seeded(12);
  for (let run = 0; run < 40; run++) {
    const first = 1 + next(12);
    const sums = { income: 0n, specialDeduction: 0n, additionalDeduction: 0n, withheld: 0n };
    const months: Record<string, unknown>[] = [];
    const slips: Record<string, string> = {};
    for (let month = first; month <= 12; month++) {
      const gross = someAmount(next) / 4n;
      const slip = asked('payslip.full', {
        period: `2026-${String(month).padStart(2, '0')}`,
        grossTaxable: yuan(gross),
        si: insured(1_500_000n),
        hf: funded(1_500_000n, '0.07'),
        additionalDeduction: '1000',
        monthsEmployedThisYear: month - first + 1,
        before: Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, yuan(sum)])),
      });
      const special = fen(slip, 'employeeSocialInsurance') + fen(slip, 'employeeHousingFund');
      months.push({ month, income: yuan(gross), specialDeduction: yuan(special), additionalDeduction: '1000' });
      slips[month] = String(slip.iit);
      sums.income += gross;
      sums.specialDeduction += special;
      sums.additionalDeduction += 100_000n;
      sums.withheld += fen(slip, 'iit');
    }
    const year = asked('iit.resident.cumulative', { basicDeduction: '5000_per_month_employed', months });
    assert.deepEqual(slips, year.withheld);
    assert.equal(year.totalWithheld, yuan(sums.withheld));
  }
});
