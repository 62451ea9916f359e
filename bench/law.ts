import { parseCivilDate } from '#kernel/civil-date.ts';
import { type Fen, parseYuan } from '#kernel/money.ts';
import { hfContribution } from '#law/cn/formulas/hf/contribution.ts';
import { residentCumulative } from '#law/cn/formulas/iit/resident-cumulative.ts';
import { siContribution } from '#law/cn/formulas/si/contribution.ts';
import { cn } from '#law/cn/index.ts';
import { lawOn } from '#law/engine/day-law.ts';
import { type Node, noteOn } from '#law/engine/note.ts';
import { parseRatio, type Ratio } from '#law/engine/ratio.ts';
import { byHand } from './law/by-hand.ts';
import { line } from './people/measure.ts';

/**
 * `npm run bench -- law`: one person and month – five insurances, the fund, cumulative withholding – by the law's formulas, without and
 * with the calculation unfolded, against the same arithmetic written by hand. On one core.
 */
const day = parseCivilDate('2026-03-31');
if (!day) throw new Error('no day');
const law = lawOn(cn.pack, day);
const insurances = law.formula(siContribution);
const fund = law.formula(hfContribution);
const withholding = law.formula(residentCumulative);
const yuan = (text: string) => parseYuan(text) as Fen;
const rate = (text: string) => parseRatio(text) as Ratio;
const none = 0 as Fen;
const bounds = { floor: yuan('7460'), ceiling: yuan('37302'), employeeFixed: none, employerFixed: none };
const schemes = [
  { scheme: 'pension', employeeRate: rate('0.08'), employerRate: rate('0.16'), ...bounds },
  { scheme: 'medical', employeeRate: rate('0.02'), employerRate: rate('0.09'), ...bounds },
  { scheme: 'unemployment', employeeRate: rate('0.005'), employerRate: rate('0.005'), ...bounds },
  { scheme: 'injury', employeeRate: rate('0'), employerRate: rate('0.002'), ...bounds },
  { scheme: 'maternity', employeeRate: rate('0'), employerRate: rate('0.01'), ...bounds },
];
const seven = rate('0.07');

/** The i-th person and month; pay differs, so that nothing is reckoned once for all. Gives what is withheld, fen. */
function byLaw(i: number, root?: Node): number {
  const note = root && noteOn(root);
  const pay = (800_000 + (i % 90_000) * 37) as Fen;
  const month = 1 + (i % 12);
  const si = insurances({ base: pay, schemes }, note);
  const hf = fund(
    { base: pay, floor: yuan269, ceiling: yuan373, employeeRate: seven, employerRate: seven, rounding: 'yuan_half_up' },
    note,
  );
  return withholding(
    {
      basicDeduction: '5000_per_month_employed',
      month,
      monthsEmployed: month,
      income: (pay * month) as Fen,
      exempt: none,
      special: ((si.employeeTotal + hf.employee) * month) as Fen,
      additional: (200_000 * month) as Fen,
      other: none,
      relief: none,
      withheldBefore: none,
    },
    note,
  ).withhold;
}
const yuan269 = yuan('2690');
const yuan373 = yuan('37302');

/** How many a second, the best of five rounds. */
function perSecond(count: number, work: (i: number) => number): { rate: number; sum: number } {
  let best = 0;
  let sum = 0;
  for (let round = 0; round < 5; round++) {
    sum = 0;
    const started = performance.now();
    for (let i = 0; i < count; i++) sum += work(i);
    best = Math.max(best, count / ((performance.now() - started) / 1000));
  }
  return { rate: best, sum };
}

const hand = perSecond(400_000, byHand);
const plain = perSecond(400_000, i => byLaw(i));
if (hand.sum !== plain.sum) throw new Error(`the law says ${plain.sum}, by hand it is ${hand.sum}`);
const traced = perSecond(20_000, i => byLaw(i, { label: { zh: '', en: '' }, children: [] }));
line('by hand, a second', Math.round(hand.rate).toLocaleString('en'));
line('by the law’s formulas, a second (aim: at least 300,000)', Math.round(plain.rate).toLocaleString('en'));
line('unfolded, a second (aim: at least 30,000)', Math.round(traced.rate).toLocaleString('en'));
line('  by hand / by the formulas (aim: at most 3)', (hand.rate / plain.rate).toFixed(2));
