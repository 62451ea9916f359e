import type { CivilDate } from '#kernel/civil-date.ts';
import type { Pack } from './pack.ts';
import { type Dated, valueOn } from './parameter.ts';

export type Change =
  | {
      readonly kind: 'parameter';
      readonly path: string;
      readonly title: { zh: string; en: string };
      readonly unit: string;
      readonly before: Dated | null;
      readonly after: Dated | null;
    }
  | {
      readonly kind: 'formula';
      readonly code: string;
      readonly title: { zh: string; en: string };
      readonly before: string | null;
      readonly after: string | null;
    };

/** What the law of one day says otherwise than that of another: values, and formulas by what they cite. In the order of paths and codes. */
export function changesBetween(pack: Pack, before: CivilDate, after: CivilDate): Change[] {
  const changes: Change[] = [];
  for (const [path, parameter] of [...pack.parameters].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [was, is] = [valueOn(parameter, before) ?? null, valueOn(parameter, after) ?? null];
    if (was === is || JSON.stringify(was?.value ?? null) === JSON.stringify(is?.value ?? null)) continue;
    changes.push({ kind: 'parameter', path, title: parameter.title, unit: parameter.unit, before: was, after: is });
  }
  for (const [code, formula] of [...pack.formulas].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const on = (day: CivilDate) => formula.versions.findLast(each => each.from <= day) ?? null;
    const [was, is] = [on(before), on(after)];
    if (was !== is)
      changes.push({
        kind: 'formula',
        code,
        title: formula.title,
        before: was?.cites ?? null,
        after: is?.cites ?? null,
      });
  }
  return changes;
}
