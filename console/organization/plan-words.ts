import {
  type PlannedUnit,
  type ReorganisationStep,
  stepLabels,
  type UnitEffect,
  unitEffectLabels,
} from '#contract/reorganisation.ts';
import type { Tone } from '../parts/chip.tsx';

/** Which colour an effect has, beside its word. */
export const effectTones: Record<UnitEffect, Tone> = {
  new: 'success',
  moved: 'info',
  renamed: 'warning',
  head: 'warning',
  merged: 'danger',
  closed: 'danger',
  receives: 'teal',
};

/** A step as a sentence. `nameOf` gives the name of a unit, also of a new one. */
export function stepText(step: ReorganisationStep, nameOf: (unitId: string) => string): string {
  const unit = `「${nameOf(step.unitId)}」`;
  const under = (parentId: string | null) => (parentId ? `「${nameOf(parentId)}」之下` : '最上级');
  switch (step.kind) {
    case 'create':
      return `新设「${step.name}」，在${under(step.parentId)}`;
    case 'change':
      return [
        `${unit}`,
        step.name === undefined ? '' : `更名为「${step.name}」`,
        step.code === undefined ? '' : `编码改为 ${step.code || '空'}`,
        step.headPersonId === undefined ? '' : step.headPersonId === null ? '不再设负责人' : '换负责人',
      ]
        .filter(Boolean)
        .join(' ');
    case 'move':
      return `${unit}连同下级移到${under(step.parentId)}`;
    case 'merge':
      return `${unit}并入「${nameOf(step.intoId)}」，人员和下级单位一起过去`;
    case 'close':
      return `撤销${unit}${step.peopleTo ? `，人员到「${nameOf(step.peopleTo)}」` : ''}`;
  }
}

export const effectText = (effects: readonly UnitEffect[]) => effects.map(each => unitEffectLabels[each]).join('、');
export const stepKindText = (step: ReorganisationStep) => stepLabels[step.kind];

export type PlanRow = { unit: PlannedUnit; name: string; depth: number; open: boolean | undefined };

/** The lines of one side of a plan. With `onlyTouched`, changed units and those above them alone. */
export function planRows(
  units: readonly PlannedUnit[],
  side: 'before' | 'after',
  open: ReadonlySet<string>,
  onlyTouched: boolean,
): PlanRow[] {
  const there = units.filter(each => each[side] !== null);
  const kept = onlyTouched ? touchedWithAbove(there, side) : null;
  const below = Map.groupBy(
    there.filter(each => kept === null || kept.has(each.id)),
    each => each[side]?.parentId ?? '',
  );
  for (const list of below.values())
    list.sort((a, b) => a.sort - b.sort || (a[side]?.name ?? '').localeCompare(b[side]?.name ?? '', 'zh-CN'));
  const rows: PlanRow[] = [];
  const walk = (parentId: string, depth: number) => {
    for (const unit of below.get(parentId) ?? []) {
      const isLeaf = !below.has(unit.id);
      const isOpen = kept !== null || open.has(unit.id);
      rows.push({ unit, name: unit[side]?.name ?? '', depth, open: isLeaf ? undefined : isOpen });
      if (!isLeaf && isOpen && depth < 60) walk(unit.id, depth + 1);
    }
  };
  walk('', 0);
  return rows;
}

function touchedWithAbove(units: readonly PlannedUnit[], side: 'before' | 'after'): ReadonlySet<string> {
  const byId = new Map(units.map(each => [each.id, each]));
  const kept = new Set<string>();
  for (const unit of units) {
    if (unit.effects.length === 0) continue;
    for (let at: PlannedUnit | undefined = unit; at && !kept.has(at.id); at = byId.get(at[side]?.parentId ?? ''))
      kept.add(at.id);
  }
  return kept;
}

/** The two highest levels, and whatever leads to something that changes. */
export function openForPlan(units: readonly PlannedUnit[]): ReadonlySet<string> {
  const open = new Set<string>();
  for (const side of ['before', 'after'] as const) {
    const there = units.filter(each => each[side] !== null);
    const roots = new Set(there.filter(each => !each[side]?.parentId).map(each => each.id));
    for (const id of roots) open.add(id);
    for (const id of touchedWithAbove(there, side)) open.add(id);
  }
  return open;
}
