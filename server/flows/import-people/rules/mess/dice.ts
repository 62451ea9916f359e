/** Chance that repeats: the same seed throws the same numbers. */
export type Dice = {
  /** A whole number from 0 to below `n`. */
  under(n: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `n` digits, the first of them not 0. */
  digits(n: number): string;
  shuffled<T>(list: readonly T[]): T[];
};

export function dice(seed: number): Dice {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const under = (n: number) => Math.floor(next() * n);
  return {
    under,
    chance: share => next() < share,
    pick: list => list[under(list.length)] as (typeof list)[number],
    digits: n => Array.from({ length: n }, (_, i) => (i === 0 ? 1 + under(9) : under(10))).join(''),
    shuffled: list => {
      const mixed = [...list];
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = under(i + 1);
        [mixed[i], mixed[j]] = [mixed[j] as (typeof mixed)[number], mixed[i] as (typeof mixed)[number]];
      }
      return mixed;
    },
  };
}
