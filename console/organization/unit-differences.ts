import type { Unit } from '#contract/organization.ts';

/** How a unit of the moment looked at differs from another moment: what it was then, in words. */
export type UnitDifference = { kind: 'new' | 'moved' | 'renamed' | 'head'; was: string };
export type Compared = {
  readonly changed: ReadonlyMap<string, UnitDifference>;
  /** Those that were there then and are no more. */
  readonly gone: readonly Unit[];
};

/** Holds the units of one moment against those of another. */
export function compareUnits(then: readonly Unit[], now: readonly Unit[]): Compared {
  const old = new Map(then.map(each => [each.id, each]));
  const present = new Set(now.map(each => each.id));
  const changed = new Map<string, UnitDifference>();
  for (const unit of now) {
    const was = old.get(unit.id);
    if (!was) changed.set(unit.id, { kind: 'new', was: '' });
    else if (was.parentId !== unit.parentId)
      changed.set(unit.id, { kind: 'moved', was: `原在 ${was.path.slice(0, -1).join(' / ') || '最上级'}` });
    else if (was.name !== unit.name) changed.set(unit.id, { kind: 'renamed', was: `原名 ${was.name}` });
    else if (was.headPersonId !== unit.headPersonId)
      changed.set(unit.id, { kind: 'head', was: `原负责人 ${was.headName ?? '无'}` });
  }
  return { changed, gone: then.filter(each => !present.has(each.id)) };
}
