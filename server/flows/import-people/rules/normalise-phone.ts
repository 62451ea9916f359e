import { checkLandline, checkMobile, normalisePhone } from '#law/standards/phone.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { cellText, expand, isDash, isNothing, isShortened, tidyCode } from './clean-text.ts';
import { blank, fault, type Outcome } from './outcome.ts';

export type PhoneRules = {
  /** A fixed line will do (“联系电话”, not “手机号”). */
  readonly landline: boolean;
  /** The word 无 is an answer. */
  readonly optional: boolean;
};

export function normaliseMobile(cell: Cell, rules: PhoneRules): Outcome<string> {
  if (cell.kind === 'empty') return blank;
  if (cell.kind === 'text' && /^1[3-9]\d{9}$/.test(cell.text)) return { value: cell.text };
  let text = tidyCode(cellText(cell)).replace(/\.0+$/, '');
  if (isDash(text) || (rules.optional && isNothing(text))) return blank;
  if (isShortened(text)) {
    const whole = expand(text) ?? '';
    const digits = text.replace(/[eE].*$/, '').replace('.', '');
    if (digits.length < whole.length)
      return fault('phone_invalid', '被表格软件改成了科学计数，号码位数已丢失，请重新填写');
    text = whole;
  }
  text = text
    .replace(/^(?:手机号?码?|电话|联系电话|联系方式|移动电话|tel|phone|mobile)[.:： ]*/i, '')
    .replace(/[(（][^\d()（）]*[)）]$/, '');
  const bare = withoutTrunkZero(normalisePhone(text));
  if (checkMobile(bare).ok) return { value: bare };
  if (rules.landline) {
    const line = checkLandline(text);
    if (line.ok) {
      const extension = line.extension === null ? '' : `-${line.extension}`;
      return { value: `${line.area}-${line.local}${extension}` };
    }
  }
  const abroad = /^(?:\+|00)(?!86)([1-9]\d{6,14})$/.exec(bare);
  if (abroad) return { value: `+${abroad[1]}` };
  return fault('phone_invalid', why(text, bare));
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
