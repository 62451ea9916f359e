import { exact, fenOf, groupIn, halfUp, larger, part, smaller, type Written, yuan } from './exact.ts';
import { bonusTax, yearTax } from './tax.ts';

function within(base: bigint, floor: unknown, ceiling: unknown): bigint {
  const raised = floor === undefined ? base : larger(base, fenOf(floor));
  return ceiling === undefined ? raised : smaller(raised, fenOf(ceiling));
}

function insurance(input: Written) {
  const items: Record<string, { base: string; employee: string; employer: string }> = {};
  let [employee, employer] = [0n, 0n];
  for (const [scheme, item] of Object.entries((input.items ?? {}) as Record<string, Written>)) {
    const base = within(fenOf(input.base), item.floor ?? input.floor, item.ceiling ?? input.ceiling);
    const own = part(base, exact(item.employeeRate ?? '0')) + fenOf(item.employeeFixed);
    const theirs = part(base, exact(item.employerRate ?? '0')) + fenOf(item.employerFixed);
    items[scheme] = { base: yuan(base), employee: yuan(own), employer: yuan(theirs) };
    employee += own;
    employer += theirs;
  }
  return { items, employee, employer };
}

/** To whole units of 100, 10 or 1 fen. */
function fund(input: Written) {
  const base = within(fenOf(input.base), input.floor, input.ceiling);
  const [name = '', ...way] = String(input.rounding).split('_');
  const unit = { yuan: 100n, jiao: 10n, fen: 1n }[name] ?? 1n;
  const share = (rate: unknown) => {
    const [num, den] = exact(rate);
    const [whole, by] = [base * num, den * unit];
    const kept = way[0] === 'up' ? (whole + by - 1n) / by : way[0] === 'down' ? whole / by : halfUp(whole, by);
    return kept * unit;
  };
  return { base, employee: share(input.employeeRate), employer: share(input.employerRate) };
}

function payslip(input: Written): Written {
  const [si, before] = [groupIn(input, 'si'), groupIn(input, 'before') ?? {}];
  const insured = si ? insurance(si) : { employee: 0n, employer: 0n };
  let [ownFund, theirFund] = [0n, 0n];
  for (const name of ['hf', 'hfSupplementary']) {
    const given = groupIn(input, name);
    if (!given) continue;
    const { employee, employer } = fund(given);
    ownFund += employee;
    theirFund += employer;
  }
  const months = BigInt(String(input.monthsEmployedThisYear ?? 1));
  const basic = input.basicDeduction === '60000_from_january' ? 6_000_000n : 500_000n * months;
  const gross = fenOf(input.grossTaxable);
  const taxable =
    fenOf(before.income) +
    gross -
    fenOf(before.exempt) -
    (fenOf(before.specialDeduction) + insured.employee + ownFund) -
    (fenOf(before.additionalDeduction) + fenOf(input.additionalDeduction)) -
    (fenOf(before.otherDeduction) + fenOf(input.otherDeduction)) -
    basic;
  const iit = larger(0n, yearTax(taxable) - fenOf(before.withheld));
  const bonus = fenOf(input.separateBonus);
  const iitBonus = bonusTax(bonus).tax;
  const net = gross + fenOf(input.exempt) + bonus - insured.employee - ownFund - iit - iitBonus;
  return {
    employeeSocialInsurance: yuan(insured.employee),
    employeeHousingFund: yuan(ownFund),
    iit: yuan(iit),
    iitBonus: yuan(iitBonus),
    net: yuan(net),
    employerSocialInsurance: yuan(insured.employer),
    employerHousingFund: yuan(theirFund),
    employerCostOnTop: yuan(insured.employer + theirFund),
  };
}

