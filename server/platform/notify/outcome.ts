/**
 * What became of a try to send. `failed` may go better later; `refused` never will; `gone`: the browser has ended its subscription.
 * A reason is a word or a code for administrators, never a value that was sent or answered.
 */
export type Outcome = { readonly is: 'sent' } | { readonly is: 'failed' | 'refused' | 'gone'; readonly reason: string };

/** What an administrator reads for a reason. */
export function reasonWords(reason: string): string {
  const known = words[reason];
  if (known) return known;
  const [, kind, code] = /^(http|smtp|robot-code)-(-?\d+)$/.exec(reason) ?? [];
  if (kind === 'http') return `对方回复 HTTP ${code}`;
  if (kind === 'smtp') return `邮件服务器回复 ${code}`;
  if (kind === 'robot-code') return `平台返回错误码 ${code}，请核对地址、密钥和安全设置`;
  return reason;
}

const words: Readonly<Record<string, string>> = {
  timeout: '连接超时',
  unreachable: '连接不上对方',
  redirected: '对方要求转到别处，已拒绝',
  'host-not-allowed': '地址的主机不在允许之列',
  'tls-failed': '加密连接没有建立，请核对端口与加密方式',
  'login-failed': '邮件服务器不认用户名或密码',
  'header-invalid': '主题或收件人含有不能用的字符',
  'channel-off': '渠道已停用',
  'no-address': '收件人没有可用的邮箱或设备',
  'robot-answer-unreadable': '平台的回复读不懂，请核对地址',
  'secret-unreadable': '保存的密钥打不开，请重新填写',
  fault: '程序出错，详见日志',
};
