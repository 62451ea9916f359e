import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('audit', {
  'not-found': { status: 404, zh: '没有这条审计记录。', en: 'There is no such entry.' },
  'instant-invalid': {
    status: 400,
    zh: '时间格式不正确，请重新选择起止时间。',
    en: 'Give the instant as ISO 8601 with a zone.',
  },
  'page-invalid': {
    status: 400,
    zh: '翻页标记无效，请回到第一页重新查看。',
    en: 'The mark of the page is not one that was given out.',
  },
});
