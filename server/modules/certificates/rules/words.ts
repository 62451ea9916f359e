import { addDays, type CivilDate, partsOf } from '#kernel/civil-date.ts';

/** 2026-03-01 as 2026年3月1日. */
export function dayInWords(day: CivilDate): string {
  const { year, month, day: of } = partsOf(day);
  return `${year}年${month}月${of}日`;
}

/** 2025-11 to 2026-10 as 2025年11月至2026年10月; one month as 2026年10月. */
export function monthsInWords(from: string, to: string): string {
  const one = (text: string) => `${Number(text.slice(0, 4))}年${Number(text.slice(5, 7))}月`;
  return from === to ? one(from) : `${one(from)}至${one(to)}`;
}

/** Whole years and months from the first day through the last one, both worked. */
export function serviceInWords(first: CivilDate, last: CivilDate): string {
  const from = partsOf(first);
  const until = partsOf(addDays(last, 1));
  const months = (until.year - from.year) * 12 + until.month - from.month - (until.day < from.day ? 1 : 0);
  if (months < 1) return '不满1个月';
  const years = Math.floor(months / 12);
  return `${years > 0 ? `${years}年` : ''}${months % 12 > 0 ? `${months % 12}个月` : ''}`;
}

/** Fen as 15,000.00. */
export function grouped(fen: number): string {
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % 100).padStart(2, '0')}`;
}

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/**
 * Fen in capitals as cheques have them (支付结算办法, 附一): 整 after yuan and jiao, 零 once for zeros within and
 * before fen without jiao; of the ways that they leave open, the shorter.
 * Of amounts below 10^16 yuan.
 */
export function capitals(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const whole = yuan === 0 ? '' : `${wholeInCapitals(yuan)}元`;
  if (fen === 0) return '零元整';
  if (jiao === 0 && rest === 0) return `${whole}整`;
  const tens = jiao > 0 ? `${digits[jiao]}角` : whole === '' ? '' : '零';
  return rest === 0 ? `${whole}${tens}整` : `${whole}${tens}${digits[rest]}分`;
}

function wholeInCapitals(yuan: number): string {
  let text = '';
  let isZeroOpen = false;
  const figures = String(yuan);
  for (const [n, figure] of [...figures].entries()) {
    const place = figures.length - 1 - n;
    if (figure === '0') isZeroOpen = text !== '';
    else {
      text += `${isZeroOpen ? '零' : ''}${digits[Number(figure)]}${places[place % 4]}`;
      isZeroOpen = false;
    }
    const hasGroup = Number(figures.slice(Math.max(0, n - 3), n + 1)) > 0;
    if (place % 4 === 0 && place > 0 && hasGroup) text += groups[place / 4];
  }
  return text;
}

const doubled =
  /^(欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|百里|呼延|东郭|南门|西门|公西|乐正|梁丘|左丘)/;

/** The family name of a Chinese name; of other names the first character. */
export function familyNameOf(name: string): string {
  return doubled.exec(name)?.[0] ?? [...name][0] ?? '';
}

/** The family name, or of other names the first character, and an asterisk for each character that is hidden, three at most. */
export function maskName(name: string): string {
  const shown = familyNameOf(name);
  const hidden = [...name].length - [...shown].length;
  return `${shown}${'*'.repeat(Math.min(3, Math.max(1, hidden)))}`;
}
