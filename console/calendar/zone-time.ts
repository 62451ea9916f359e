/** The instant at which a zone's clocks show a time (YYYY-MM-DDTHH:MM), as RFC 3339 in UTC. A time that is skipped is moved on. */
export function instantIn(zone: string, local: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  // The offset at the wanted time taken for UTC may be that of before a change; the second look is at the instant itself.
  let at = wanted - offsetAt(zone, wanted);
  at = wanted - offsetAt(zone, at);
  return new Date(at).toISOString();
}

/** 2026-02-24 18:00 by a zone's clocks. */
export function timeIn(zone: string, instant: string | number): { day: string; clock: string } {
  const shown = new Date(new Date(instant).getTime() + offsetAt(zone, new Date(instant).getTime())).toISOString();
  return { day: shown.slice(0, 10), clock: shown.slice(11, 16) };
}

/** How far a zone is ahead of UTC, in ms. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find(each => each.type === type)?.value);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(at / 1000) * 1000;
}
