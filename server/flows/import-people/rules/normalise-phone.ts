import { checkLandline, checkMobile, normalisePhone } from '#law/standards/phone.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { cellText, dropPointZero, expand, isBlankMark, isNothing, isShortened, tidyCode } from './clean-text.ts';
import { blank, fault, type Outcome } from './outcome.ts';

export type PhoneRules = {
  /** A fixed line will do (“联系电话”, not “手机号”). */
  readonly landline: boolean;
  /** The word 无 is an answer. */
  readonly optional: boolean;
};

const label = /^(?:手机号?码?|电话(?:号码)?|联系电话|联系方式|移动电话|tel|phone|mobile|mob|cell)[.:： ]*/i;
/** A remark behind the number that has no digits of its own: （微信同号）, (本人). */
const remark = / ?[(（[【][^\d()（）]*[)）\]】]$/;

export function normaliseMobile(cell: Cell, rules: PhoneRules): Outcome<string> {
  if (cell.kind === 'empty') return blank;
  if (cell.kind === 'text' && /^1[3-9]\d{9}$/.test(cell.text)) return { value: cell.text };
  let text = dropPointZero(tidyCode(cellText(cell)));
  if (isBlankMark(text) || (rules.optional && isNothing(text))) return blank;
  if (isShortened(text)) {
    const whole = expand(text) ?? '';
    const digits = text.replace(/[eE].*$/, '').replace('.', '');
    if (digits.length < whole.length)
      return fault('phone_invalid', '被表格软件改成了科学计数，号码位数已丢失，请重新填写');
    text = whole;
  }
  text = once(tidyCode(text.replace(label, '').replace(remark, '')));
  const bare = withoutTrunkZero(normalisePhone(text));
  if (checkMobile(bare).ok) return { value: bare };
  const line = checkLandline(text);
  if (rules.landline && line.ok) {
    const extension = line.extension === null ? '' : `-${line.extension}`;
    return { value: `${line.area}-${line.local}${extension}` };
  }
  const abroad = /^(?:\+|00)(?!86)([1-9]\d{7,14})$/.exec(bare);
  if (abroad) return { value: `+${abroad[1]}` };
  // Whatever signs group the digits, eleven good ones are a number; only stars and letters hide something.
  const grouped = withoutTrunkZero(normalisePhone(text.replace(/[,，、/\\:：;；'’|~～]/g, '')));
  if (checkMobile(grouped).ok && !severalNumbers(text)) return { value: grouped };
  return fault('phone_invalid', line.ok ? '是固定电话，请填写 11 位手机号码' : why(text, bare));
}

/** The same number twice is one number. */
function once(text: string): string {
  const parts = text.split(/[,，、/\\;；| ]+/);
  if (parts.length !== 2 || parts[0] === undefined || parts[0].length < 11) return text;
  const [first, second] = parts.map(normalisePhone);
  return first === second ? parts[0] : text;
}

function severalNumbers(text: string): boolean {
  return (text.match(/\d{7,}/g)?.length ?? 0) > 1;
}

/** Long-distance calls to a mobile once began with 0, and lists still do. */
function withoutTrunkZero(digits: string): string {
  return /^01[3-9]\d{9}$/.test(digits) ? digits.slice(1) : digits;
}

function why(text: string, bare: string): string {
  if ((text.match(/1[3-9]\d{9}/g)?.length ?? 0) > 1) return '有两个号码，请只保留一个';
  if (/\d{6}/.test(bare) && /[A-Za-z]/.test(bare)) return '里混有字母，请核对（例如把字母 O 改成数字 0）';
  if (!/^\d+$/.test(bare)) return '不是手机号码，请填写 11 位数字';
  if (bare.length !== 11) return `有 ${bare.length} 位数字，手机号码应为 11 位，请核对`;
  return '不是有效的手机号段（应以 13 至 19 开头），请核对';
}
