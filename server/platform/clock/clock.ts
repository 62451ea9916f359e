import { type CivilDate, dateInZone } from '#kernel/civil-date.ts';

/** The only place where the machine's time is read. Rules take a day or an instant as an argument. */
export type Clock = {
  now(): Date;
  /** The civil date in the company's zone. */
  today(): CivilDate;
};

export function systemClock(zone = 'Asia/Shanghai'): Clock {
  return { now: () => new Date(), today: () => dateInZone(new Date(), zone) };
}
