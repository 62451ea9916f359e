import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('notify', {
  'page-invalid': { status: 422, zh: '翻页标记无效，请从第一页重新开始。', en: 'The page mark is invalid.' },
  'notice-not-found': { status: 404, zh: '没有这条消息，可能已被清理。', en: 'There is no such notice.' },
  'mail-off': {
    status: 409,
    zh: '系统还没有开通邮件通知，请联系管理员。',
    en: 'Mail is not set up or switched off.',
  },
  'address-invalid': {
    status: 422,
    zh: '邮箱地址的写法不对，请检查后重新填写。',
    en: 'This is not an e-mail address.',
  },
  'name-invalid': {
    status: 422,
    zh: '发件人名称里有不能用的字符。',
    en: 'The name has characters that a header cannot hold.',
  },
  'codes-too-many': {
    status: 429,
    zh: '验证码发送过于频繁，请一小时后再试。',
    en: 'Too many codes within the hour.',
  },
  'code-wrong': {
    status: 422,
    zh: '验证码不对或已过期；输错 5 次后须重新获取。',
    en: 'The code is wrong or has expired.',
  },
  'not-sent': { status: 422, zh: '没有发出去：{words}', en: 'Not sent: {reason}.' },
  'push-off': { status: 409, zh: '系统还没有开通网页推送，请联系管理员。', en: 'Web push is switched off.' },
  'push-host': {
    status: 422,
    zh: '不认识这个浏览器的推送服务，请换用其他浏览器，或联系管理员。',
    en: 'The push service is not among those that are allowed.',
  },
  'push-keys': {
    status: 422,
    zh: '浏览器给出的推送密钥无效，请关闭后重新开启推送。',
    en: 'The keys of the subscription are invalid.',
  },
  'push-subject': {
    status: 422,
    zh: '联系方式须以 mailto: 或 https:// 开头。',
    en: 'The contact must be a mailto: or https: address.',
  },
  'robot-not-found': { status: 404, zh: '没有这个群机器人，可能已被移除。', en: 'There is no such robot.' },
  'robot-code-taken': { status: 409, zh: '代号“{code}”已被另一个群机器人使用。', en: 'The code {code} is taken.' },
  'robot-url': {
    status: 422,
    zh: '这不是有效的 webhook 地址，须以 https:// 开头。',
    en: 'The webhook is not an https address.',
  },
  'robot-url-needed': { status: 422, zh: '请填写 webhook 地址。', en: 'A webhook address is needed.' },
  'robot-host': {
    status: 422,
    zh: '地址的主机“{host}”不是所选平台的，请核对平台和地址。',
    en: 'The host {host} is not one of this kind of robot.',
  },
  'delivery-not-found': {
    status: 404,
    zh: '没有这条失败的通知，可能已有人处理，请刷新后再看。',
    en: 'There is no such failed delivery.',
  },
  'text-invalid': {
    status: 422,
    zh: '通知的对外文字含有换行或控制字符，未发送。',
    en: 'The text for outside has line breaks or control characters.',
  },
});
