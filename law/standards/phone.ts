/**
 * Telephone numbers of the mainland. Segments are not checked beyond the second digit: the regulator opens and reassigns them,
 * and a list would soon refuse somebody's real number.
 */
export type MobileCheck = { ok: true } | { ok: false; fault: 'length' | 'characters' | 'segment' };

/**
 * The bare digits of a number as people write it: full-width forms, spaces, hyphens, dots, brackets and a leading +86, 0086 or
 * 86 go. Anything else is kept, so that the check can see it.
 */
export function normalisePhone(text: string): string {
  const bare = text.normalize('NFKC').replace(/[\s\p{Cf}().·\-‐-―−_]/gu, '');
  return bare.replace(/^(?:\+|00)86/, '').replace(/^86(?=1\d{10}$)/, '');
}

/** Takes a number as `normalisePhone` leaves it: 11 digits, 1 and 3 to 9 first. */
export function checkMobile(text: string): MobileCheck {
  if (!/^\d*$/.test(text)) return { ok: false, fault: 'characters' };
  if (text.length !== 11) return { ok: false, fault: 'length' };
  return /^1[3-9]/.test(text) ? { ok: true } : { ok: false, fault: 'segment' };
}

export type LandlineCheck =
  | { ok: true; area: string; local: string; extension: string | null }
  | { ok: false; fault: 'form' };

/** 010 and 02x have three digits, all other areas four; a local number has 7 or 8 and begins with 2 to 9. */
const landline =
  /^(?<area>010|02\d|0[3-9]\d{2})-?(?<local>[2-9]\d{6,7})(?:(?:-|转|x|#|ext\.?)(?<extension>\d{1,6}))?$/i;

/** Takes the number as written, its area code included: 021-62345678, (0755) 8234 5678 转 801, +86 10 6234 5678. */
export function checkLandline(text: string): LandlineCheck {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[‐-―−]/g, '-');
  const abroad = /^(?:\+|00)86-?/.exec(compact)?.[0] ?? '';
  const national = compact.slice(abroad.length).replace(/^\((\d+)\)/, '$1-');
  // Written for callers abroad, an area code stands without its 0.
  const bare = abroad && !national.startsWith('0') ? `0${national}` : national;
  const parts = landline.exec(bare)?.groups;
  if (!parts) return { ok: false, fault: 'form' };
  return { ok: true, area: parts.area ?? '', local: parts.local ?? '', extension: parts.extension ?? null };
}

/** A number as lists show it: 138****5678. Of other lengths the last four stay, up to six digits only two, up to two none. */
export function maskPhone(text: string): string {
  if (/^1\d{10}$/.test(text)) return `${text.slice(0, 3)}****${text.slice(-4)}`;
  const kept = text.length > 6 ? 4 : text.length > 2 ? 2 : 0;
  return '*'.repeat(text.length - kept) + (kept ? text.slice(-kept) : '');
}
