import type { Cell } from '#platform/workbook/cell.ts';
import { cellText, halfWidth, isErrorText, isNothing, tidyCode, tidyLabel } from './clean-text.ts';
import { blank, fault, type Outcome } from './outcome.ts';

/** A short text: post, school, place. */
export function normaliseLabel(cell: Cell, longest: number): Outcome<string> {
  if (cell.kind === 'empty') return blank;
  return limited(cell, tidyLabel(cellText(cell)), longest);
}

/** A text that is nobody's to tidy: remarks keep their lines and signs. */
export function normaliseNote(cell: Cell, longest: number): Outcome<string> {
  if (cell.kind === 'empty') return blank;
  return limited(cell, cellText(cell).replace(/\r\n?/g, '\n').trim(), longest);
}

/** A number given by the house, such as 工号: half-width, no spaces within. */
export function normaliseNumber(cell: Cell, longest: number): Outcome<string> {
  if (cell.kind === 'text' && cell.text.length <= longest && /^[\w-]+$/.test(cell.text)) return { value: cell.text };
  const text = tidyCode(cellText(cell)).replace(/ /g, '');
  return limited(cell, text, longest);
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
    .replace(/^mailto:/i, '')
    .replace(/ /g, '');
  if (isNothing(text)) return blank;
  const good =
    text.length <= 254 && /^[^\s@<>()[\],;:"\\]+@(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}$/u.test(text);
  return good ? { value: text } : fault('email_invalid', '不是有效的邮箱地址，请核对');
}
