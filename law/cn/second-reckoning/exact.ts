/*
 * Exact decimals of the second calculation. It takes nothing of the engine and nothing of the pack: whole numbers without end, and one
 * rounding at the end of each figure.
 */

/** What a case's input holds, as it was written. */
export type Written = { readonly [field: string]: unknown };
export type Exact = readonly [num: bigint, den: bigint];

export function exact(written: unknown): Exact {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(written));
  if (!parts) throw new RangeError(`not a decimal: ${String(written)}`);
  const places = parts[3] ?? '';
  const num = BigInt((parts[2] ?? '') + places);
  return [parts[1] ? -num : num, 10n ** BigInt(places.length)];
}

/** Fen of an amount with at most two places; none where the field was left out. */
export function fenOf(written: unknown): bigint {
  if (written === undefined || written === null) return 0n;
  const [num, den] = exact(written);
  return (num * 100n) / den;
}

/** Half up, away from zero below it. */
export function halfUp(num: bigint, den: bigint): bigint {
  return num < 0n ? -halfUp(-num, den) : (2n * num + den) / (2n * den);
}

/** An amount times a decimal, to the fen. */
export function part(fen: bigint, [num, den]: Exact): bigint {
  return halfUp(fen * num, den);
}

export function yuan(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

export function listIn(input: Written, field: string): readonly Written[] {
  return (input[field] ?? []) as readonly Written[];
}
export function groupIn(input: Written, field: string): Written | null {
  return (input[field] ?? null) as Written | null;
}
