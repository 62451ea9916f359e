import type { Fen } from '#kernel/money.ts';

/** An exact fraction of whole numbers, the denominator above zero. Never a binary float. */
export type Ratio = { readonly num: number; readonly den: number };

/** Throws RangeError unless both are safe integers and `den` is above zero. Lowest terms. */
export function ratio(num: number, den = 1): Ratio {
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || den <= 0)
    throw new RangeError(`not a ratio: ${num}/${den}`);
  const shared = divisor(Math.abs(num), den);
  return { num: num / shared, den: den / shared };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a || 1 : divisor(b, a % b);
}

/** Reads a plain decimal ("0.005", "21.75", "-2"); null for anything else, or more digits than are kept exactly. */
export function parseRatio(text: string): Ratio | null {
  const parts = /^(-?)(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text);
  if (!parts) return null;
  const places = parts[3] ?? '';
  const num = Number(parts[2] + places);
  return ratio(parts[1] === '-' && num !== 0 ? -num : num, 10 ** places.length);
}

/** As a decimal where it has one of at most eight places ("0.03"), else as a fraction ("1/3"). */
export function formatRatio({ num, den }: Ratio): string {
  for (let places = 0, scale = 1; places <= 8; places++, scale *= 10) {
    if (scale % den !== 0) continue;
    const digits = String(Math.abs(num) * (scale / den)).padStart(places + 1, '0');
    const at = digits.length - places;
    return `${num < 0 ? '-' : ''}${digits.slice(0, at)}${places > 0 ? `.${digits.slice(at)}` : ''}`;
  }
  return `${num}/${den}`;
}

export function product(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.num, a.den * b.den);
}

/** Throws RangeError on division by zero. */
export function quotient(a: Ratio, b: Ratio): Ratio {
  return b.num < 0 ? ratio(-a.num * b.den, a.den * -b.num) : ratio(a.num * b.den, a.den * b.num);
}

export function sum(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den + b.num * a.den, a.den * b.den);
}

/** Below zero, zero or above, as a is below, equal to or above b. */
export function compare(a: Ratio, b: Ratio): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  const apart = BigInt(a.num) * BigInt(b.den) - BigInt(b.num) * BigInt(a.den);
  return apart < 0n ? -1 : apart > 0n ? 1 : 0;
}

/** The amount times the ratio, rounded half up to the fen (away from zero below it). Exact at any size that is a safe integer. */
export function times(amount: Fen, by: Ratio): Fen {
  return divided(amount, by.num, by.den) as Fen;
}

/** Up to here the quotient of floats is off by less than half of the smallest fraction that there can be, so its floor is right. */
const surely = 2 ** 50;

/** a × num ÷ den, rounded half up (away from zero below it). Exact; throws RangeError when the result is no safe integer. */
export function divided(a: number, num: number, den: number): number {
  const whole = a * num;
  if (whole >= 0 && whole <= surely) return Math.floor((whole + whole + den) / (den + den));
  return whole < 0 ? -divided(-a, num, den) : dividedWide(a, num, den);
}

function dividedWide(a: number, num: number, den: number): number {
  const wide = BigInt(a) * BigInt(num);
  const divisor = BigInt(den);
  const result = Number((2n * wide + divisor) / (2n * divisor));
  if (!Number.isSafeInteger(result)) throw new RangeError('an amount beyond what is kept exactly');
  return result;
}

/** The whole part, towards zero. */
export function floorOf({ num, den }: Ratio): number {
  return Math.trunc(num / den);
}
