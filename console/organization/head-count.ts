import type { Unit } from '#contract/organization.ts';
import type { WhoAmI } from '#contract/session.ts';

/** Whether somebody may see anybody but himself: to whoever may not, a count would tell nothing true. */
export function seesOthers(session: WhoAmI | null): boolean {
  return (session?.permissions ?? []).some(each => each.action === 'people.read' && each.scope !== 'own');
}

/** A count as it may be told: in full, as those whom one may see, or empty where there would be nobody to tell of. */
export function countText({ headCount }: Pick<Unit, 'headCount'>, which: 'direct' | 'total'): string {
  const count = headCount[which].toLocaleString('zh-CN');
  if (headCount.whole) return count;
  return headCount[which] > 0 ? `可见 ${count}` : '';
}
