import { checkBankCard } from '#law/standards/bank-card.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { cellText, digitsLost, isNothing, isShortened, tidyCode } from './clean-text.ts';
import { blank, fault, type Outcome } from './outcome.ts';

export function normaliseBankCard(cell: Cell): Outcome<string> {
  if (cell.kind === 'empty') return blank;
  if (cell.kind === 'text' && /^\d{12,19}$/.test(cell.text) && checkBankCard(cell.text).ok) return { value: cell.text };
  const text = tidyCode(cellText(cell)).replace(/\.0+$/, '');
  if (isNothing(text)) return blank;
  if (digitsLost(cell) || isShortened(text)) {
    return fault('bank_invalid', '被当作数字保存，后几位已丢失，请把单元格设为“文本”后重新填写');
  }
  const digits = text.replace(/[\s.\-‐-―−_·*]/g, '');
  const check = checkBankCard(digits);
  if (check.ok) return { value: digits };
  switch (check.fault) {
    case 'characters':
      return fault('bank_invalid', '里有数字以外的字符，请核对');
    case 'length':
      return fault('bank_invalid', `有 ${digits.length} 位，银行卡号应为 12 至 19 位，请核对`);
    default:
      return fault('bank_invalid', '末位校验不通过，请对照银行卡核对');
  }
}
