/** Crockford's base 32: no I, L, O and U, so that nothing is misread or reads as a word. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Twelve characters of five bits: 60 bits. */
export const codeLength = 12;

/** The code of as many random bytes as it has characters. */
export function codeOf(random: Uint8Array): string {
  return Array.from(random.subarray(0, codeLength), byte => alphabet[byte & 31]).join('');
}

/** In groups of four: 7K3M-9QXT-2HVB. */
export function codeInGroups(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}

/** A code as typed, whatever its width, case, hyphens and spaces; O is 0, I and L are 1. Null for what no code can be. */
export function readCode(text: string): string | null {
  const code = bare(text).replaceAll('O', '0').replace(/[IL]/g, '1');
  return new RegExp(`^[${alphabet}]{${codeLength}}$`).test(code) ? code : null;
}

/** ZM-2026-000123. */
export function numberOf(year: number, count: number): string {
  return `ZM-${year}-${String(count).padStart(6, '0')}`;
}

/** A number as typed; null for what no number can be. */
export function readNumber(text: string): string | null {
  const parts = /^ZM(\d{4})(\d{6,9})$/.exec(bare(text));
  return parts ? `ZM-${parts[1]}-${parts[2]}` : null;
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−_]/g, '');
}
