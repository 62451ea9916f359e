import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('saved-view', {
  'not-found': { status: 404, zh: '没有这个视图，可能已被删除或不再共享给您。', en: 'There is no such view for you.' },
  'name-taken': { status: 409, zh: '您已经有叫“{name}”的视图，请换一个名称。', en: 'You have a view called {name}.' },
  'may-not-share': { status: 403, zh: '您没有共享视图的权限，可以只保存给自己。', en: 'You may not share views.' },
  'audience-unknown': { status: 422, zh: '要共享给的角色或单位不存在。', en: 'There is no such role or unit.' },
  'too-many': {
    status: 409,
    zh: '视图太多了（最多 {most} 个），请先删除不用的。',
    en: 'There are {most} views already.',
  },
});
