import { type CivilDate, civilDate } from '#kernel/civil-date.ts';
import { checkIdentityNumber, type IdentityNumberFault } from './identity-number.ts';

/**
 * 外国人永久居留身份证. Since December 2023 18 characters: 9, province (2), nationality as ISO 3166-1 numeric (3), birth (8),
 * sequence (3), check as GB 11643. Before: nationality as ISO 3166-1 alpha-3, then 12 digits, of which the fifth to tenth are
 * the birth as YYMMDD. Both forms stay valid until the older card runs out.
 */
export type ForeignPermanentResidentCheck =
  | { ok: true; form: 'current'; birth: CivilDate; countryNumeric: string; province: string }
  /** The older form has two digits of the year, so the birth is not known from it. */
  | { ok: true; form: 'former'; birth: null; countryAlpha3: string }
  | { ok: false; fault: IdentityNumberFault };

/** No sex is read from the sequence: that it is odd for men is not published for this card. */
export function checkForeignPermanentResident(text: string): ForeignPermanentResidentCheck {
  return text.length === 15 ? checkFormer(text) : checkCurrent(text);
}

function checkCurrent(text: string): ForeignPermanentResidentCheck {
  if (text.length === 18 && !text.startsWith('9')) return { ok: false, fault: 'characters' };
  const check = checkIdentityNumber(text);
  if (!check.ok) return check;
  const { birth } = check;
  return { ok: true, form: 'current', birth, province: text.slice(1, 3), countryNumeric: text.slice(3, 6) };
}

function checkFormer(text: string): ForeignPermanentResidentCheck {
  if (!/^[A-Z]{3}\d{12}$/.test(text)) return { ok: false, fault: 'characters' };
  const [year, month, day] = [text.slice(7, 9), text.slice(9, 11), text.slice(11, 13)].map(Number) as [
    number,
    number,
    number,
  ];
  // 29 February exists in only one of the two centuries for year 00.
  const exists = civilDate(1900 + year, month, day) ?? civilDate(2000 + year, month, day);
  return exists
    ? { ok: true, form: 'former', birth: null, countryAlpha3: text.slice(0, 3) }
    : { ok: false, fault: 'birth' };
}
