import { type CivilDate, dateInZone } from '#kernel/civil-date.ts';

/** The only place where the machine's time is read. Rules take a day or an instant as an argument. */
export type Clock = {
  now(): Date;
  /** The civil date in the company's zone. */
  today(): CivilDate;
};

/** Since 1972 zones differ by whole quarters of an hour, so that a date changes at the beginning of one only. */
const quarterMs = 15 * 60_000;

export function systemClock(zone = 'Asia/Shanghai'): Clock {
  // Asked at each request, and dear to find out.
  let known: { readonly quarter: number; readonly today: CivilDate } | null = null;
  return {
    now: () => new Date(),
    today: () => {
      const now = new Date();
      const quarter = Math.floor(now.getTime() / quarterMs);
      if (known?.quarter !== quarter) known = { quarter, today: dateInZone(now, zone) };
      return known.today;
    },
  };
}
