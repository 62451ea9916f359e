import type { CaseDetail, CaseTask } from '#contract/case.ts';
import { caseStates } from '#contract/case.ts';

export type Step = {
  readonly key: string;
  readonly name: string;
  readonly state: 'done' | 'refused' | 'now' | 'held' | 'gone';
  readonly people: string;
  readonly at: string | null;
  readonly note: string;
  readonly isLate: boolean;
};

/** The way that a case went, step by step: how it began, each task, and how it ended. */
export function stepsOf(
  one: Pick<CaseDetail, 'starterName' | 'startedAt' | 'tasks' | 'state' | 'endedAt' | 'incidents'>,
): Step[] {
  const begin: Step = {
    key: 'start',
    name: '发起',
    state: 'done',
    people: one.starterName,
    at: one.startedAt,
    note: '',
    isLate: false,
  };
  const steps = one.tasks.map(taskStep);
  const held = one.incidents.map(
    (each): Step => ({
      key: `held ${each.token}`,
      name: each.nodeName,
      state: 'held',
      people: '等待管理员处理',
      at: each.at,
      note: '异常',
      isLate: false,
    }),
  );
  if (one.state === 'running') return [begin, ...steps, ...held];
  const end: Step = {
    key: 'end',
    name: caseStates[one.state],
    state: one.state === 'done' ? 'done' : one.state === 'withdrawn' ? 'gone' : 'refused',
    people: '',
    at: one.endedAt,
    note: '',
    isLate: false,
  };
  return [begin, ...steps, end];
}

function taskStep(task: CaseTask): Step {
  const acted = task.people.filter(each => each.state === 'done');
  const waits = task.people.filter(each => each.state === 'taken' || each.state === 'open');
  const holders = waits.filter(each => each.state === 'taken');
  const shown = task.state === 'open' ? (holders.length > 0 ? holders : waits) : acted;
  return {
    key: task.id,
    name: task.name,
    state: task.state === 'open' ? 'now' : task.state === 'cancelled' ? 'gone' : 'done',
    people: namesText(shown.map(each => each.name)),
    at: task.endedAt ?? task.arrivedAt,
    note: task.state === 'open' ? '办理中' : task.outcomeLabel || (task.state === 'cancelled' ? '已取消' : ''),
    isLate: task.isLate,
  };
}

/** Up to three names, then how many there are. */
export function namesText(names: readonly string[]): string {
  const different = [...new Set(names)];
  return different.length <= 3 ? different.join('、') : `${different.slice(0, 3).join('、')} 等 ${different.length} 人`;
}
