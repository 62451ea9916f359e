/** Money in whole fen (分, a hundredth of a yuan). Always a safe integer. */
export type Fen = number & { readonly __fen: true };

/** Throws RangeError unless the number is a safe integer. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole fen: ${amount}`);
  return amount as Fen;
}

/** Reads a plain decimal of yuan with at most two places ("15600", "-3.05"); null for anything else. No binary float is made. */
export function parseYuan(text: string): Fen | null {
  const parts = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts) return null;
  const amount = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return (parts[1] === '-' && amount !== 0 ? -amount : amount) as Fen;
}

/** Yuan with two places and no grouping: 1560000 → "15600.00". */
export function formatYuan(amount: Fen): string {
  const sign = amount < 0 ? '-' : '';
  const abs = Math.abs(amount);
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}
