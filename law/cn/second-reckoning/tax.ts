import { fenOf, halfUp, larger, listIn, smaller, type Written, yuan } from './exact.ts';

/** 综合所得税率表: where a bracket ends, in yuan, and its percent. Reckoned bracket by bracket, so that no quick deduction is needed. */
const brackets: ReadonlyArray<readonly [yuan: bigint | null, percent: bigint]> = [
  [36_000n, 3n],
  [144_000n, 10n],
  [300_000n, 20n],
  [420_000n, 25n],
  [660_000n, 30n],
  [960_000n, 35n],
  [null, 45n],
];

/** Tax in fen on `num / den` fen, by the table of so many twelfths of a year. */
function tableTax(num: bigint, den: bigint, twelfths: bigint): bigint {
  // Everything in 1/(12·den) fen, and hundredths of it for the percent.
  let sum = 0n;
  let below = 0n;
  for (const [edge, percent] of brackets) {
    const end = edge === null ? num * 12n : smaller(num * 12n, edge * 100n * twelfths * den);
    if (end > below) sum += (end - below) * percent;
    below = larger(below, end);
  }
  return halfUp(sum, 1200n * den);
}
export const yearTax = (fen: bigint): bigint => (fen <= 0n ? 0n : tableTax(fen, 1n, 12n));
const monthTax = (fen: bigint): bigint => (fen <= 0n ? 0n : tableTax(fen, 1n, 1n));

/** Rate and quick deduction by the bonus's twelfth: 按月换算后的综合所得税率表. */
const byMonth: ReadonlyArray<readonly [percent: bigint, quickYuan: bigint]> = [
  [3n, 0n],
  [10n, 210n],
  [20n, 1410n],
  [25n, 2660n],
  [30n, 4410n],
  [35n, 7160n],
  [45n, 15160n],
];
export function bonusTax(bonus: bigint): { tax: bigint; percent: bigint; quick: bigint } {
  const at = brackets.findIndex(([edge]) => edge === null || bonus <= edge * 100n);
  const [percent, quick] = byMonth[at] ?? [0n, 0n];
  return { tax: halfUp(bonus * percent, 100n) - quick * 100n, percent, quick: quick * 100n };
}

/** A month that is not listed is not worked here. */
function cumulative(input: Written): Written {
  const cumulativeTaxable: Record<string, string> = {};
  const withheld: Record<string, string> = {};
  let [earned, total, listed] = [0n, 0n, 0n];
  for (const month of listIn(input, 'months')) {
    listed += 1n;
    earned += fenOf(month.income) - fenOf(month.exempt) - fenOf(month.specialDeduction);
    earned -= fenOf(month.additionalDeduction) + fenOf(month.otherDeduction);
    const basic = {
      '5000_per_month_employed': 500_000n * listed,
      '5000_from_january': 500_000n * BigInt(String(month.month)),
      '60000_from_january': 6_000_000n,
    }[String(input.basicDeduction)];
    const taxable = earned - (basic ?? 0n);
    const now = larger(0n, yearTax(taxable) - total);
    total += now;
    cumulativeTaxable[String(month.month)] = yuan(taxable);
    withheld[String(month.month)] = yuan(now);
  }
  return { cumulativeTaxable, withheld, totalWithheld: yuan(total) };
}

function withholding({ kind, gross }: Written): Written {
  const fen = fenOf(gross);
  const of70 = (amount: bigint) => (kind === 'manuscript' ? halfUp(amount * 7n, 10n) : amount);
  const amount =
    fen <= 400_000n
      ? of70(larger(0n, fen - 80_000n))
      : kind === 'manuscript'
        ? halfUp(fen * 56n, 100n)
        : halfUp(fen * 8n, 10n);
  const [percent, quick] =
    kind !== 'labour' || amount <= 2_000_000n ? [20n, 0n] : amount <= 5_000_000n ? [30n, 200_000n] : [40n, 700_000n];
  return { incomeAmount: yuan(amount), tax: yuan(halfUp(amount * percent, 100n) - quick) };
}

