import { defineRefusals } from '#kernel/refusal.ts';

export const refuseDemo = defineRefusals('demo', {
  'not-empty': {
    status: 409,
    zh: '数据库里已有单位或人员，不能再装入演示公司。请换一个空的 DATA_DIR 或数据库再试。',
    en: 'There are units or people already; the demo company goes into an empty database only.',
  },
  size: {
    status: 400,
    zh: '演示公司的人数须为 {least} 到 {most} 之间的整数。',
    en: 'The demo company has from {least} to {most} people.',
  },
});
