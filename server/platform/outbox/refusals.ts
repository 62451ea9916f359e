import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('outbox', {
  'not-dead': {
    status: 409,
    zh: '这条消息不在未送达之列，可能已有人处理，请刷新后再看。',
    en: 'There is no such dead event; somebody may have seen to it.',
  },
});
