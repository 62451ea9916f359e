import type { Cell } from '#platform/workbook/cell.ts';
import { cellText, dropSpacesBetweenHan, halfWidth, isErrorText, isNothing, tidy } from './clean-text.ts';
import { fault, type Outcome } from './outcome.ts';

const hanOrPrivate = '[\\p{Script=Han}\\u3007\\uE000-\\uF8FF\\u{F0000}-\\u{FFFFD}]';
/** The dots that people type for the 间隔号 in names such as 阿不都热合曼·买买提. */
const dots = new RegExp(`(?<=${hanOrPrivate}) ?[·•.・．‧∙⋅･●᛫﹒。→]+ ?(?=${hanOrPrivate})`, 'gu');

/** Most names: nothing in them wants cleaning. */
const plainName = /^[\u4E00-\u9FFF]{2,4}$/;

/**
 * A name as written, less what came in by accident. Characters are never normalised: a compatibility or private-use character in a
 * name is how the person spells it.
 */
export function normaliseName(cell: Cell): Outcome<string> {
  if (plainName.test(cell.text)) return { value: cell.text };
  const text = cleanName(cellText(cell));
  if (text === '' || isNothing(text) || isErrorText(text) || cell.kind === 'error') {
    return fault('name_missing', '没有填写，请补上姓名');
  }
  if (!/[\p{L}\p{Co}]/u.test(text)) {
    return /\d/.test(text)
      ? fault('name_invalid', '只有数字，不是姓名，请改正')
      : fault('name_missing', '没有填写姓名（只有符号），请补上');
  }
  return { value: text };
}

export function cleanName(text: string): string {
  const plain = tidy(halfWidth(text)).replace(/^['’‘`]/, '');
  return dropSpacesBetweenHan(plain.replace(dots, '·'));
}
