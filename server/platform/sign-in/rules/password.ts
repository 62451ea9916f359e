import type { Refusal } from '#kernel/refusal.ts';
import { refusePassword } from '../refusals.ts';
import { commonPasswords } from './common-passwords.ts';

export const leastLength = 12;
export const mostLength = 128;

/**
 * Why a new password is refused; null when it is good. Length and rarity count, not kinds of characters (ASVS 5, 6.2).
 * Lengths are counted in characters as a person sees them typed (code points).
 */
export function passwordRefusal(password: string, of: { username: string; phone: string | null }): Refusal | null {
  const length = [...password].length;
  if (length < leastLength) return refusePassword['too-short']({ least: leastLength });
  if (length > mostLength) return refusePassword['too-long']({ most: mostLength });
  const plain = fold(password);
  const username = fold(of.username);
  if (username.length >= 3 && plain.includes(username)) return refusePassword.personal();
  if (of.phone && plain.includes(of.phone)) return refusePassword.personal();
  return isRegular(plain) || isCommon(plain) ? refusePassword.common() : null;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** A common word with digits and signs hung on or put in is still that word: `password2024!!`, `P@ssw0rd`. */
function isCommon(plain: string): boolean {
  const bare = plain.replace(/[^\p{L}\d]/gu, '');
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const known = [bare, core.replace(/[^\p{L}\d]/gu, ''), undisguise(core)];
  return known.some(word => commonPasswords.has(word)) || repeats(bare, commonPasswords);
}

/** Digits and signs that people put for letters. */
function undisguise(text: string): string {
  const letterOf: Record<string, string> = {
    '0': 'o',
    '1': 'l',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
  };
  return text.replace(/[013457@$]/g, sign => letterOf[sign] ?? sign).replace(/[^\p{L}]/gu, '');
}

function repeats(text: string, words: ReadonlySet<string>): boolean {
  for (let size = 3; size <= text.length / 2; size++) {
    if (
      text.length % size === 0 &&
      text.slice(0, size).repeat(text.length / size) === text &&
      words.has(text.slice(0, size))
    )
      return true;
  }
  return false;
}

/** Few different characters, or a run along the alphabet, the digits or a keyboard's rows. */
function isRegular(plain: string): boolean {
  if (new Set(plain).size < 5) return true;
  const runs = [
    '01234567890123456789',
    'abcdefghijklmnopqrstuvwxyz',
    'qwertyuiopasdfghjklzxcvbnm',
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  ];
  return runs.some(run => run.includes(plain) || [...run].reverse().join('').includes(plain));
}
