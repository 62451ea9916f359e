import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseTask } from '#contract/case.ts';
import { namesText, stepsOf } from './steps.ts';

type Member = CaseTask['people'][number];
const member = (name: string, state: Member['state']): Member => ({
  name,
  part: 'owner',
  state,
  outcomeLabel: '',
  at: null,
});
const task = (id: string, more: Partial<CaseTask>): CaseTask => ({
  id,
  node: id,
  name: id,
  state: 'done',
  arrivedAt: '2026-03-05T01:00:00Z',
  dueAt: null,
  isLate: false,
  endedAt: '2026-03-05T02:00:00Z',
  outcomeLabel: '同意',
  people: [],
  ...more,
});
const one = (tasks: CaseTask[], state: 'running' | 'done' | 'refused' | 'withdrawn') => ({
  starterName: '王芳',
  startedAt: '2026-03-05T00:00:00Z',
  endedAt: state === 'running' ? null : '2026-03-06T00:00:00Z',
  tasks,
  state,
  incidents: [],
});

test('a running case shows who did each step and with whom it lies now', () => {
  const steps = stepsOf(
    one(
      [
        task('上级审批', { people: [member('李雷', 'done'), member('韩梅', 'gone')] }),
        task('人事审核', {
          state: 'open',
          endedAt: null,
          isLate: true,
          people: [member('赵一', 'open'), member('钱二', 'taken')],
        }),
      ],
      'running',
    ),
  );
  assert.deepEqual(
    steps.map(each => [each.name, each.state, each.people, each.note]),
    [
      ['发起', 'done', '王芳', ''],
      ['上级审批', 'done', '李雷', '同意'],
      ['人事审核', 'now', '钱二', '办理中'],
    ],
  );
  assert.equal(steps[2]?.isLate, true);
});

test('an ended case ends with how it ended', () => {
  assert.deepEqual(
    stepsOf(one([], 'refused')).map(each => [each.name, each.state]),
    [
      ['发起', 'done'],
      ['未通过', 'refused'],
    ],
  );
});

test('many names are cut short and counted once each', () => {
  assert.equal(namesText(['甲', '乙', '甲']), '甲、乙');
  assert.equal(namesText(['甲', '乙', '丙', '丁']), '甲、乙、丙 等 4 人');
});
