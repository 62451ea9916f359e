import type { Cast, Walk } from './cast.ts';

export function generalRequestWalks(w: Cast): Walk[] {
  const request = { topic: '借用会议室', detail: '周五下午两点' };
  const agreed = w.does(w.manager, '直接上级审批', 'agree');
  const handled = (outcome: string) => [agreed, w.does(w.boss, '受理单位办理', outcome, { comment: '钥匙在前台' })];
  const named = { ...request, receiver: w.topUnit };
  return [
    { data: request, steps: [agreed], end: 'agreed' },
    {
      data: request,
      steps: [w.does(w.manager, '直接上级审批', 'refuse', { comment: '已被占用' })],
      end: 'refused',
      state: 'refused',
    },
    { data: named, steps: handled('done'), end: 'finished' },
    { data: named, steps: handled('decline'), end: 'declined', state: 'refused' },
  ];
}
