import { type RebindState, type RefusedWhy, refusedWhys } from '#contract/phone-binding.ts';
import type { RebindProgress } from '#contract/phone-rebind.ts';
import type { CivilDate } from '#kernel/civil-date.ts';

export type Standing = {
  readonly number: string;
  readonly state: RebindState;
  readonly openedAt: Date;
  readonly checkingAt: Date | null;
  readonly decidedAt: Date | null;
  readonly dueAt: Date | null;
  readonly refusedWhy: RefusedWhy | null;
  readonly expedites: number;
  readonly expeditedOn: CivilDate | null;
};

const results: Record<RebindState, string> = {
  open: '办理结果',
  approved: '已通过，号码已换绑到您名下',
  refused: '未通过',
  withdrawn: '已撤回',
};

/** What the applicant may see: where the case stands, and nothing of anybody else. */
export function progressOf(case_: Standing, today: CivilDate): RebindProgress {
  const open = case_.state === 'open';
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    number: case_.number,
    state: case_.state,
    steps: [
      { code: 'asked', label: '提交申请，身份核验通过', state: 'done', at: iso(case_.openedAt) },
      { code: 'checking', label: '数据校验中心核对', state: open ? 'now' : 'done', at: iso(case_.checkingAt) },
      { code: 'decided', label: results[case_.state], state: open ? 'to-come' : 'done', at: iso(case_.decidedAt) },
    ],
    dueAt: open ? iso(case_.dueAt) : null,
    refusedWhy: case_.refusedWhy ? refusedWhys[case_.refusedWhy] : null,
    expedites: case_.expedites,
    mayExpedite: open && case_.expeditedOn !== today,
    mayWithdraw: open,
  };
}
