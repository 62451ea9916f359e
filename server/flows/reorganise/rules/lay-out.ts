import type { UnitKind } from '#contract/organization.ts';
import type { ReorganisationStep } from '#contract/reorganisation.ts';

/** A unit on the day of a plan. */
export type Stand = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  readonly headPersonId: string | null;
};
export type StepFault = {
  readonly step: number | null;
  readonly code:
    | 'unit-gone'
    | 'unit-there'
    | 'circle'
    | 'into-itself'
    | 'closed-with-units'
    | 'name-taken'
    | 'code-taken'
    | 'nothing-changes';
  readonly facts: Readonly<Record<string, unknown>>;
};

/** What the steps of a plan come to. */
export type Layout = {
  readonly after: ReadonlyMap<string, Stand>;
  readonly made: ReadonlySet<string>;
  /** Closed units, and where their people go in the end: null where nobody may be left. */
  readonly closed: ReadonlyMap<string, string | null>;
  /** Of the closed ones, those whose units below went along to `closed`'s unit. */
  readonly merged: ReadonlySet<string>;
  /** Every unit that a step names, with the first step that does. */
  readonly named: ReadonlyMap<string, number>;
  readonly faults: readonly StepFault[];
};

/** Lays the steps over the tree of the day, one after another. A step at fault is skipped. */
export function layOut(before: readonly Stand[], steps: readonly ReorganisationStep[]): Layout {
  const after = new Map(before.map(each => [each.id, each]));
  const made = new Set<string>();
  const went = new Map<string, string | null>();
  const merged = new Set<string>();
  const named = new Map<string, number>();
  const faults: StepFault[] = [];
  const nameOf = (id: string | null) =>
    id === null ? '最上级' : (after.get(id)?.name ?? before.find(each => each.id === id)?.name ?? '未知单位');

  const refused = (code: StepFault['code'], facts: StepFault['facts'] = {}) => ({ code, facts });
  const lay = (step: ReorganisationStep): Omit<StepFault, 'step'> | null => {
    if (step.kind === 'create' && (went.has(step.unitId) || after.has(step.unitId)))
      return refused('unit-there', { unit: nameOf(step.unitId) });
    const needed = step.kind === 'create' ? othersOf(step) : [step.unitId, ...othersOf(step)];
    const missing = needed.find(id => !after.has(id));
    if (missing) return refused('unit-gone', { unit: nameOf(missing) });
    if (step.kind === 'create') {
      made.add(step.unitId);
      after.set(step.unitId, madeBy(step));
      return null;
    }
    const unit = after.get(step.unitId) as Stand;
    switch (step.kind) {
      case 'change': {
        const next = changedBy(unit, step);
        if (sameStand(next, unit)) return refused('nothing-changes', { unit: unit.name });
        after.set(unit.id, next);
        return null;
      }
      case 'move':
        if (isWithin(after, step.parentId, unit.id))
          return refused('circle', { unit: unit.name, parent: nameOf(step.parentId) });
        if (step.parentId === unit.parentId) return refused('nothing-changes', { unit: unit.name });
        after.set(unit.id, { ...unit, parentId: step.parentId });
        return null;
      case 'merge':
        if (step.intoId === unit.id) return refused('into-itself', { unit: unit.name });
        if (isWithin(after, step.intoId, unit.id))
          return refused('circle', { unit: unit.name, parent: nameOf(step.intoId) });
        for (const each of [...after.values()])
          if (each.parentId === unit.id) after.set(each.id, { ...each, parentId: step.intoId });
        after.delete(unit.id);
        merged.add(unit.id);
        went.set(unit.id, step.intoId);
        return null;
      case 'close': {
        if (step.peopleTo === unit.id) return refused('into-itself', { unit: unit.name });
        const count = [...after.values()].filter(each => each.parentId === unit.id).length;
        if (count > 0) return refused('closed-with-units', { unit: unit.name, count });
        after.delete(unit.id);
        went.set(unit.id, step.peopleTo ?? null);
        return null;
      }
    }
  };
  steps.forEach((step, at) => {
    for (const id of [step.unitId, ...othersOf(step)]) if (!named.has(id)) named.set(id, at);
    const fault = lay(step);
    if (fault) faults.push({ step: at, ...fault });
  });
  // A unit that took others in and was closed later hands them on.
  const closed = new Map([...went.keys()].map(id => [id, endOf(went, id)]));
  return { after, made, closed, merged, named, faults: [...faults, ...clashes(before, after)] };
}

/** The units beside its own that a step names. */
function othersOf(step: ReorganisationStep): string[] {
  const other =
    step.kind === 'change'
      ? null
      : step.kind === 'merge'
        ? step.intoId
        : step.kind === 'close'
          ? step.peopleTo
          : step.parentId;
  return other ? [other] : [];
}

function madeBy(step: ReorganisationStep & { kind: 'create' }): Stand {
  return {
    id: step.unitId,
    name: step.name.trim(),
    code: step.code?.trim() ?? '',
    kind: step.unitKind,
    parentId: step.parentId,
    headPersonId: step.headPersonId ?? null,
  };
}

function changedBy(unit: Stand, step: ReorganisationStep & { kind: 'change' }): Stand {
  return {
    ...unit,
    name: step.name?.trim() ?? unit.name,
    code: step.code?.trim() ?? unit.code,
    kind: step.unitKind ?? unit.kind,
    headPersonId: step.headPersonId === undefined ? unit.headPersonId : step.headPersonId,
  };
}

/** Whether `id` is `unitId` or stands below it. */
function isWithin(units: ReadonlyMap<string, Stand>, id: string | null, unitId: string): boolean {
  let at = id;
  for (let depth = 0; at !== null && depth <= 60; depth++) {
    if (at === unitId) return true;
    at = units.get(at)?.parentId ?? null;
  }
  return false;
}

function endOf(went: ReadonlyMap<string, string | null>, id: string): string | null {
  let at: string | null = id;
  for (let hops = 0; at !== null && went.has(at) && hops <= went.size; hops++) at = went.get(at) ?? null;
  return at;
}

const sameStand = (a: Stand, b: Stand) =>
  a.name === b.name &&
  a.code === b.code &&
  a.kind === b.kind &&
  a.parentId === b.parentId &&
  a.headPersonId === b.headPersonId;

/** Names that siblings would share, and codes that two units would, where a plan brings it about. */
function clashes(before: readonly Stand[], after: ReadonlyMap<string, Stand>): StepFault[] {
  const old = new Map(before.map(each => [each.id, each]));
  const isNew = (each: Stand) => {
    const was = old.get(each.id);
    return !was || !sameStand(was, each);
  };
  const faults: StepFault[] = [];
  const all = [...after.values()];
  for (const list of Map.groupBy(all, each => `${each.parentId} ${each.name}`).values())
    if (list.length > 1 && list.some(isNew))
      faults.push({ step: null, code: 'name-taken', facts: { name: list[0]?.name } });
  for (const list of Map.groupBy(
    all.filter(each => each.code !== ''),
    each => each.code,
  ).values())
    if (list.length > 1 && list.some(each => isNew(each) && old.get(each.id)?.code !== each.code))
      faults.push({
        step: null,
        code: 'code-taken',
        facts: { code: list[0]?.code, units: list.map(each => `「${each.name}」`).join('、') },
      });
  return faults;
}
