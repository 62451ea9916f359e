import type { Cell } from '#platform/workbook/cell.ts';
import { cellText, dropSpacesBetweenHan, halfWidthLetters, isErrorText, isNothing, tidy } from './clean-text.ts';
import { fault, type Outcome } from './outcome.ts';

const han = '[\\p{Script=Han}\\u3007\\uE000-\\uF8FF\\u{F0000}-\\u{FFFFD}]';
/** The dots that people type for the 间隔号 in names such as 阿不都热合曼·买买提. */
const dots = new RegExp(`(?<=${han}) ?[·•.・．‧∙⋅･●᛫﹒。→◦˙ꞏ⸱⦁∘•]+ ?(?=${han})`, 'gu');
/** A dash, an underscore or a space in a name that is too long for any other: it stands for the dot. */
const dashes = new RegExp(`^(${han}{2,}) ?[-‐-―−_ ] ?(${han}{2,})$`, 'u');
/** No name of the other kind has seven characters, or a part of four. */
const longName = 7;
const longPart = 4;

/** What stands around a name and is not part of it: numbering, marks, quotes, and what trails behind. */
const front = new RegExp(`^(?:['’‘\`"“”「『·.、,*★☆※●◆■◎#√✓]|\\d{1,4}[.、)） ])+ ?(?=${han}{2})`, 'u');
const back = new RegExp(`(?<=${han}) ?(?:['’‘\`"“”」』·.。、,，;；:：/*★☆※#√✓])+$`, 'u');
const masked = /\*{2}|\*.*\*|^\*[^*]$|^[^*]\*$/u;

/** Most names: nothing in them wants cleaning. */
const plainName = /^[\u4E00-\u9FFF]{2,4}$/;
const noName = /^(?:暂无|无|没有|未知|不详|待定|待招|空缺|缺编|无名|姓名)$/;

/**
 * A name as written, less what came in by accident. Characters are never normalised: a compatibility or private-use character in a
 * name is how the person spells it.
 */
export function normaliseName(cell: Cell): Outcome<string> {
  if (plainName.test(cell.text) && !noName.test(cell.text)) return { value: cell.text };
  const text = cleanName(cellText(cell));
  if (text === '' || isNothing(text) || noName.test(text) || isErrorText(text) || cell.kind === 'error')
    return fault('name_missing', '没有填写，请补上姓名');
  if (!/[\p{L}\p{Co}]/u.test(text)) {
    return /\d/.test(text)
      ? fault('name_invalid', '只有数字，不是姓名，请改正')
      : fault('name_missing', '没有填写姓名（只有符号），请补上');
  }
  if (cell.kind === 'boolean' || cell.kind === 'date') return fault('name_invalid', '不是姓名，请改正');
  return { value: text };
}

export function cleanName(text: string): string {
  const plain = halfWidthLetters(tidy(text));
  const bare = masked.test(plain) ? plain : plain.replace(front, '').replace(back, '');
  return dropSpacesBetweenHan(bare.replace(dots, '·').replace(dashes, withDot)).replace(/^['’‘`]/, '');
}

function withDot(whole: string, first: string, second: string): string {
  const lengths = [[...first].length, [...second].length] as const;
  return lengths[0] + lengths[1] >= longName || Math.max(...lengths) >= longPart ? `${first}·${second}` : whole;
}
