import assert from 'node:assert/strict';
import type { Me } from '#platform/workflow/acting.ts';
import type { Cast, Walk } from './cast.ts';

export function feedbackWalks(w: Cast): Walk[] {
  const said = { content: '食堂早餐希望提早半小时', wantsAnswer: true };
  const answered = (me: Me, task: string) => w.does(me, task, 'answer', { comment: '已与食堂商定' });

  return [
    {
      data: { ...said, kind: 'complaint' },
      steps: [answered(w.auditor, '审计答复投诉'), w.does(w.employee, '确认是否解决', 'solved')],
      end: 'closed',
      check: async () =>
        assert.ok(w.notices.some(each => each.title === '您的反馈有了答复' && each.text === '已与食堂商定')),
    },
    {
      data: { ...said, kind: 'suggestion' },
      steps: [
        answered(w.hrA, '人事答复'),
        w.does(w.employee, '确认是否解决', 'unsolved', { comment: '还是七点半才开' }),
        // The superior of who answered, not of who asked.
        answered(w.manager, '上级再次答复'),
      ],
      end: 'final',
    },
    {
      data: { ...said, kind: 'problem', wantsAnswer: false },
      steps: [answered(w.steward, '数据专员答复')],
      end: 'noted',
    },
    {
      data: { ...said, kind: 'problem' },
      steps: [
        answered(w.steward, '数据专员答复'),
        async () => {
          w.clock.set('2026-12-02' as never);
          await w.workflow.doDue();
          w.clock.set('2026-11-24' as never);
        },
      ],
      end: 'assumed',
    },
  ];
}
