import { dayNumber, parseCivilDate } from '#kernel/civil-date.ts';

/** A value since a day, null where it says nothing that could be drawn. */
export type Step = { readonly from: string; readonly height: number | null };
export type Plot = {
  /** Path data of the steps. */
  readonly line: string;
  readonly dots: ReadonlyArray<{ readonly x: number; readonly y: number; readonly at: number }>;
  readonly todayX: number | null;
  readonly years: ReadonlyArray<{ readonly x: number; readonly label: string }>;
};
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const day = (text: string) => dayNumber(parseCivilDate(text) ?? ('1970-01-01' as never));

/** Where the steps of a history lie within a frame. Each holds until the next; the last is drawn on a year past it, or past today. */
export function plotOf(steps: readonly Step[], today: string, frame: Frame): Plot {
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) return { line: '', dots: [], todayX: null, years: [] };
  const from = day(first.from) - 120;
  const until = Math.max(day(today), day(last.from)) + 300;
  const heights = steps.flatMap(each => (each.height === null ? [] : [each.height]));
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const room = high === low ? Math.abs(high) || 1 : (high - low) * 0.15;
  const x = (at: number) => frame.left + ((at - from) / (until - from)) * (frame.width - frame.left - frame.right);
  const y = (at: number) =>
    frame.height -
    frame.bottom -
    ((at - low + room) / (high - low + 2 * room)) * (frame.height - frame.top - frame.bottom);
  let line = '';
  let pen = false;
  const dots: Array<{ x: number; y: number; at: number }> = [];
  steps.forEach(({ from: since, height }, at) => {
    const startX = round(x(day(since)));
    if (height === null) {
      pen = false;
      return;
    }
    const next = steps[at + 1];
    const endX = round(x(next ? day(next.from) : until));
    const level = round(y(height));
    line += `${pen ? 'L' : 'M'}${startX} ${level}L${endX} ${level}`;
    dots.push({ x: startX, y: level, at });
    pen = true;
  });
  return { line, dots, todayX: round(x(day(today))), years: yearsBetween(from, until, x) };
}

/** At most eight marks, on the first days of years. */
function yearsBetween(from: number, until: number, x: (day: number) => number): Array<{ x: number; label: string }> {
  const [first, last] = [from, until].map(at => new Date(at * 86_400_000).getUTCFullYear()) as [number, number];
  const every = Math.max(1, Math.ceil((last - first) / 8));
  const years: Array<{ x: number; label: string }> = [];
  for (let year = first + 1; year <= last; year += every)
    years.push({ x: round(x(Date.UTC(year, 0, 1) / 86_400_000)), label: String(year) });
  return years;
}

const round = (at: number) => Math.round(at * 10) / 10;
