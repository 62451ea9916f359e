import { type CivilDate, civilDate } from '#kernel/civil-date.ts';
import { mod11Check } from './check-digit.ts';

/**
 * 公民身份号码, GB 11643-1999: six digits of region, eight of birth, three of sequence (odd male, even female), one check.
 * Every function takes text already half-width, upper-case and free of spaces.
 */
export type IdentityNumberFault = 'length' | 'characters' | 'checksum' | 'birth';

export type IdentityNumberCheck =
  | { ok: true; birth: CivilDate; sex: 'male' | 'female'; region: string }
  | { ok: false; fault: IdentityNumberFault };

/** The standard's own sample is of 1880; an earlier year can only be a mistake. */
const earliestBirthYear = 1800;

/**
 * Faults are looked for in the order length, characters, checksum, birth. `region` is the first six digits as they stand:
 * regions are renamed and dissolved while numbers stay, so an unknown one is no fault. Whether the birth lies in the future is
 * for the caller, who has a clock.
 */
export function checkIdentityNumber(text: string): IdentityNumberCheck {
  if (text.length !== 18) return { ok: false, fault: 'length' };
  if (!/^\d{17}[\dX]$/.test(text)) return { ok: false, fault: 'characters' };
  if (mod11Check(text.slice(0, 17)) !== text[17]) return { ok: false, fault: 'checksum' };
  const birth = birthIn(text.slice(6, 14));
  if (!birth) return { ok: false, fault: 'birth' };
  return { ok: true, birth, sex: Number(text[16]) % 2 === 1 ? 'male' : 'female', region: text.slice(0, 6) };
}

/** The check character that the first 17 digits ask for, or null where they are not 17 digits; for wording a fault. */
export function expectedCheckDigit(text: string): string | null {
  const payload = text.slice(0, 17);
  return /^\d{17}$/.test(payload) ? mod11Check(payload) : null;
}

/**
 * The 18-character number that an old 15-digit one became, or null where it is not one. Only ever a suggestion: the holder's
 * card decides. Sequences 996 to 999 were kept for people born before 1900.
 */
export function upgradeFifteenDigits(text: string): string | null {
  if (!/^\d{15}$/.test(text)) return null;
  const century = Number(text.slice(12)) >= 996 ? '18' : '19';
  const payload = `${text.slice(0, 6)}${century}${text.slice(6)}`;
  return birthIn(payload.slice(6, 14)) ? payload + mod11Check(payload) : null;
}

/** 港澳台居民居住证 number the holder as a citizen's is, under a region that names where the holder is from. */
const hmtOrigins: Readonly<Record<string, 'hong-kong' | 'macao' | 'taiwan'>> = {
  '810000': 'hong-kong',
  '820000': 'macao',
  '830000': 'taiwan',
};

export type HmtResidencePermitCheck =
  | { ok: true; birth: CivilDate; sex: 'male' | 'female'; region: string; origin: 'hong-kong' | 'macao' | 'taiwan' }
  | { ok: false; fault: IdentityNumberFault | 'region' };

export function checkHmtResidencePermit(text: string): HmtResidencePermitCheck {
  const check = checkIdentityNumber(text);
  if (!check.ok) return check;
  const origin = hmtOrigins[check.region];
  return origin ? { ...check, origin } : { ok: false, fault: 'region' };
}

/** A number as lists show it: 1101**********1234. The shorter the number, the less of it stays; up to four, nothing. */
export function maskIdentityNumber(text: string): string {
  const kept = text.length >= 12 ? 4 : text.length >= 7 ? 2 : text.length >= 5 ? 1 : 0;
  const last = kept ? text.slice(-kept) : '';
  return text.slice(0, kept) + '*'.repeat(text.length - 2 * kept) + last;
}

function birthIn(eightDigits: string): CivilDate | null {
  const year = Number(eightDigits.slice(0, 4));
  if (year < earliestBirthYear) return null;
  return civilDate(year, Number(eightDigits.slice(4, 6)), Number(eightDigits.slice(6)));
}
