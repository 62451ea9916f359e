/** The arithmetic behind the numbers people carry. Each function takes characters already checked for form. */

const zero = '0'.charCodeAt(0);
const mod11Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character for 17 digits: ISO 7064 MOD 11-2 as GB 11643-1999 writes it out in weights. */
export function mod11Check(seventeenDigits: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (mod11Weights[at] ?? 0) * (seventeenDigits.charCodeAt(at) - zero);
  return '10X98765432'.charAt(sum % 11);
}

/** GB 32100-2015 leaves out I, O, S, V and Z, which are easily misread. */
export const mod31Alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The 18th character for 17 characters of `mod31Alphabet`: weights 3^i mod 31 (GB 32100-2015). */
export function mod31Check(seventeenCharacters: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of seventeenCharacters) {
    sum += weight * mod31Alphabet.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return mod31Alphabet.charAt((31 - (sum % 31)) % 31);
}

/** The last digit for all the digits before it (Luhn, ISO/IEC 7812-1 annex B). */
export function luhnCheck(payload: string): string {
  let sum = 0;
  for (let at = payload.length - 1, doubles = true; at >= 0; at--, doubles = !doubles) {
    const digit = payload.charCodeAt(at) - zero;
    const counted = doubles ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return String((10 - (sum % 10)) % 10);
}
