import { mod31Alphabet, mod31Check } from './check-digit.ts';

/**
 * 统一社会信用代码, GB 32100-2015: registering authority (1), kind of body (1), region (6 digits), body code of GB 11714 (9),
 * check (1).
 */
export type UnifiedCreditCodeCheck =
  | { ok: true; region: string; bodyCode: string }
  | { ok: false; fault: 'length' | 'characters' | 'checksum' };

const form = new RegExp(`^[${mod31Alphabet}]{2}\\d{6}[${mod31Alphabet}]{10}$`);

/** Takes text already half-width, upper-case and free of spaces. An unknown region or kind of body is no fault. */
export function checkUnifiedCreditCode(text: string): UnifiedCreditCodeCheck {
  if (text.length !== 18) return { ok: false, fault: 'length' };
  if (!form.test(text)) return { ok: false, fault: 'characters' };
  if (mod31Check(text.slice(0, 17)) !== text[17]) return { ok: false, fault: 'checksum' };
  return { ok: true, region: text.slice(2, 8), bodyCode: text.slice(8, 17) };
}

/** The check character that the first 17 ask for, or null where they cannot be a code's; for wording a fault. */
export function expectedCreditCodeCheck(text: string): string | null {
  const payload = text.slice(0, 17);
  return payload.length === 17 && [...payload].every(c => mod31Alphabet.includes(c)) ? mod31Check(payload) : null;
}
