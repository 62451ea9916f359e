/** Chance that can be had again: the same seed and place give the same throws, on every machine. */
export type Dice = {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of the pairs' first, as likely as its second says. */
  weighted<T>(from: ReadonlyArray<readonly [T, number]>): T;
};

/** Independent dice for each `place` (a person's number, a topic), so that throws of one don't shift those of another. */
export function dice(seed: number, place: number | string): Dice {
  let state = typeof place === 'number' ? mix(mix(seed) ^ place) : mix(mix(seed) ^ textNumber(place));
  // mulberry32: a counter stepped by an odd constant, its bits mixed.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    return mix(state) / 4_294_967_296;
  };
  const at = <T>(from: readonly T[], index: number): T => {
    if (from.length === 0) throw new RangeError('nothing to pick from');
    return from[index] as T;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: probability => next() < probability,
    pick: from => at(from, Math.floor(next() * from.length)),
    weighted: from => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of from) {
        left -= weight;
        if (left < 0) return item;
      }
      return at(from, from.length - 1)[0];
    },
  };
}

/** Spreads 32 bits over 32 bits, one to one. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function textNumber(text: string): number {
  let number = 0x811c9dc5;
  for (const character of text) number = Math.imul(number ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return number >>> 0;
}
