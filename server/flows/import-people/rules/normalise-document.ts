import type { CivilDate } from '#kernel/civil-date.ts';
import { checkIdentityDocument, normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { checkIdentityNumber, expectedCheckDigit, upgradeFifteenDigits } from '#law/standards/identity-number.ts';
import type { Cell } from '#platform/workbook/cell.ts';
import { cellText, digitsLost, expand, isBlankMark, isShortened, tidyCode } from './clean-text.ts';
import { blank, fault } from './outcome.ts';

export type DocumentOutcome =
  | {
      readonly value: string | null;
      readonly kind?: string;
      readonly birth?: CivilDate | null;
      readonly sex?: 'male' | 'female' | null;
    }
  | { readonly code: string; readonly why: string };

const residentCard = 'identity-card';
/** Documents whose numbers are so long that a spreadsheet keeps but their beginning when it takes them for numbers. */
const longNumbers = new Set([residentCard, 'hmt-residence-permit', 'foreign-permanent-resident-card']);

/**
 * The number of an identity document. `kind` is a code of the set identity-document, or null where the row does not say: then the
 * number's form decides, and whatever is not plainly something else is held to be a resident's card.
 */
export function normaliseDocument(cell: Cell, kind: string | null): DocumentOutcome {
  if (cell.kind === 'empty') return blank;
  if (
    cell.kind === 'text' &&
    cell.text.length === 18 &&
    (kind === null || kind === residentCard) &&
    isPlainCard(cell.text)
  ) {
    const plain = checkIdentityNumber(cell.text);
    if (plain.ok) return { value: cell.text, kind: residentCard, birth: plain.birth, sex: plain.sex };
  }
  const written = tidyCode(cellText(cell));
  if (isBlankMark(written)) return blank;
  const text = clean(written);
  const actual = kind ?? inferKind(text);
  if (longNumbers.has(actual) && (isShortened(written) || /^\d{1,2}(?:\.\d+)?E\+?1\d$/i.test(written))) return lost();
  const check = checkIdentityDocument(actual, text);
  if (longNumbers.has(actual) && digitsLost(cell) && !(check.ok && isBelievable(cell))) return lost();
  if (check.ok) return { value: text, kind: actual, birth: check.birth, sex: check.sex };
  if (actual !== residentCard && actual !== 'hmt-residence-permit') return ofOther(check.fault, text);
  if (cell.kind === 'error') return fault('id_length', '是表格软件的出错值，请重新填写证件号码');
  switch (check.fault) {
    case 'length':
      return fault('id_length', whyLength(text));
    case 'birth':
      return fault('id_birth_invalid', '中的出生日期不存在，请核对原件');
    case 'region':
      return fault('id_region_invalid', '不是港澳台居民居住证号码（应以 810000、820000 或 830000 开头），请核对');
    case 'characters':
      return fault('id_checksum', '里有不应出现的字符（前 17 位应为数字，末位为数字或 X），请核对原件');
    default:
      if (isCutShort(text)) return lost();
      return fault('id_checksum', `末位校验码应为 ${expectedCheckDigit(text)}，请核对原件`);
  }
}

/** Numbers that begin otherwise are looked at closely: 81 to 83 and 9 are other cards, 0 is none. */
function isPlainCard(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 49 && first <= 55;
}

/** Of a number cell: that its last digits are in the file, which they are where no binary number would print them. */
function isBelievable(cell: Cell): boolean {
  const plain = expand(cell.text) ?? '';
  return !plain.endsWith('000') && plain !== expand(String(cell.number));
}

/** Fifteen digits kept, the rest zeros: what a spreadsheet leaves of a number, here in a file that has only texts. */
function isCutShort(text: string): boolean {
  return /^[1-9]\d{5}(?:19|20)\d{7}000$/.test(text);
}

function lost(): DocumentOutcome {
  return fault('id_precision_lost', '被当作数字保存，后几位已丢失，请把单元格设为“文本”后按原件重新填写');
}

function whyLength(text: string): string {
  const upgraded = upgradeFifteenDigits(text);
  if (upgraded) return `是 15 位的旧号码，按规则升位后末四位为 ${upgraded.slice(-4)}，请按新证件填写 18 位号码`;
  if (!/\d{6}/.test(text)) return '不是身份证号码，请填写 18 位号码';
  return `有 ${text.length} 位，应为 18 位，请核对原件`;
}

function ofOther(found: string, text: string): DocumentOutcome {
  if (found === 'checksum') return fault('id_checksum', '末位校验不通过，请核对原件');
  if (found === 'birth') return fault('id_birth_invalid', '中的出生日期不存在，请核对原件');
  if (found === 'length' && /\d/.test(text))
    return fault('id_length', `有 ${text.length} 位，与证件类型的号码位数不符，请核对证件类型和号码`);
  return fault('id_document_invalid', '与证件类型的号码格式不符，请核对证件类型和号码');
}

const label = /^(?:(?:(?:居民)?身份证|证件|护照)号?码?[:： ]*|(?:id|sfz)(?:no)?\.?[:： ]+)(?=[a-z]{0,3}\d)/i;
/** A remark behind the number that has no digits of its own. */
const remark = / ?[(（[【][^\d()（）]*[)）\]】]$/;
/** Look-alikes of the check letter X: Cyrillic Х, Greek Χ, Roman ten, signs of multiplication. */
const lookAlikes = /[ХхΧχ×Ⅹⅹ✕╳✖⨯]$/u;

function clean(text: string): string {
  const plain = text.replace(label, '').replace(remark, '').replace(/\.0+$/, '').replace(lookAlikes, 'X');
  // Stars and question marks hide digits; all other signs only group them.
  return normaliseIdentityNumber(plain).replace(/[^\p{L}\p{N}*?()]/gu, '');
}

/** Letters followed by digits are a passport or a permit; everything else is asked to be a resident's card. */
function inferKind(text: string): string {
  if (/^[HM]\d{8}(?:\d{2})?$/.test(text)) return 'hong-kong-macao-travel-permit';
  if (/^9\d{16}[\dX]$/.test(text) && checkIdentityDocument('foreign-permanent-resident-card', text).ok)
    return 'foreign-permanent-resident-card';
  if (/^[A-Z]{3}\d{12}$/.test(text)) return 'foreign-permanent-resident-card';
  if (/^(?:[A-Z]{1,2}\d{6,9}|[A-Z]\d{7,8}[A-Z]?)$/.test(text)) return 'passport';
  if (/^8[123]0000\d{11}[\dX]$/.test(text)) return 'hmt-residence-permit';
  return residentCard;
}
