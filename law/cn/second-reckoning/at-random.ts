import { type Written, yuan } from './exact.ts';

/** A whole number below the limit; looks random and is the same on every run. */
export type Next = (below: number) => number;
export function seeded(seed: number): Next {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pick = <T>(next: Next, of: readonly T[]): T => of[next(of.length)] as T;
const pad = (n: number) => String(n).padStart(2, '0');

/** Yuan at which a rule turns: brackets by year and by month, with and without a basic deduction, payments, floors and ceilings. */
const turns = [
  0, 800, 3000, 4000, 5000, 7384, 7460, 7546, 12_000, 17_000, 20_000, 25_000, 35_000, 36_000, 36_921, 37_302, 37_731,
  41_000, 50_000, 55_000, 60_000, 62_500, 80_000, 96_000, 144_000, 149_000, 204_000, 300_000, 305_000, 360_000, 420_000,
  425_000, 660_000, 665_000, 960_000, 965_000, 1_020_000,
];
/** An amount of any size, often a turn or one fen beside it; as text or, where whole, as a number too. */
function amount(next: Next, most = 9): string | number {
  if (next(3) === 0) {
    const fen = Math.max(0, pick(next, turns) * 100 + pick(next, [-1, 0, 1, 100, -100]));
    return fen % 100 === 0 && next(3) === 0 ? fen / 100 : yuan(BigInt(fen));
  }
  return yuan(BigInt(next(10 ** (1 + next(most)))));
}
const negative = (written: string | number) =>
  String(written).startsWith('-') || Number(written) === 0 ? '0' : `-${written}`;
const decimal = (next: Next, most: number, places: number) => {
  const by = 10 ** next(places + 1);
  const text = (next(most * by + 1) / by).toFixed(Math.round(Math.log10(by)));
  return next(2) === 0 ? text : Number(text);
};
const rate = (next: Next) =>
  pick(next, ['0', '0.002', '0.005', '0.02', '0.05', '0.07', '0.08', '0.098', '0.12', '0.16', '0.095', 0.0085]);
function day(next: Next, from: number, to: number): string {
  const [y, m] = [from + next(to - from + 1), 1 + next(12)];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${y}-${pad(m)}-${pad(pick(next, [1, last, last - 1, 1 + next(last), Math.min(last, 29)]))}`;
}
const some = <T>(next: Next, value: T): T | undefined => (next(2) === 0 ? value : undefined);

function bounds(next: Next) {
  const floor = next(9000);
  return pick<Written>(next, [
    {},
    { floor: String(floor) },
    { ceiling: yuan(BigInt(floor * 100 + next(4_000_000))) },
    { floor, ceiling: floor + next(40_000) },
    { floor, ceiling: floor },
  ]);
}
function insurance(next: Next): Written {
  const items: Record<string, Written> = {};
  for (const scheme of ['pension', 'medical', 'unemployment', 'injury', 'maternity'].slice(0, 1 + next(5)))
    items[scheme] = {
      employeeRate: rate(next),
      employerRate: rate(next),
      ...(next(4) === 0 ? { employeeFixed: '3.00' } : {}),
      ...(next(3) === 0 ? { floor: String(next(5000)), ceiling: String(5000 + next(40_000)) } : {}),
    };
  // A scheme may bring one bound only beside a common other one; kept in order here.
  const floor = next(4000);
  return { base: amount(next, 7), items, ...(next(3) > 0 ? { floor: String(floor), ceiling: floor + 45_000 } : {}) };
}
function fund(next: Next): Written {
  const ways = [
    'yuan_half_up',
    'fen_half_up',
    'jiao_half_up',
    'yuan_up',
    'jiao_up',
    'fen_up',
    'yuan_down',
    'jiao_down',
  ];
  const rounding = pick(next, ways);
  return { base: amount(next, 7), ...bounds(next), employeeRate: rate(next), employerRate: rate(next), rounding };
}
function yearOfMonths(next: Next): Written[] {
  const first = 1 + next(12);
  const last = first + next(13 - first);
  const months: Written[] = [];
  for (let month = first; month <= last; month++)
    months.push({
      month,
      income: amount(next, 8),
      ...(next(2) === 0 ? { specialDeduction: amount(next, 5) } : {}),
      ...(next(3) === 0 ? { additionalDeduction: yuan(BigInt(next(9) * 50_000)) } : {}),
      ...(next(4) === 0 ? { exempt: amount(next, 4) } : {}),
      ...(next(5) === 0 ? { otherDeduction: amount(next, 4) } : {}),
    });
  return months;
}
const basics = ['5000_per_month_employed', '5000_from_january', '60000_from_january'];

/** By topic: an input that the law allows. */
export const atRandom: Readonly<Record<string, (next: Next) => Written>> = {
  'iit.resident.cumulative': next => ({ basicDeduction: pick(next, basics), months: yearOfMonths(next) }),
  'iit.bonus.separate': next => ({ bonus: amount(next, 10) }),
  'iit.bonus.choice': next => {
    const rest = amount(next, 9);
    return { annualTaxableExcludingBonus: next(3) === 0 ? negative(rest) : rest, bonus: amount(next, 9) };
  },
  'iit.severance': next => ({ amount: amount(next, 9), localPriorYearAverageAnnualWage: amount(next, 7) }),
  'iit.early_retirement': next => ({ lumpSum: amount(next, 10), yearsToStatutoryAge: 1 + next(12) }),
  'iit.internal_retirement': next => ({
    lumpSum: amount(next, 9),
    monthsToStatutoryAge: 1 + next(180),
    monthWage: amount(next, 6),
  }),
  'iit.equity': next => ({ income: amount(next, 10), earlierIncomeThisYear: some(next, amount(next, 9)) }),
  'iit.labour.withholding': next => ({
    kind: pick(next, ['labour', 'manuscript', 'royalty']),
    gross: amount(next, 8),
  }),
  'iit.nonresident': next => ({
    kind: pick(next, ['wage', 'labour', 'manuscript', 'royalty', 'multi_month_bonus']),
    gross: amount(next, 9),
  }),
  'iit.annual_settlement': next =>
    Object.fromEntries(
      [
        'wages',
        'labour',
        'manuscript',
        'royalty',
        'exempt',
        'specialDeduction',
        'additionalDeduction',
        'otherDeduction',
        'prepaid',
      ]
        .filter(() => next(3) > 0)
        .map(name => [name, amount(next, name.endsWith('Deduction') ? 6 : 9)]),
    ),
  'si.contribution': insurance,
  'hf.contribution': fund,
  'payslip.full': next => ({
    grossTaxable: amount(next, 8),
    monthsEmployedThisYear: 1 + next(12),
    ...(next(4) > 0 ? { si: insurance(next) } : {}),
    ...(next(4) > 0 ? { hf: fund(next) } : {}),
    ...(next(3) === 0 ? { hfSupplementary: fund(next) } : {}),
    ...(next(3) === 0 ? { separateBonus: amount(next, 9) } : {}),
    ...(next(3) === 0 ? { additionalDeduction: '3000.00', otherDeduction: amount(next, 4) } : {}),
    ...(next(3) === 0 ? { exempt: amount(next, 4) } : {}),
    ...(next(3) === 0 ? { basicDeduction: pick(next, basics) } : {}),
    ...(next(3) === 0
      ? { before: { income: amount(next, 8), specialDeduction: amount(next, 6), withheld: amount(next, 6) } }
      : {}),
  }),
  'overtime.pay': next => ({
    monthlyBase: amount(next, 7),
    weekdayHours: some(next, decimal(next, 100, 2)),
    restDayHours: some(next, decimal(next, 100, 1)),
    holidayHours: some(next, decimal(next, 100, 1)),
  }),
  'wage.partial_month': next => ({
    monthlyWage: amount(next, 7),
    method: pick(next, ['paid_days_over_21_75', 'deduct_absent_over_21_75', 'paid_days_over_month_paid_days']),
    paidDays: decimal(next, 31, 1),
    absentDays: decimal(next, 31, 1),
    monthPaidDays: 15 + next(9),
  }),
  'wage.damage_deduction_cap': next => ({
    monthWage: amount(next, 6),
    claim: amount(next, 7),
    localMinimumWage: amount(next, 6),
  }),
  'contract.probation_wage': next => ({
    contractWage: amount(next, 7),
    localMinimumWage: amount(next, 6),
    lowestSamePostWage: some(next, amount(next, 7)),
  }),
  'contract.noncompete': next => ({ average12MonthWage: amount(next, 7), localMinimumWage: amount(next, 6) }),
  'contract.probation_limit': next => ({
    termMonths: next(3) === 0 ? pick(next, [2.9, 3, 11.5, 12, 35.99, 36]) : next(130),
    type: some(next, pick(next, ['fixed', 'open_ended', 'task', 'part_time'])),
  }),
  'contract.double_wage': next => {
    const hireDate = day(next, 2005, 2026);
    return { hireDate, signedDate: day(next, Number(hireDate.slice(0, 4)), 2027), monthlyWage: amount(next, 6) };
  },
  'severance.economic_compensation': next => {
    const days = [day(next, 2008, 2026), day(next, 2008, 2026)].sort();
    const isNoticed = next(3) === 0;
    return {
      hireDate: days[0],
      lastDay: days[1],
      average12MonthWage: pick(next, [amount(next, 7), '37731.00', '37731.01', '37730.99', '2739.99']),
      localAverageMonthlyWage: pick(next, ['12577.00', amount(next, 7)]),
      localMinimumWage: '2740.00',
      cause: pick(next, ['lawful', 'unlawful']),
      ...(isNoticed ? { payInLieuOfNotice: true, previousMonthWage: amount(next, 6) } : {}),
    };
  },
  'retirement.statutory_age': next => ({
    birthMonth: `${1955 + next(60)}-${pad(1 + next(12))}`,
    category: pick(next, ['male_60', 'female_55', 'female_50']),
  }),
  'retirement.min_contribution': next => ({ retirementYear: 2020 + next(40) }),
  'leave.annual.entitlement': next => ({
    cumulativeServiceMonths: pick(next, [11, 12, 119, 120, 239, 240, next(600)]),
    ...(next(3) === 0 ? { paidPersonalLeaveDays: 18 + next(4) } : {}),
    ...(next(3) === 0 ? { sickLeaveMonths: next(6) } : {}),
    ...(next(6) === 0 ? { longerSchoolHolidays: true } : {}),
  }),
  'leave.annual.new_hire': next => ({
    hireDate: day(next, 2009, 2032),
    cumulativeServiceMonthsAtHire: pick(next, [11, 12, 119, 120, 239, 240, next(600)]),
  }),
  'leave.annual.exit': next => ({
    exitDate: day(next, 2009, 2032),
    hireDate: some(next, '2009-01-01'),
    fullYearDays: pick(next, [0, 5, 10, 15, 20]),
    taken: next(2) === 0 ? next(16) : decimal(next, 12, 1),
    averageMonthlyWage: amount(next, 7),
  }),
  'leave.annual.unused_pay': next => ({
    averageMonthlyWage: amount(next, 7),
    unusedDays: decimal(next, 30, 1),
    declinedInWriting: some(next, next(2) === 0),
  }),
  'leave.medical_period': next => {
    const yearsAtEmployer = decimal(next, 30, 1);
    return { totalYears: Math.floor(Number(yearsAtEmployer)) + 1 + next(20), yearsAtEmployer };
  },
  'levy.disabled_fund': next => ({
    averageHeadcount: pick(next, [29, 30, '30.01', 31, 100, 200, decimal(next, 5000, 2)]),
    disabledEmployed: pick(next, ['0', '1', '2', '1.99', decimal(next, 40, 2)]),
    requiredRatio: pick(next, ['0.015', '0.016', '0.017', '0.02']),
    averageAnnualWage: amount(next, 8),
    localAverageAnnualWage: amount(next, 8),
  }),
};
