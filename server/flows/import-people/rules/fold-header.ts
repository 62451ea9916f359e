import { simplified } from './simplified.ts';

/** Columns that number or reckon the rows: nothing is read from them, and a row with only them filled is empty. */
export const ordinalNames = new Set([
  '序号',
  '序',
  'no',
  '行号',
  '序列',
  '#',
  '排序',
  '顺序号',
  '顺序',
  '项次',
  '项目序号',
  'index',
  'sn',
]);

/**
 * A header as it is compared: half-width, lower case, simplified, without spaces, line breaks, stars and other signs, and without a
 * bracket that tells a unit, a form or that it must be filled in.
 */
export function foldHeader(text: string): string {
  const plain = simplified(text.normalize('NFKC').toLowerCase());
  const bare = plain.replace(brackets, (whole, within: string) => (tellsMore.test(within) ? whole : ''));
  const kept = /[\p{L}\p{N}]/u.test(bare) ? bare : plain;
  return kept
    .replace(/^[\d]+[.、)]\s*/, '')
    .replace(/(?:必填项?|选填|可选)$/, '')
    .replace(/[^\p{L}\p{N}#]/gu, '');
}

const brackets = /[([【〔{<《「]([^)\]】〕}>》」]*)[)\]】〕}>》」]/g;
/** What in brackets makes a header another one: 联系电话（紧急）, 姓名（拼音）, 部门（一级）. */
const tellsMore =
  /紧急|应急|家庭|家属|配偶|父|母|英文|拼音|曾用|农历|阴历|离职|转正|试用|办公|座机|上级|领导|[一二三四1-4]级/;

/** The power of ten by which a header's unit shifts its numbers: 基本工资（万元） is 4. */
export function unitOfHeader(text: string): number {
  const unit = /[(（[【/／:：]\s*(?:单位[:：]?)?\s*(?:人民币|rmb)?\s*([万千百]?)元/i.exec(text)?.[1];
  return unit === '万' ? 4 : unit === '千' ? 3 : unit === '百' ? 2 : 0;
}
