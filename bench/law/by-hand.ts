/** The same month as bench/law.ts asks of the law, and the same figures of a pay slip, in plain arithmetic with the law written in. */
export function byHand(i: number): number {
  const pay = 800_000 + (i % 90_000) * 37;
  const month = 1 + (i % 12);
  const base = Math.min(Math.max(pay, 746_000), 3_730_200);
  const items = [
    { scheme: 'pension', base, employee: share(base, 8, 100), employer: share(base, 16, 100) },
    { scheme: 'medical', base, employee: share(base, 2, 100), employer: share(base, 9, 100) },
    { scheme: 'unemployment', base, employee: share(base, 5, 1000), employer: share(base, 5, 1000) },
    { scheme: 'injury', base, employee: 0, employer: share(base, 2, 1000) },
    { scheme: 'maternity', base, employee: 0, employer: share(base, 1, 100) },
  ];
  let employee = 0;
  let employer = 0;
  for (const each of items) {
    employee += each.employee;
    employer += each.employer;
  }
  const own = Math.min(Math.max(pay, 269_000), 3_730_200);
  const fund = { base: own, employee: share(own, 7, 10_000) * 100, employer: share(own, 7, 10_000) * 100 };
  const taxable = pay * month - 500_000 * month - (employee + fund.employee) * month - 200_000 * month;
  const slip = { items, employee, employer, fund, taxable, withhold: Math.max(0, taxOf(taxable)) };
  kept = slip;
  return slip.withhold;
}

/** What a caller would keep; without it the compiler leaves the slip out. */
export let kept: object | null = null;

/** Half up. */
function share(amount: number, num: number, den: number): number {
  return Math.floor((2 * amount * num + den) / (2 * den));
}

function taxOf(amount: number): number {
  if (amount <= 0) return 0;
  if (amount <= 3_600_000) return share(amount, 3, 100);
  if (amount <= 14_400_000) return share(amount, 10, 100) - 252_000;
  if (amount <= 30_000_000) return share(amount, 20, 100) - 1_692_000;
  if (amount <= 42_000_000) return share(amount, 25, 100) - 3_192_000;
  if (amount <= 66_000_000) return share(amount, 30, 100) - 5_292_000;
  if (amount <= 96_000_000) return share(amount, 35, 100) - 8_592_000;
  return share(amount, 45, 100) - 18_192_000;
}
