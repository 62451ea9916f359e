import type { CivilDate } from '#kernel/civil-date.ts';
import { luhnCheck, mod11Check, mod31Alphabet, mod31Check } from '#law/standards/check-digit.ts';
import type { Dice } from './dice.ts';
import type { Sex } from './names.ts';

/** Numbers that pass every check and belong to nobody we know of: they are drawn, not taken from anywhere. */

/** Three digits of sequence, odd for men, and the check. `nudge` gives the next sequence when one is taken. */
export function identityNumber(d: Dice, region: string, birth: CivilDate, sex: Sex, nudge = 0): string {
  const pair = (d.between(0, 499) + nudge) % 500;
  const sequence = pair * 2 + (sex === 'male' ? 1 : 0);
  const payload = region + birth.replaceAll('-', '') + String(sequence).padStart(3, '0');
  return payload + mod11Check(payload);
}

/** 外国人永久居留身份证 in its present form; `nationality` as ISO 3166-1 numeric. */
export function permanentResidentNumber(d: Dice, province: string, nationality: string, birth: CivilDate): string {
  const payload = `9${province}${nationality}${birth.replaceAll('-', '')}${String(d.between(0, 999)).padStart(3, '0')}`;
  return payload + mod11Check(payload);
}

/** A company (9: 工商, 1: 企业) registered in a region. */
export function creditCode(d: Dice, region: string): string {
  let payload = `91${region}MA`;
  while (payload.length < 17) payload += d.pick([...mod31Alphabet]);
  return payload + mod31Check(payload);
}

/** Segments of the mainland's operators. */
const segments = [
  '133',
  '134',
  '135',
  '136',
  '137',
  '138',
  '139',
  '147',
  '150',
  '151',
  '152',
  '155',
  '156',
  '157',
  '158',
  '159',
  '166',
  '173',
  '176',
  '177',
  '178',
  '180',
  '181',
  '182',
  '183',
  '185',
  '186',
  '187',
  '188',
  '189',
  '191',
  '198',
  '199',
];

/** Different for each `place`: the step has no factor in common with 10^8, so no two places meet. */
export function mobileNumber(d: Dice, seed: number, place: number): string {
  return d.pick(segments) + spread(seed, place, 8);
}

/** A debit card: 19 digits, the issuer's prefix first and Luhn's check last; different for each `place`. */
export function bankNumber(prefix: string, seed: number, place: number): string {
  const payload = prefix + spread(seed, place, 18 - prefix.length);
  return payload + luhnCheck(payload);
}

function spread(seed: number, place: number, digits: number): string {
  const size = 10n ** BigInt(digits);
  const at = (BigInt(place) * 1_234_577_683n + BigInt(seed >>> 0) * 977n + 31_415_927n) % size;
  return String(at).padStart(digits, '0');
}

/** An ordinary electronic passport of China. */
export function passportNumber(d: Dice): string {
  return `E${d.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ'])}${String(d.between(0, 9_999_999)).padStart(7, '0')}`;
}
