import type { LawDifference } from '#contract/law.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { changesBetween } from '#law/engine/compare-days.ts';
import type { LocalLaw } from '../local-law.ts';
import { unitShown, valueShown } from '../shown.ts';

export function differencesOf(
  { law: { pack }, local }: LocalLaw,
  before: CivilDate,
  after: CivilDate,
): LawDifference[] {
  return changesBetween(pack, before, after).map(each =>
    each.kind === 'formula'
      ? { kind: each.kind, code: each.code, title: each.title, unit: null, before: each.before, after: each.after }
      : {
          kind: each.kind,
          code: each.path,
          title: each.title,
          unit: unitShown(pack, each.path),
          before: valueShown(each.before, each.path, local),
          after: valueShown(each.after, each.path, local),
        },
  );
}
