import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('search', {
  'too-many-words': {
    status: 422,
    zh: '搜索的词太多（{count} 个），最多 {most} 个。请减少几个词。',
    en: 'The search has {count} words; at most {most} are looked for.',
  },
});
