import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('privacy', {
  'no-person': {
    status: 404,
    zh: '这个账号没有对应的员工档案。',
    en: 'The account belongs to no person.',
  },
  'group-not-found': { status: 404, zh: '没有这类个人信息。', en: 'There is no such kind of personal information.' },
  'notice-not-found': { status: 404, zh: '没有找到这份告知书或同意书。', en: 'There is no such notice.' },
  'notice-unchanged': {
    status: 409,
    zh: '标题和正文与现在的版本相同，不必发布。',
    en: 'Title and text are those of the version in force.',
  },
  'version-old': {
    status: 409,
    zh: '这份文本已有新版本或已停用，请刷新后再看一遍。',
    en: 'There is a newer version, or the notice is retired; read it again.',
  },
  'answer-unfit': {
    status: 400,
    zh: '告知书只需确认已阅读；同意书可以同意或撤回。',
    en: 'A notice is read; a consent is agreed to or withdrawn.',
  },
  'nothing-agreed': {
    status: 409,
    zh: '您还没有同意过，不必撤回。',
    en: 'Nothing was agreed to that could be withdrawn.',
  },
});
