import type { CivilDate } from '#kernel/civil-date.ts';
import { type Dated, type Parameter, valueOn } from '#law/engine/parameter.ts';
import type { UnitKind } from '#law/engine/unit.ts';
import { sameValue } from './written-value.ts';

/** Days on which a parameter's value is another than before; `until` exclusive, null for ever. */
export type ChangedSpan = {
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly before: Dated | null;
  readonly after: Dated | null;
};

/** Where two histories of one parameter differ by value; a mere change of source is no difference. */
export function changedSpans(kind: UnitKind, before: Parameter, after: Parameter): ChangedSpan[] {
  const days = [...new Set([...before.values, ...after.values].map(each => each.from))].sort();
  const spans: ChangedSpan[] = [];
  days.forEach((from, at) => {
    const [was, is] = [valueOn(before, from) ?? null, valueOn(after, from) ?? null];
    if (was === is || (was && is && sameValue(kind, was.value, is.value))) return;
    const until = days[at + 1] ?? null;
    const last = spans.at(-1);
    if (last?.until === from && last.before === was && last.after === is) spans[spans.length - 1] = { ...last, until };
    else spans.push({ from, until, before: was, after: is });
  });
  return spans;
}
