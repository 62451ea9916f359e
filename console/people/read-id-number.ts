import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';

/** What a resident identity number says of its holder, and whether its last character is what it must be (GB 11643-1999). */
export type IdNumber = { birthOn: CivilDate; sex: 'male' | 'female'; checks: boolean };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Reads 18 characters; null while there are fewer, or where no day or no number stands. The server judges; this only helps to type. */
export function readIdNumber(text: string, today: CivilDate): IdNumber | null {
  const number = text.replace(/\s/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return null;
  const birthOn = parseCivilDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  if (!birthOn || birthOn > today) return null;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return {
    birthOn,
    sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
    checks: checkCharacters[sum % 11] === number[17],
  };
}
