import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('sign-in', {
  wrong: { status: 401, zh: '用户名或密码不正确。', en: 'The user name or the password is wrong.' },
  wait: { status: 429, zh: '尝试过于频繁，请在 {seconds} 秒后再试。', en: 'Too many tries; try again in {seconds} s.' },
  locked: {
    status: 429,
    zh: '连续多次输入错误，已暂时锁定。请在 {minutes} 分钟后再试，或联系管理员解锁。',
    en: 'Locked after repeated failures; try again in {minutes} min or ask an administrator to unlock the account.',
  },
  disabled: { status: 403, zh: '账号已停用，请联系管理员。', en: 'The account is disabled.' },
  'one-time-expired': {
    status: 403,
    zh: '一次性密码已过期，请联系管理员重新生成。',
    en: 'The one-time password has expired; ask an administrator for a new one.',
  },
  'code-wrong': {
    status: 401,
    zh: '验证码不正确或已使用过，请输入最新的验证码。',
    en: 'The code is wrong or was used before.',
  },
  'recovery-wrong': {
    status: 401,
    zh: '恢复码不正确或已使用过。',
    en: 'The recovery code is wrong or was used before.',
  },
  'no-second-step': {
    status: 409,
    zh: '当前登录不需要两步验证。',
    en: 'This session does not wait for a second factor.',
  },
  'passkey-failed': { status: 401, zh: '通行密钥验证未通过，请重试。', en: 'The passkey could not be verified.' },
  'passkey-unavailable': {
    status: 409,
    zh: '当前访问地址不能使用通行密钥，请改用系统的正式域名。',
    en: 'Passkeys do not work at this address.',
  },
  'challenge-expired': { status: 409, zh: '验证已超时，请重新开始。', en: 'The challenge has expired; start again.' },
  'confirm-needed': {
    status: 403,
    zh: '这项操作比较敏感，请先再次输入密码确认身份。',
    en: 'Enter the password again before this change.',
  },
  'current-password-wrong': { status: 401, zh: '当前密码不正确。', en: 'The current password is wrong.' },
  'totp-not-started': { status: 409, zh: '请先扫描二维码开始设置。', en: 'Start the set-up first.' },
  'totp-exists': {
    status: 409,
    zh: '已启用验证器应用。如要更换，请先移除现有的。',
    en: 'An authenticator app is set up already; remove it first.',
  },
  'not-yet': { status: 403, zh: '请先完成当前的登录步骤。', en: 'Finish signing in first.' },
  'no-second-factor': { status: 409, zh: '尚未设置两步验证。', en: 'No second factor is set up.' },
  'people-only': {
    status: 403,
    zh: '这项操作只供个人登录使用。',
    en: 'This is for people who have signed in, not for programs.',
  },
});

export const refusePassword = defineRefusals('password', {
  'too-short': {
    status: 400,
    zh: '密码至少需要 {least} 个字符。',
    en: 'A password needs at least {least} characters.',
  },
  'too-long': { status: 400, zh: '密码最多 {most} 个字符。', en: 'A password has at most {most} characters.' },
  common: { status: 400, zh: '这个密码太常见或太有规律，请换一个。', en: 'The password is too common or too regular.' },
  personal: {
    status: 400,
    zh: '密码不能包含用户名或手机号。',
    en: 'The password must not contain the user name or the phone number.',
  },
  same: { status: 400, zh: '新密码不能与当前密码相同。', en: 'The new password must differ from the current one.' },
});

export const refuseAccount = defineRefusals('account', {
  'not-found': {
    status: 404,
    zh: '没有这个账号，或您无权查看。',
    en: 'There is no such account, or it is out of your reach.',
  },
  'username-taken': { status: 409, zh: '用户名 {username} 已被使用。', en: 'The user name {username} is taken.' },
  'phone-taken': {
    status: 409,
    zh: '这个手机号已被占用。如确为本人使用，可由本人办理手机号解绑。',
    en: 'The phone number is taken; whoever uses it now may ask for it to be rebound.',
  },
  'person-has-account': { status: 409, zh: '这名员工已有账号。', en: 'The person has an account already.' },
  'username-form': {
    status: 400,
    zh: '用户名需为 2 至 64 个字母、数字、汉字或 . _ - @，且不能是手机号。',
    en: 'A user name has 2 to 64 letters, digits or . _ - @, and is not a phone number.',
  },
  'phone-form': {
    status: 400,
    zh: '手机号需为 11 位大陆手机号。',
    en: 'The phone number must be a mainland mobile number of 11 digits.',
  },
  'role-unknown': { status: 400, zh: '没有角色 {role}。', en: 'There is no role {role}.' },
  'service-only': { status: 409, zh: 'API 密钥只能发给服务账号。', en: 'API keys are for service accounts only.' },
  'person-only': {
    status: 409,
    zh: '服务账号没有密码和两步验证。',
    en: 'A service account has neither password nor second factor.',
  },
  self: { status: 409, zh: '不能停用自己的账号。', en: 'You cannot disable your own account.' },
  'key-not-found': { status: 404, zh: '没有这个 API 密钥。', en: 'There is no such API key.' },
});
