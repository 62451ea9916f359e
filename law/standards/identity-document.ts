import type { CivilDate } from '#kernel/civil-date.ts';
import { checkForeignPermanentResident } from './foreign-permanent-resident.ts';
import { checkHmtResidencePermit, checkIdentityNumber } from './identity-number.ts';
import { checkPassport } from './passport.ts';
import { checkHongKongMacaoPermit, checkTaiwanPermit } from './travel-permit.ts';

export type IdentityDocumentCheck =
  /** `birth` and `sex` are what the number itself says, null where it says nothing. */
  | { ok: true; birth: CivilDate | null; sex: 'male' | 'female' | null }
  | { ok: false; fault: 'length' | 'characters' | 'checksum' | 'birth' | 'region' };

/** A number as its document's check wants it: half-width, upper-case, without spaces, dashes, dots and invisible signs. */
export function normaliseIdentityNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}.·'’`"]/gu, '')
    .toUpperCase();
}

/**
 * The check that fits a kind of the code set identity-document; takes a number as `normaliseIdentityNumber` leaves it. A kind
 * without a rule ('other', or one not known) only asks that there be a number.
 */
export function checkIdentityDocument(kind: string, text: string): IdentityDocumentCheck {
  const rule = Object.hasOwn(checks, kind) ? checks[kind] : undefined;
  const check = rule?.(text) ?? (text ? { ok: true } : { ok: false, fault: 'length' });
  return check.ok ? { ok: true, birth: check.birth ?? null, sex: check.sex ?? null } : check;
}

type Found =
  | { ok: true; birth?: CivilDate | null; sex?: 'male' | 'female' }
  | Extract<IdentityDocumentCheck, { ok: false }>;

const checks: Readonly<Record<string, (text: string) => Found>> = {
  'identity-card': checkIdentityNumber,
  'hmt-residence-permit': checkHmtResidencePermit,
  passport: checkPassport,
  'foreign-permanent-resident-card': checkForeignPermanentResident,
  'hong-kong-macao-travel-permit': checkHongKongMacaoPermit,
  'taiwan-travel-permit': checkTaiwanPermit,
};
