import { exact, fenOf, halfUp, larger, smaller, type Written, yuan } from './exact.ts';

/** A day as year, month and day, and days since a fixed one, by a calendar of its own. */
type Day = { readonly y: number; readonly m: number; readonly d: number };
function dayOf(written: unknown): Day {
  const [y = 0, m = 0, d = 0] = String(written).split('-').map(Number);
  return { y, m, d };
}
const isLeap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
const lengths = (y: number) => [31, isLeap(y) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function ordinal({ y, m, d }: Day): number {
  const before = y - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return (
    before * 365 +
    leaps +
    lengths(y)
      .slice(0, m - 1)
      .reduce((sum, each) => sum + each, 0) +
    d
  );
}
function nextDay({ y, m, d }: Day): Day {
  if (d < (lengths(y)[m - 1] ?? 0)) return { y, m, d: d + 1 };
  return m < 12 ? { y, m: m + 1, d: 1 } : { y: y + 1, m: 1, d: 1 };
}
/** The day after so many full months: the same day of a month, and where it has none, the first of the next (民法典 第二百零二条). */
function after(from: Day, months: number): Day {
  const count = from.y * 12 + from.m - 1 + months;
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
  if (from.d <= (lengths(y)[m - 1] ?? 0)) return { y, m, d: from.d };
  return m < 12 ? { y, m: m + 1, d: 1 } : { y: y + 1, m: 1, d: 1 };
}
function fullMonths(from: Day, until: Day): number {
  let months = 0;
  while (ordinal(after(from, months + 1)) <= ordinal(until)) months++;
  return months;
}

function compensation(input: Written): Written {
  const hire = dayOf(input.hireDate);
  const until = nextDay(dayOf(input.lastDay));
  const months = fullMonths(hire, until);
  const rest = months % 12;
  const hasDays = ordinal(after(hire, months)) < ordinal(until);
  // In half months, so that it stays whole.
  const halves = BigInt(Math.floor(months / 12) * 2 + (rest >= 6 ? 2 : rest > 0 || hasDays ? 1 : 0));
  const average = fenOf(input.average12MonthWage);
  const cap = 3n * fenOf(input.localAverageMonthlyWage);
  const capped = average > cap;
  const paid = capped ? smaller(halves, 24n) : halves;
  const base = capped ? cap : larger(average, fenOf(input.localMinimumWage));
  const isUnlawful = input.cause === 'unlawful';
  const amount = halfUp(base * paid * (isUnlawful ? 2n : 1n), 2n);
  const notice = input.payInLieuOfNotice && !isUnlawful ? fenOf(input.previousMonthWage) : 0n;
  return {
    serviceMonths: months,
    compensationMonths: paid % 2n === 0n ? String(paid / 2n) : `${paid / 2n}.5`,
    base: yuan(base),
    capped,
    compensation: yuan(amount),
    noticePay: yuan(notice),
    total: yuan(amount + notice),
  };
}

function doubleWage(input: Written): Written {
  const hire = dayOf(input.hireDate);
  const start = ordinal(hire) < ordinal(dayOf('2008-01-01')) ? dayOf('2008-01-01') : hire;
  const signed = dayOf(input.signedDate);
  const year = after(start, 12);
  const end = ordinal(signed) < ordinal(year) ? signed : year;
  const worked = ordinal(end) > ordinal(start) ? fullMonths(start, end) : 0;
  const [from, to] = [ordinal(after(start, worked)), ordinal(after(start, worked + 1))];
  const isFree = worked < 1;
  const days = isFree ? 0 : ordinal(end) - from;
  const wage = fenOf(input.monthlyWage);
  const rest = days === 0 ? 0n : halfUp(wage * BigInt(days), BigInt(to - from));
  return {
    months: isFree ? 0 : worked - 1,
    days,
    secondWage: yuan(isFree ? 0n : wage * BigInt(worked - 1) + rest),
    deemedOpenEnded: ordinal(signed) >= ordinal(year),
  };
}

const reform = {
  male_60: { age: 60, step: 4, most: 36 },
  female_55: { age: 55, step: 4, most: 36 },
  female_50: { age: 50, step: 2, most: 60 },
};
function retirement(input: Written): Written {
  const [year = 0, month = 0] = String(input.birthMonth).split('-').map(Number);
  const { age, step, most } = reform[input.category as keyof typeof reform];
  const k = (year + age - 2025) * 12 + (month - 1);
  const delay = k < 0 ? 0 : Math.min(most, Math.floor(k / step) + 1);
  const at = (year + age) * 12 + (month - 1) + delay;
  return {
    delayMonths: delay,
    ageYears: age + Math.floor(delay / 12),
    ageMonths: delay % 12,
    retirementMonth: `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  };
}

const yearly = (months: number) => (months < 12 ? 0 : months < 120 ? 5 : months < 240 ? 10 : 15);

export const labourSecond: Readonly<Record<string, (input: Written) => Written>> = {
  'severance.economic_compensation': compensation,
  'contract.double_wage': doubleWage,
  'retirement.statutory_age': retirement,
  'retirement.min_contribution': input => {
    const year = Number(input.retirementYear);
    return { months: year < 2030 ? 180 : Math.min(240, 180 + 6 * (year - 2029)) };
  },
  'leave.annual.entitlement': input => {
    const service = Number(input.cumulativeServiceMonths);
    const full = yearly(service);
    const sick = full === 5 ? 2 : full === 10 ? 3 : 4;
    const isLost =
      input.longerSchoolHolidays === true ||
      Number(input.paidPersonalLeaveDays ?? 0) >= 20 ||
      Number(input.sickLeaveMonths ?? 0) >= sick;
    return { days: isLost ? 0 : full };
  },
  'leave.annual.new_hire': input => {
    const hire = dayOf(input.hireDate);
    const remaining = ordinal({ y: hire.y, m: 12, d: 31 }) - ordinal(hire) + 1;
    const full = yearly(Number(input.cumulativeServiceMonthsAtHire));
    return { remainingDays: remaining, fullYearDays: full, days: Math.floor((remaining * full) / 365) };
  },
  'leave.annual.exit': input => {
    const exit = dayOf(input.exitDate);
    const hire = input.hireDate === undefined ? null : dayOf(input.hireDate);
    const first = hire && hire.y === exit.y ? hire : { y: exit.y, m: 1, d: 1 };
    const elapsed = ordinal(exit) - ordinal(first) + 1;
    const entitled = Math.floor((elapsed * Number(input.fullYearDays)) / 365);
    const [taken, by] = exact(input.taken ?? 0);
    const owed = larger(0n, BigInt(entitled) * by - taken);
    const wage = fenOf(input.averageMonthlyWage);
    return {
      elapsedDays: elapsed,
      entitledDays: entitled,
      owedDays: Number(owed) / Number(by),
      extraPay200: yuan(halfUp(wage * owed * 8n, by * 87n)),
      dayWage: yuan(halfUp(wage * 4n, 87n)),
    };
  },
  'leave.medical_period': input => {
    const [total, own] = [Number(input.totalYears), Number(input.yearsAtEmployer)];
    const months = total < 10 ? (own < 5 ? 3 : 6) : own < 5 ? 6 : own < 10 ? 9 : own < 15 ? 12 : own < 20 ? 18 : 24;
    const window = { 3: 6, 6: 12, 9: 15, 12: 18, 18: 24, 24: 30 }[months];
    return { months, countingWindowMonths: window };
  },
  'contract.probation_limit': input => {
    const term = Number(input.termMonths);
    if (input.type === 'task' || input.type === 'part_time') return { maxProbationMonths: 0 };
    if (input.type === 'open_ended') return { maxProbationMonths: 6 };
    return { maxProbationMonths: term < 3 ? 0 : term < 12 ? 1 : term < 36 ? 2 : 6 };
  },
};
