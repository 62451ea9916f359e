import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('file', {
  'not-found': {
    status: 404,
    zh: '找不到这个文件，可能已被删除，或不是您上传的。',
    en: 'There is no such file, or it is not yours.',
  },
});
