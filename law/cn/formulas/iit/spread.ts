import type { Fen } from '#kernel/money.ts';
import { divided } from '#law/engine/ratio.ts';
import type { Band, Bands } from '#law/engine/unit.ts';

/** The part of an amount that is `1/parts` of it, less `off`: the band in which it lies, compared exactly before any rounding. */
export function bandOfPart(bands: Bands, amount: Fen, parts: number, off: Fen): Band {
  for (const band of bands) if (band.upTo === null || amount <= (band.upTo + off) * parts) return band;
  throw new RangeError('the last band of a table has no end');
}

/** [(amount ÷ parts − off) × rate − quick] × parts, rounded once, half up to the fen; zero where nothing is left to tax. */
export function taxOfParts(bands: Bands, amount: Fen, parts: number, off: Fen): Fen {
  const whole = amount - off * parts;
  if (whole <= 0) return 0 as Fen;
  const { rate, quick } = bandOfPart(bands, amount, parts, off);
  return (divided(whole, rate.num, rate.den) - quick * parts) as Fen;
}

/** A part of an amount to the fen, half up, as it is shown. */
export function partOf(amount: Fen, parts: number): Fen {
  return divided(amount, 1, parts) as Fen;
}
