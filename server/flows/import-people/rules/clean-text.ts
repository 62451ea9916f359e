import type { Cell } from '#platform/workbook/cell.ts';

/** Signs that nobody sees: controls, zero-width and direction marks, soft hyphen, byte order mark, object placeholders. */
const invisible = /(?!\s)\p{Cc}|\p{Cf}|\u034F|\u115F|\u3164|\uFE0F|\uFFFC/gu;
/** Radicals of the Kangxi dictionary, which copying from a PDF puts in place of the characters that look the same (⽂ for 文). */
const radicals = /[\u2F00-\u2FD5]/g;
const untidy = /[\s\p{Cc}\p{Cf}\u115F\u3164\uFFFC\u2F00-\u2FD5]|\u034F|\uFE0F/u;
const han = '\\p{Script=Han}\\u3007\\uE000-\\uF8FF\\u{F0000}-\\u{FFFFD}';
const spacesBetweenHan = new RegExp(`(?<=[${han}·]) +(?=[${han}·])`, 'gu');

/**
 * Text without invisible signs, every kind and run of white space one plain space, none at the ends, radicals as the characters that
 * they stand for. Nothing else changes: rare and compatibility characters stay as they were typed, which Unicode normalisation would
 * not let them.
 */
export function tidy(text: string): string {
  // Most cells are plain; a quick look spares them the work.
  if (!untidy.test(text)) return text;
  return text
    .replace(invisible, '')
    .replace(radicals, radical => radical.normalize('NFKC'))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Full-width letters, digits, signs and the ideographic space in their half-width forms. */
export function halfWidth(text: string): string {
  if (!/[\uFF01-\uFF5E\u3000\uFFE5]/.test(text)) return text;
  return text.replace(/[\uFF01-\uFF5E\u3000\uFFE5]/g, c => {
    if (c === '\u3000') return ' ';
    return c === '\uFFE5' ? '¥' : String.fromCharCode(c.charCodeAt(0) - 0xfee0);
  });
}

/** As `halfWidth`, but brackets, commas and the like stay: in Chinese prose they belong full-width. */
export function halfWidthLetters(text: string): string {
  if (!/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/.test(text)) return text;
  return text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** A short text such as a post: tidy, letters and digits half-width, no spaces between Chinese characters. */
export function tidyLabel(text: string): string {
  const plain = halfWidthLetters(tidy(text));
  return plain.includes(' ') ? plain.replace(spacesBetweenHan, '') : plain;
}

export function dropSpacesBetweenHan(text: string): string {
  return text.includes(' ') ? text.replace(spacesBetweenHan, '') : text;
}

/** A text of codes and digits: half-width, tidy, without quotes around it and without punctuation that trails behind it. */
export function tidyCode(text: string): string {
  const plain = tidy(halfWidth(text));
  // The apostrophe in front is the spreadsheet's mark of a text.
  return /^[\w.+-]*\w$/.test(plain) ? plain : plain.replace(/^['’‘`"“”]+ ?|[ ,;:、。'’‘`"“”]+$/g, '');
}

/** A number as text, as programs write the whole ones: 1001.0 is 1001. */
export function dropPointZero(text: string): string {
  return text.endsWith('0') ? text.replace(/^(\d+)\.0+$/, '$1') : text;
}

/** Dashes and slashes alone mean that there is nothing. */
function isDash(text: string): boolean {
  return text === '' || /^[-‐-―−－/／\\_—─·.]{1,20}$/.test(text);
}

/** What stands for an empty cell, whatever the field: dashes, and the words of programs for nothing. */
export function isBlankMark(text: string): boolean {
  // Whatever is longer, or no such word by its first sign, is not looked at closely.
  if (text.length > 20) return false;
  return isDash(text) || (text.length <= 11 && programBlank.test(text));
}

const programBlank = /^(?:n\/?a|null|none|nil|nan|nat|undefined|\\n|[(<[（【]?(?:null|none|blank|空白?)[)>\]）】]?)$/i;

/** Words of people who have nothing to write, for fields that one may well have nothing in. */
export function isNone(text: string): boolean {
  return isBlankMark(text) || /^[(（]?(?:无|没有|暂无|暂无数据|暂缺|無|未有)[)）]?$/.test(text);
}

/** As `isNone`, with the words of people who do not know. */
export function isNothing(text: string): boolean {
  return isNone(text) || /^[(（]?(?:不详|不明|未知|未填写?|未提供|未登记|待补充?|待填写?|待完善)[)）]?$/.test(text);
}

/** What a spreadsheet shows for a value it could not work out, also where it was pasted as text. */
export function isErrorText(text: string): boolean {
  return /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i.test(text);
}

/** The text of a cell as one would read it: whole numbers without exponent or trailing zeros, dressed as a format of zeros asks. */
export function cellText(cell: Cell): string {
  if (cell.kind !== 'number') return cell.text;
  const plain = expand(cell.text) ?? cell.text;
  return cell.format === undefined ? plain : dressed(plain, cell.format);
}

/** 12 under the format 00000 is shown as 00012, under "E"0000 as E0012: such numbers are names, and so written. */
function dressed(plain: string, format: string): string {
  const parts = /^((?:"[^"]*"|\\[A-Za-z-]|-)*)(0+)(?:;@)?$/.exec(format);
  if (!parts || !/^\d+$/.test(plain)) return plain;
  return (parts[1] ?? '').replace(/["\\]/g, '') + plain.padStart((parts[2] ?? '').length, '0');
}

/** A number's plain decimal form: 1.38E10 → 13800000000, 12.50 → 12.5, 8.0 → 8. Null where the text is no number. */
export function expand(text: string): string | null {
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  if (!parts) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point > 40 || point < -40) return null;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return `${sign === '-' ? '-' : ''}${left}${right ? `.${right}` : ''}`;
}

/** Whether a text is a long number that was shortened to its scientific form and lost digits: 6.22202E+18. */
export function isShortened(text: string): boolean {
  return /^\d(?:\.\d+)?[eE]\+?\d{1,2}$/.test(text);
}

/**
 * Whether the digits of a number cell may have been lost. Spreadsheet programs keep 15; what stands behind is zeros or rounding.
 * Digits beyond what a binary number would print are really in the file.
 */
export function digitsLost(cell: Cell): boolean {
  if (cell.kind !== 'number' || cell.number === undefined) return false;
  if (Math.abs(cell.number) < 1e15) return false;
  const plain = expand(cell.text);
  if (plain === null || /e/i.test(cell.text)) return true;
  if (Number.isSafeInteger(cell.number)) return plain.endsWith('0');
  return plain === expand(String(cell.number)) || plain.endsWith('000');
}
