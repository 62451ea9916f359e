import type { Cell } from '#platform/workbook/cell.ts';
import {
  cellText,
  dropPointZero,
  halfWidth,
  isBlankMark,
  isErrorText,
  isNone,
  isNothing,
  tidyCode,
  tidyLabel,
} from './clean-text.ts';
import { blank, fault, type Outcome } from './outcome.ts';

/** A short text: post, school, place. */
export function normaliseLabel(cell: Cell, longest: number): Outcome<string> {
  if (cell.kind === 'empty') return blank;
  const text = tidyLabel(cellText(cell));
  return isNone(text) ? blank : limited(cell, text, longest);
}

/** A text that is nobody's to tidy: remarks keep their lines and signs. */
export function normaliseNote(cell: Cell, longest: number): Outcome<string> {
  if (cell.kind === 'empty') return blank;
  const text = cellText(cell).replace(/\r\n?/g, '\n').trim();
  return isBlankMark(text) ? blank : limited(cell, text, longest);
}

/** A number given by the house, such as 工号: half-width, no spaces within. */
export function normaliseNumber(cell: Cell, longest: number): Outcome<string> {
  if (cell.kind === 'text' && cell.text.length <= longest && /^\w[\w-]*\d$/.test(cell.text))
    return { value: cell.text };
  if (cell.kind === 'date') return fault('cell_error', '被表格软件改成了日期，请把单元格设为“文本”后重新填写');
  const text = dropPointZero(tidyCode(cellText(cell)).replace(/ /g, ''));
  return isNothing(text) ? blank : limited(cell, text, longest);
}

function limited(cell: Cell, text: string, longest: number): Outcome<string> {
  if (text === '') return blank;
  if (cell.kind === 'error' || isErrorText(text))
    return fault('cell_error', `是表格软件的出错值（${text.slice(0, 12)}），请重新填写`);
  if (text.length > longest) return fault('value_too_long', `有 ${text.length} 个字，最多 ${longest} 个字，请缩短`);
  return { value: text };
}

export function normaliseEmail(cell: Cell): Outcome<string> {
  const text = halfWidth(tidyCode(cellText(cell)))
    .replace(/^(?:mailto|e-?mail|邮箱)[:： ]*/i, '')
    .replace(/ /g, '')
    .replace(/^<(.*)>$/, '$1');
  if (isNothing(text)) return blank;
  const good =
    text.length <= 254 && /^[^\s@<>()[\],;:"\\]+@(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}$/u.test(text);
  return good ? { value: text } : fault('email_invalid', '不是有效的邮箱地址，请核对');
}