function levy(input: Written): Written {
  const wage = smaller(fenOf(input.averageAnnualWage), 2n * fenOf(input.localAverageAnnualWage));
  const [heads, headsBy] = exact(input.averageHeadcount);
  const [held, heldBy] = exact(input.disabledEmployed);
  const [ratio, ratioBy] = exact(input.requiredRatio);
  // Missing people over one denominator.
  const by = headsBy * ratioBy * heldBy;
  const missing = larger(0n, heads * ratio * heldBy - held * headsBy * ratioBy);
  const isSmall = heads <= 30n * headsBy;
  // held / heads ≥ 1 %.
  const isEased = held * headsBy * 100n >= heads * heldBy;
  const tenths = isSmall ? 0n : isEased ? 5n : 9n;
  return {
    fullLevy: yuan(halfUp(wage * missing, by)),
    factor: `0.${tenths}`,
    levy: yuan(halfUp(wage * missing * tenths, by * 10n)),
  };
}

export const paySecond: Readonly<Record<string, (input: Written) => Written>> = {
  'payslip.full': payslip,
  'levy.disabled_fund': levy,
  'si.contribution': input => {
    const { items, employee, employer } = insurance(input);
    return { items, employeeTotal: yuan(employee), employerTotal: yuan(employer) };
  },
  'hf.contribution': input => {
    const { base, employee, employer } = fund(input);
    return { base: yuan(base), employee: yuan(employee), employer: yuan(employer), total: yuan(employee + employer) };
  },
  'overtime.pay': input => {
    // An hour is the month's base ÷ 21.75 ÷ 8, that is ÷ 174.
    const base = fenOf(input.monthlyBase);
    const pay = (hours: unknown, tenths: bigint) => {
      const [num, den] = exact(hours ?? '0');
      return halfUp(base * num * tenths, den * 1740n);
    };
    const [weekday, restDay, holiday] = [
      pay(input.weekdayHours, 15n),
      pay(input.restDayHours, 20n),
      pay(input.holidayHours, 30n),
    ];
    const total = yuan(weekday + restDay + holiday);
    return {
      hourlyWage: yuan(halfUp(base, 174n)),
      weekday: yuan(weekday),
      restDay: yuan(restDay),
      holiday: yuan(holiday),
      total,
    };
  },
  'wage.partial_month': input => {
    const wage = fenOf(input.monthlyWage);
    const isCut = input.method === 'deduct_absent_over_21_75';
    const [num, den] = exact(isCut ? input.absentDays : input.paidDays);
    const [perNum, perDen] = input.method === 'paid_days_over_month_paid_days' ? exact(input.monthPaidDays) : [87n, 4n];
    const share = halfUp(wage * num * perDen, den * perNum);
    return { pay: yuan(larger(0n, smaller(wage, isCut ? wage - share : share))) };
  },
  'wage.damage_deduction_cap': input => {
    const wage = fenOf(input.monthWage);
    const spare = larger(0n, wage - fenOf(input.localMinimumWage));
    return { deductible: yuan(smaller(fenOf(input.claim), smaller(halfUp(wage, 5n), spare))) };
  },
  'contract.probation_wage': input => {
    const wage = fenOf(input.contractWage);
    const base = input.lowestSamePostWage === undefined ? wage : smaller(wage, fenOf(input.lowestSamePostWage));
    return { minimumProbationWage: yuan(larger(halfUp(base * 4n, 5n), fenOf(input.localMinimumWage))) };
  },
  'contract.noncompete': input => ({
    monthlyCompensationIfNotAgreed: yuan(
      larger(halfUp(fenOf(input.average12MonthWage) * 3n, 10n), fenOf(input.localMinimumWage)),
    ),
  }),
  'leave.annual.unused_pay': input => {
    const wage = fenOf(input.averageMonthlyWage);
    const [num, den] = exact(input.unusedDays);
    const [total, extra] = input.declinedInWriting ? [1n, 0n] : [3n, 2n];
    const pay = (times: bigint) => yuan(halfUp(wage * num * times * 4n, den * 87n));
    return { dayWage: yuan(halfUp(wage * 4n, 87n)), total300: pay(total), extraBeyondNormalPay200: pay(extra) };
  },
};
