import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('job', {
  'not-found': { status: 404, zh: '找不到这个后台任务。', en: 'There is no such job run.' },
  ended: { status: 409, zh: '这个后台任务已经结束，不能再取消。', en: 'The run has ended and cannot be cancelled.' },
});
