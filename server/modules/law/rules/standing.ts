import type { CivilDate } from '#kernel/civil-date.ts';
import type { Pack } from '#law/engine/pack.ts';
import type { Shipped } from '../tables.ts';
import { isKnownChoice } from './choices.ts';
import { sameValue, writtenValue } from './written-value.ts';

export type Standing = 'alone' | 'same' | 'differs' | 'review' | 'unfit';

/** What the pack ships of a parameter from a day on, in the spelling in which values are compared. */
export function shippedFrom(pack: Pack, path: string, day: CivilDate): Shipped[] {
  const parameter = pack.parameters.get(path);
  const kind = parameter && pack.units[parameter.unit]?.kind;
  if (!kind) return [];
  return parameter.values
    .filter(each => each.from >= day)
    .map(each => ({ from: each.from, value: writtenValue(kind, each.value) ?? null }));
}

/**
 * How a local value in force stands to the pack. A person has seen `seen` of it and decided; whatever the pack has come to ship since,
 * of that day or after it, is for a person to look at. A shipped value that is the same as the local one asks for nothing.
 */
export function standingOf(
  pack: Pack,
  { path, from, value }: { path: string; from: CivilDate; value: unknown },
  seen: readonly Shipped[],
): Standing {
  const parameter = pack.parameters.get(path);
  const kind = parameter && pack.units[parameter.unit]?.kind;
  if (!kind || writtenValue(kind, value) === undefined || !isKnownChoice(pack, path, value)) return 'unfit';
  const shipped = shippedFrom(pack, path, from);
  const ofThatDay = shipped.find(each => each.from === from);
  const isSame = ofThatDay !== undefined && sameValue(kind, ofThatDay.value, value);
  const known = (each: Shipped) => seen.some(old => old.from === each.from && sameValue(kind, old.value, each.value));
  const news = shipped.filter(each => !known(each) && !(each === ofThatDay && isSame));
  if (news.length > 0) return 'review';
  if (!ofThatDay) return 'alone';
  return isSame ? 'same' : 'differs';
}
