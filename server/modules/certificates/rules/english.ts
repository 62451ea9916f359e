import { pinyin } from 'pinyin-pro';
import type { CertificatePay } from '#contract/certificate.ts';
import { type CivilDate, partsOf } from '#kernel/civil-date.ts';
import { familyNameOf } from './words.ts';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** 2026-03-01 as 1 March 2026: no reader takes the month for the day. */
export function dayInEnglish(day: CivilDate): string {
  const { year, month, day: of } = partsOf(day);
  return `${of} ${months[month - 1]} ${year}`;
}

/** 2025-11 to 2026-10 as November 2025 to October 2026. */
export function monthsInEnglish(from: string, to: string): string {
  const one = (text: string) => `${months[Number(text.slice(5, 7)) - 1]} ${text.slice(0, 4)}`;
  return from === to ? one(from) : `${one(from)} to ${one(to)}`;
}

/**
 * A Chinese name as passports have it, family name first: 欧阳小明 as Ouyang Xiaoming; ü is YU there (吕 LYU). Names in other letters
 * stay. Characters without a known reading stay too, and a reader sees that something is left to write.
 */
export function nameInPinyin(name: string): string {
  if (!/\p{Script=Han}/u.test(name)) return name;
  const family = familyNameOf(name);
  const readings = syllables(name, 'head');
  const length = [...family].length;
  const word = (parts: readonly string[]) => capital(parts.join(''));
  return `${word(readings.slice(0, length))} ${word(readings.slice(length))}`.trim();
}

/** 铸造车间 as Zhu Zao Che Jian; runs of other letters stay as they are. */
export function wordsInPinyin(text: string): string {
  return text
    .normalize('NFKC')
    .split(/(\p{Script=Han}+)/u)
    .map(part => (/\p{Script=Han}/u.test(part) ? syllables(part, 'off').map(capital).join(' ') : part.trim()))
    .filter(part => part !== '')
    .join(' ')
    .replace(/([([]) | ([)\],.])/g, '$1$2');
}

function syllables(text: string, surname: 'head' | 'off'): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', surname, v: true }).map(each =>
    each.replace(/^([ln])v/, '$1yu').replaceAll('v', 'u'),
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const items: Readonly<Record<string, string>> = {
  base: 'basic salary',
  post: 'post salary',
  performance: 'performance pay',
  allowance: 'allowances',
  other: 'other pay',
};

export function payItemsInEnglish(pay: CertificatePay): string {
  const named = [...new Set(pay.records.filter(each => each.isCounted).map(each => items[each.item] ?? each.item))];
  const last = named.pop() ?? '';
  return named.length > 0 ? `${named.join(', ')} and ${last}` : last;
}

const documents: Readonly<Record<string, string>> = {
  'identity-card': 'Resident Identity Card',
  passport: 'Passport',
  'hmt-residence-permit': 'Residence Permit for Hong Kong, Macao and Taiwan Residents',
  'foreign-permanent-resident-card': 'Foreign Permanent Resident ID Card',
  'hong-kong-macao-travel-permit': 'Mainland Travel Permit for Hong Kong and Macao Residents',
  'taiwan-travel-permit': 'Mainland Travel Permit for Taiwan Residents',
};

export function documentInEnglish(kind: string): string {
  return documents[kind] ?? 'Identity Document';
}
