import { type Fen, formatYuan } from '#kernel/money.ts';
import { count, formula, rate, steps, version } from '#law/engine/formula.ts';
import { formatRatio, times } from '#law/engine/ratio.ts';
import { stepAt } from '#law/engine/stepped.ts';

/** 固定期限、无固定期限、以完成一定工作任务为期限、非全日制. */
export const contractTypes = ['fixed', 'open_ended', 'task', 'part_time'] as const;
export type ProbationLimitInput =
  | { readonly type: 'fixed'; readonly termMonths: number }
  | { readonly type: 'open_ended' | 'task' | 'part_time' };

/** Longest probation in months. A limit (三个月以上) takes in the number itself. */
export const probationLimit = formula('contract.probation_limit', { zh: '试用期上限', en: 'Longest probation' }, [
  version({
    from: '2008-01-01',
    cites: '劳动合同法 第十九条、第七十条',
    uses: {
      byTerm: steps('contract/probation/by-term'),
      openEnded: count('contract/probation/open-ended'),
      task: count('contract/probation/task'),
      partTime: count('contract/probation/part-time'),
    },
    calc: (law, input: ProbationLimitInput, note): number => {
      const months =
        input.type === 'fixed'
          ? (stepAt(law.byTerm, input.termMonths) ?? 0)
          : { open_ended: law.openEnded, task: law.task, part_time: law.partTime }[input.type];
      const how = input.type === 'fixed' ? `合同期限 ${input.termMonths} 个月` : words[input.type];
      note?.figure('试用期上限（月）', 'months at most', { plain: months }, how);
      return months;
    },
  }),
]);

const words = {
  open_ended: '无固定期限劳动合同',
  task: '以完成一定工作任务为期限的劳动合同',
  part_time: '非全日制用工',
} as const;

export type ProbationWageInput = {
  readonly contractWage: Fen;
  /** 本单位相同岗位最低档工资, where known. */
  readonly lowestSamePostWage?: Fen | undefined;
  readonly localMinimumWage: Fen;
};

/** Either of the two wages will do, so the lower counts; the local minimum holds in any case. */
export const probationWage = formula('contract.probation_wage', { zh: '试用期最低工资', en: 'Least probation wage' }, [
  version({
    from: '2008-01-01',
    cites: '劳动合同法 第二十条；劳动合同法实施条例 第十五条',
    uses: { share: rate('contract/probation/wage-share') },
    calc: (law, { contractWage, lowestSamePostWage, localMinimumWage }: ProbationWageInput, note): Fen => {
      const base = Math.min(contractWage, lowestSamePostWage ?? contractWage) as Fen;
      const byShare = times(base, law.share);
      const least = Math.max(byShare, localMinimumWage) as Fen;
      const y = formatYuan;
      note?.figure('按比例', 'by the share', { fen: byShare }, `${y(base)} × ${formatRatio(law.share)}`);
      note?.figure(
        '试用期最低工资',
        'least wage',
        { fen: least },
        `二者取大：${y(byShare)}、最低工资 ${y(localMinimumWage)}`,
      );
      return least;
    },
  }),
]);
