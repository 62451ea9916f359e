import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('access', {
  'own-grant': {
    status: 403,
    zh: '不能给自己授权，也不能改变自己的授权。请由另一位管理员操作。',
    en: 'Nobody changes grants of his own; ask another administrator.',
  },
  'own-role': {
    status: 403,
    zh: '您自己持有「{role}」角色，不能修改它的权限。请由另一位管理员操作，或复制为新角色。',
    en: 'You hold the role {role} yourself; ask another administrator, or copy it.',
  },
  'last-administrator': {
    status: 409,
    zh: '这样做之后，{day} 起将没有人能管理角色与授权。请先授权另一位管理员。',
    en: 'From {day} on nobody could administer roles and grants.',
  },
  'role-not-found': { status: 404, zh: '没有找到这个角色。', en: 'There is no such role.' },
  'role-code-taken': { status: 409, zh: '角色代码「{code}」已被使用。', en: 'The role code {code} is taken.' },
  'role-built-in': { status: 409, zh: '内置角色不能删除。', en: 'A built-in role cannot be deleted.' },
  'role-granted': {
    status: 409,
    zh: '这个角色有 {count} 条授权记录，不能删除。可以收回授权，并清空它的权限。',
    en: 'The role has {count} grants, present or past.',
  },
  'permission-unknown': {
    status: 400,
    zh: '没有这项权限：{action} {group} {scope}。',
    en: 'There is no such permission: {action} {group} {scope}.',
  },
  'permission-twice': {
    status: 400,
    zh: '同一项权限只能有一个范围：{action} {group}。',
    en: 'A permission has one scope only: {action} {group}.',
  },
  'group-taken': {
    status: 409,
    zh: '字段分组「{what}」已存在，请换一个。',
    en: 'The field group {what} is there already.',
  },
  'group-not-found': { status: 404, zh: '没有找到这个字段分组。', en: 'There is no such field group.' },
  'grant-not-found': { status: 404, zh: '没有找到这条授权。', en: 'There is no such grant.' },
  'grant-ended': { status: 409, zh: '这条授权已结束，请另行授权。', en: 'The grant has ended; make a new one.' },
  'account-not-found': { status: 404, zh: '没有找到这个账号。', en: 'There is no such account.' },
  'person-not-found': {
    status: 404,
    zh: '没有找到这个人，或您无权查看。',
    en: 'There is no such person, or none that you may see.',
  },
  'unit-not-found': { status: 404, zh: '没有找到这个单位，它可能已被撤销。', en: 'There is no such unit today.' },
  'check-not-found': { status: 404, zh: '没有找到这次体检。', en: 'There is no such examination.' },
  'finding-not-found': { status: 404, zh: '这次体检没有这项发现。', en: 'The examination found no such thing.' },
  'finding-own': {
    status: 403,
    zh: '这项发现关于您自己，请由另一位管理员处理。',
    en: 'Nobody accepts a finding about himself.',
  },
  'accepted-until': {
    status: 400,
    zh: '接受的期限从今天起，最长一年。',
    en: 'A finding is accepted from today, for a year at most.',
  },
  'acceptance-not-found': { status: 404, zh: '没有找到这条接受记录。', en: 'There is no such acceptance.' },
  'span-empty': {
    status: 400,
    zh: '授权的起止日期不对：开始与结束都不早于今天，且结束日晚于开始日。',
    en: 'The days of the grant are wrong: neither lies before today, and it ends after it begins.',
  },
  'granted-already': {
    status: 409,
    zh: '这个账号在这段日期内已有同样的授权。',
    en: 'The account holds the same grant on some of these days.',
  },
});