function nonresident({ kind, gross }: Written): Written {
  const fen = fenOf(gross);
  if (kind === 'multi_month_bonus') return { taxable: yuan(halfUp(fen, 6n)), tax: yuan(tableTax(fen, 1n, 6n)) };
  const taxable =
    kind === 'wage' ? larger(0n, fen - 500_000n) : halfUp(fen * (kind === 'manuscript' ? 56n : 80n), 100n);
  return { taxable: yuan(taxable), tax: yuan(monthTax(taxable)) };
}

function settlement(input: Written): Written {
  const income =
    fenOf(input.wages) +
    halfUp(fenOf(input.labour) * 8n, 10n) +
    halfUp(fenOf(input.manuscript) * 56n, 100n) +
    halfUp(fenOf(input.royalty) * 8n, 10n);
  const off = ['exempt', 'specialDeduction', 'additionalDeduction', 'otherDeduction'].map(each => fenOf(input[each]));
  const taxable = larger(0n, income - 6_000_000n - off.reduce((sum, each) => sum + each, 0n));
  const tax = yearTax(taxable);
  const payable = larger(0n, tax - fenOf(input.relief)) - fenOf(input.prepaid);
  return { comprehensiveIncomeAmount: yuan(income), taxable: yuan(taxable), tax: yuan(tax), payable: yuan(payable) };
}

/** By topic: a case's input to the answer, by the law's wording alone. */
export const taxSecond: Readonly<Record<string, (input: Written) => Written>> = {
  'iit.resident.cumulative': cumulative,
  'iit.labour.withholding': withholding,
  'iit.nonresident': nonresident,
  'iit.annual_settlement': settlement,
  'iit.bonus.separate': input => {
    const bonus = fenOf(input.bonus);
    const { tax, percent, quick } = bonusTax(bonus);
    const rate = `0.${String(percent).padStart(2, '0')}`;
    const monthlyEquivalent = yuan(halfUp(bonus, 12n));
    return { monthlyEquivalent, rate, quickDeduction: yuan(quick), tax: yuan(tax), net: yuan(bonus - tax) };
  },
  'iit.bonus.choice': input => {
    const [taxable, bonus] = [fenOf(input.annualTaxableExcludingBonus), fenOf(input.bonus)];
    const separate = yearTax(taxable) + bonusTax(bonus).tax;
    const merged = yearTax(taxable + bonus);
    const cheaper = separate === merged ? 'equal' : separate < merged ? 'separate' : 'merged';
    return { separateTotalTax: yuan(separate), mergedTotalTax: yuan(merged), cheaper };
  },
  'iit.severance': input => {
    const amount = fenOf(input.amount);
    const exempt = smaller(amount, 3n * fenOf(input.localPriorYearAverageAnnualWage));
    return { exempt: yuan(exempt), taxable: yuan(amount - exempt), tax: yuan(yearTax(amount - exempt)) };
  },
  'iit.early_retirement': input => {
    const years = BigInt(String(input.yearsToStatutoryAge));
    const left = fenOf(input.lumpSum) - 6_000_000n * years;
    return { tax: yuan(left <= 0n ? 0n : tableTax(left, 1n, 12n * years)) };
  },
  'iit.equity': input => {
    const [earlier, now] = [fenOf(input.earlierIncomeThisYear), fenOf(input.income)];
    return { tax: yuan(yearTax(earlier + now) - yearTax(earlier)) };
  },
  'iit.internal_retirement': input => {
    const months = BigInt(String(input.monthsToStatutoryAge));
    const [sum, wage] = [fenOf(input.lumpSum), fenOf(input.monthWage)];
    const base = sum + (wage - 500_000n) * months;
    const at = brackets.findIndex(([edge]) => edge === null || base * 12n <= edge * 100n * months);
    const [percent, quick] = byMonth[at] ?? [0n, 0n];
    const whole = larger(0n, wage + sum - 500_000n);
    const tax = larger(0n, halfUp(whole * percent, 100n) - quick * 100n);
    const wageTax = monthTax(wage - 500_000n);
    return {
      rate: yuan(percent),
      tax: yuan(tax),
      taxOnWageAlone: yuan(wageTax),
      taxOnLumpSum: yuan(larger(0n, tax - wageTax)),
    };
  },
};
