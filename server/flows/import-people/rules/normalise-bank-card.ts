import { checkBankCard, isBankCard } from '#law/standards/bank-card.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { cellText, digitsLost, dropPointZero, isNothing, isShortened, tidyCode } from './clean-text.ts';
import { blank, fault, type Outcome } from './outcome.ts';

/** A bank's name or a label beside the number: 工商银行 6222…, 卡号：6222…, 6222…（工行）. */
const words = /[\p{Script=Han}()（）[\]【】:：]/gu;

export function normaliseBankCard(cell: Cell): Outcome<string> {
  if (cell.kind === 'empty') return blank;
  if (cell.kind === 'text' && cell.text.charCodeAt(0) !== 48 && isBankCard(cell.text)) return { value: cell.text };
  const text = dropPointZero(tidyCode(cellText(cell)));
  if (isNothing(text)) return blank;
  if (digitsLost(cell) || isShortened(text)) {
    return fault('bank_invalid', '被当作数字保存，后几位已丢失，请把单元格设为“文本”后重新填写');
  }
  const digits = text.replace(/[\s.,'/\-‐-―−_·]/g, '');
  const check = checkBankCard(digits);
  if (check.ok && /[1-9]/.test(digits)) return { value: digits };
  const alone = digits.replace(words, '');
  // Words may only stand aside where the digits prove to be a card.
  if (alone.length >= 15 && alone.length < digits.length && checkBankCard(alone).ok) return { value: alone };
  switch (check.ok ? 'checksum' : check.fault) {
    case 'characters':
      return fault('bank_invalid', '里有数字以外的字符，请核对');
    case 'length':
      return fault('bank_invalid', `有 ${digits.length} 位，银行卡号应为 12 至 19 位，请核对`);
    default:
      return fault('bank_invalid', '末位校验不通过，请对照银行卡核对');
  }
}
