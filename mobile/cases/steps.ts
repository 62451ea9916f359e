import { type CaseDetail, type CaseTask, caseStates } from '#contract/case.ts';

export type Step = {
  readonly key: string;
  readonly name: string;
  readonly state: 'done' | 'refused' | 'now' | 'held' | 'gone';
  readonly who: string;
  /** What came of it, such as 同意. */
  readonly result: string;
  /** When it was done; for one that waits, when it arrived. */
  readonly at: string | null;
  readonly dueAt: string | null;
};

type Gone = Pick<CaseDetail, 'starterName' | 'startedAt' | 'endedAt' | 'state' | 'tasks' | 'incidents'>;

/** The way that a case has gone: how it began, each step with who did it, where it stands, or how it ended. */
export function stepsOf(one: Gone): Step[] {
  const begin = step({ key: 'start', name: '提交申请', state: 'done', who: one.starterName, at: one.startedAt });
  const tasks = one.tasks.map(taskStep);
  if (one.state !== 'running') {
    const state = one.state === 'done' ? 'done' : one.state === 'withdrawn' ? 'gone' : 'refused';
    return [begin, ...tasks, step({ key: 'end', name: caseStates[one.state], state, at: one.endedAt })];
  }
  const held = one.incidents.map(each =>
    step({ key: `held-${each.token}`, name: each.nodeName, state: 'held', who: '等待管理员处理', at: each.at }),
  );
  return [begin, ...tasks, ...held];
}

function step(known: Pick<Step, 'key' | 'name' | 'state' | 'at'> & Partial<Step>): Step {
  return { who: '', result: '', dueAt: null, ...known };
}

function taskStep(task: CaseTask): Step {
  const named = (states: readonly string[]) => task.people.filter(each => states.includes(each.state));
  const taken = named(['taken']);
  const who = task.state === 'open' ? (taken.length > 0 ? taken : named(['open'])) : named(['done']);
  const refused = task.people.some(each => each.state === 'done' && /^(不|拒|驳)/.test(each.outcomeLabel));
  return {
    key: task.id,
    name: task.name,
    state:
      task.state === 'open'
        ? 'now'
        : task.state === 'cancelled'
          ? 'gone'
          : refused || backed(task)
            ? 'refused'
            : 'done',
    who: namesWords(who.map(each => each.name)),
    result: task.state === 'cancelled' ? '不再需要' : task.outcomeLabel,
    at: task.endedAt ?? task.arrivedAt,
    dueAt: task.state === 'open' ? task.dueAt : null,
  };
}

const backed = (task: CaseTask) => task.outcomeLabel === '退回';

/** A few names, and how many there are when they are more. */
export function namesWords(names: readonly string[]): string {
  const all = [...new Set(names)];
  return all.length <= 3 ? all.join('、') : `${all.slice(0, 3).join('、')}等 ${all.length} 人`;
}

type Standing = Pick<CaseDetail, 'state' | 'isHeld' | 'standsAt' | 'withNames'>;

/** Where a case stands, in a sentence. */
export function standingWords({ state, isHeld, standsAt, withNames }: Standing): string {
  if (state !== 'running') return caseStates[state];
  if (isHeld) return '流程出现异常，管理员正在处理';
  const who = namesWords(withNames);
  const where = standsAt.join('、');
  if (where === '') return '系统正在处理';
  return who === '' ? `等待${where}` : `等待 ${who} 办理「${where}」`;
}
