import type { Link } from './robot-message.ts';

export type MailText = { readonly subject: string; readonly text: string };
export type MailItem = { readonly outsideText: string; readonly links: readonly Link[] };

const longestSubject = 78;
const foot = '这封邮件由人事系统自动发出，请勿回复。在“我的账号 → 通知设置”可以修改接收方式。';

/** One notice as a mail: its sentence is the subject too. */
export function mailOf(item: MailItem): MailText {
  return {
    subject: `【人事】${cut(item.outsideText, longestSubject)}`,
    text: [item.outsideText, ...linesOf(item.links), '', foot].join('\n'),
  };
}

/** Several notices that came too close together for a mail each. */
export function digestOf(items: readonly MailItem[]): MailText {
  const listed = items.flatMap((item, n) => [`${n + 1}. ${item.outsideText}`, ...linesOf(item.links), '']);
  return { subject: `【人事】${items.length} 条通知`, text: [...listed, foot].join('\n') };
}

export function codeMail(code: string, minutes: number): MailText {
  return {
    subject: '【人事】邮箱验证码',
    text: `验证码：${code}\n\n${minutes} 分钟内有效，用于确认这个邮箱接收人事系统的通知。不是本人操作请忽略这封邮件。\n`,
  };
}

export const testMailText: MailText = {
  subject: '【人事】测试邮件',
  text: '收到这封邮件，说明邮件通知渠道已经设置好。\n',
};

function linesOf(links: readonly Link[]): string[] {
  return links.map(each => `${each.label}：${each.url}`);
}

function cut(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`;
}

/** Line breaks and other control characters, also those that some programs take for line breaks. */
const controls = /[\p{Cc}\u2028\u2029]/u;

/** Whether a text may stand in a header or a line of its own: it could otherwise begin another header. */
export function isOneLine(text: string): boolean {
  return !controls.test(text);
}

/** The same text on one line. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}

/** One plain address, as a mail server takes it: no name, no list, no comment, no quoting; in ASCII. */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/.test(
      text,
    )
  );
}
