import { type Fen, formatYuan } from '#kernel/money.ts';
import { formula, version } from '#law/engine/formula.ts';
import { formatRatio, type Ratio, times } from '#law/engine/ratio.ts';

export type SchemeInput = {
  /** `pension`, `medical` … */
  readonly scheme: string;
  /** The bounds of the base; null where there is none. */
  readonly floor: Fen | null;
  readonly ceiling: Fen | null;
  readonly employeeRate: Ratio;
  readonly employerRate: Ratio;
  /** A fixed amount a month on top of the rate. */
  readonly employeeFixed: Fen;
  readonly employerFixed: Fen;
};
export type SchemePart = {
  readonly scheme: string;
  readonly base: Fen;
  readonly employee: Fen;
  readonly employer: Fen;
};
export type Contribution = {
  readonly items: readonly SchemePart[];
  readonly employeeTotal: Fen;
  readonly employerTotal: Fen;
};

const names: ReadonlyMap<string, string> = new Map([
  ['pension', '基本养老保险'],
  ['medical', '基本医疗保险'],
  ['unemployment', '失业保险'],
  ['injury', '工伤保险'],
  ['maternity', '生育保险'],
]);

/** The base within its bounds; a floor above the ceiling never comes here. */
export function clamped(base: Fen, floor: Fen | null, ceiling: Fen | null): Fen {
  if (floor !== null && base < floor) return floor;
  return ceiling !== null && base > ceiling ? ceiling : base;
}

/** 社会保险费 of a month: each scheme within its own bounds, each side to the fen, half up. */
export const siContribution = formula(
  'si.contribution',
  { zh: '社会保险费（月）', en: 'Social insurance of a month' },
  [
    version({
      from: '2011-07-01',
      cites: '社会保险法 第十二条、第二十三条、第三十五条、第四十四条',
      uses: {},
      calc: (_law, input: { readonly base: Fen; readonly schemes: readonly SchemeInput[] }, note): Contribution => {
        const items: SchemePart[] = [];
        let employeeTotal = 0;
        let employerTotal = 0;
        for (const each of input.schemes) {
          const base = clamped(input.base, each.floor, each.ceiling);
          const employee = (times(base, each.employeeRate) + each.employeeFixed) as Fen;
          const employer = (times(base, each.employerRate) + each.employerFixed) as Fen;
          items.push({ scheme: each.scheme, base, employee, employer });
          employeeTotal += employee;
          employerTotal += employer;
          if (note) {
            const inner = note.into({ zh: names.get(each.scheme) ?? each.scheme, en: each.scheme });
            const bound = (amount: Fen | null) => (amount === null ? '不设' : formatYuan(amount));
            const fixed = (amount: Fen) => (amount === 0 ? '' : ` + ${formatYuan(amount)}`);
            const how = (rate: Ratio, amount: Fen) => `${formatYuan(base)} × ${formatRatio(rate)}${fixed(amount)}`;
            inner.figure(
              '缴费基数',
              'base',
              { fen: base },
              `${formatYuan(input.base)}，下限 ${bound(each.floor)}，上限 ${bound(each.ceiling)}`,
            );
            inner.figure('个人缴纳', 'employee', { fen: employee }, how(each.employeeRate, each.employeeFixed));
            inner.figure('单位缴纳', 'employer', { fen: employer }, how(each.employerRate, each.employerFixed));
          }
        }
        note?.figure('个人合计', 'employee in all', { fen: employeeTotal as Fen });
        note?.figure('单位合计', 'employer in all', { fen: employerTotal as Fen });
        return { items, employeeTotal: employeeTotal as Fen, employerTotal: employerTotal as Fen };
      },
    }),
  ],
);
