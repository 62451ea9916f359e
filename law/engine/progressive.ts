import type { Fen } from '#kernel/money.ts';
import { times } from './ratio.ts';
import type { Band, Bands } from './unit.ts';

/** The band in which an amount lies; a band's ceiling belongs to it. Amounts below zero lie in the first. */
export function bandOf(bands: Bands, amount: Fen): Band {
  for (const band of bands) if (band.upTo === null || amount <= band.upTo) return band;
  throw new RangeError('the last band of a table has no end');
}

/** The tax by the whole amount's band: amount × rate − quick deduction, half up to the fen; zero below zero. */
export function taxOf(bands: Bands, amount: Fen): Fen {
  if (amount <= 0) return 0 as Fen;
  const { rate, quick } = bandOf(bands, amount);
  return (times(amount, rate) - quick) as Fen;
}
