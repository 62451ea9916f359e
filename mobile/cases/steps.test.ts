import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseTask } from '#contract/case.ts';
import { namesWords, standingWords, stepsOf } from './steps.ts';

type Member = CaseTask['people'][number];
const member = (name: string, state: Member['state'], outcomeLabel = ''): Member => ({
  name,
  part: 'owner',
  state,
  outcomeLabel,
  at: null,
});
const task = (name: string, more: Partial<CaseTask>): CaseTask => ({
  id: name,
  node: name,
  name,
  state: 'done',
  arrivedAt: '2026-03-05T01:00:00Z',
  dueAt: '2026-03-06T10:00:00Z',
  isLate: false,
  endedAt: '2026-03-05T02:00:00Z',
  outcomeLabel: '同意',
  people: [],
  ...more,
});
const gone = (state: 'running' | 'done' | 'refused' | 'withdrawn', tasks: CaseTask[] = []) => ({
  starterName: '王芳',
  startedAt: '2026-03-05T00:00:00Z',
  endedAt: state === 'running' ? null : '2026-03-06T00:00:00Z',
  state,
  tasks,
  incidents: [],
});

test('each step says who did it and what came of it, and the one that waits with whom and until when', () => {
  const steps = stepsOf(
    gone('running', [
      task('上级审批', { people: [member('李雷', 'done', '同意'), member('韩梅', 'gone')] }),
      task('人事审核', {
        state: 'open',
        endedAt: null,
        outcomeLabel: '',
        people: [member('赵一', 'open'), member('钱二', 'taken')],
      }),
    ]),
  );
  assert.deepEqual(
    steps.map(each => [each.name, each.state, each.who, each.result, each.dueAt]),
    [
      ['提交申请', 'done', '王芳', '', null],
      ['上级审批', 'done', '李雷', '同意', null],
      ['人事审核', 'now', '钱二', '', '2026-03-06T10:00:00Z'],
    ],
  );
});

test('a refusal is not shown as a tick, and an ended case ends with how it ended', () => {
  const refused = task('上级审批', { outcomeLabel: '不同意', people: [member('李雷', 'done', '不同意')] });
  assert.deepEqual(
    stepsOf(gone('refused', [refused])).map(each => [each.name, each.state]),
    [
      ['提交申请', 'done'],
      ['上级审批', 'refused'],
      ['未通过', 'refused'],
    ],
  );
  assert.equal(stepsOf(gone('withdrawn')).at(-1)?.state, 'gone');
});

test('where it stands is one sentence', () => {
  const at = { isHeld: false, standsAt: ['人事审核'], withNames: ['赵一', '钱二', '孙三', '李四'] };
  assert.equal(standingWords({ ...at, state: 'running' }), '等待 赵一、钱二、孙三等 4 人 办理「人事审核」');
  assert.equal(standingWords({ ...at, state: 'running', standsAt: [], withNames: [] }), '系统正在处理');
  assert.equal(standingWords({ ...at, state: 'running', isHeld: true }), '流程出现异常，管理员正在处理');
  assert.equal(standingWords({ ...at, state: 'done' }), '已办结');
  assert.equal(namesWords(['甲', '乙', '甲']), '甲、乙');
});
