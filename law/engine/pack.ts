import { type CivilDate, isCivilDate } from '#kernel/civil-date.ts';
import type { AnyFormula } from './formula.ts';
import { type Dated, type Parameter, statuses } from './parameter.ts';
import { commonUnits, readValue, type Unit } from './unit.ts';

/** A country's law: a folder of dated figures and dated formulas. */
export type Pack = {
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** By path: `iit/comprehensive/annual-table`. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly formulas: ReadonlyMap<string, AnyFormula>;
  readonly units: Readonly<Record<string, Unit>>;
};

/** Puts a pack together. Throws PackFault naming each fault: a unit that is not registered, a value that is not of its unit, a circle … */
export function makePack(given: {
  code: string;
  title: { zh: string; en: string };
  parameters: Readonly<Record<string, Parameter>>;
  formulas: readonly AnyFormula[];
  units?: Readonly<Record<string, Unit>>;
}): Pack {
  const pack: Pack = {
    code: given.code,
    title: given.title,
    parameters: new Map(Object.entries(given.parameters)),
    formulas: new Map(given.formulas.map(each => [each.code, each])),
    units: { ...commonUnits, ...given.units },
  };
  const faults = faultsOf(pack);
  if (pack.formulas.size !== given.formulas.length) faults.push('two formulas share a code');
  if (faults.length > 0) throw new PackFault(given.code, faults);
  return pack;
}

export class PackFault extends Error {
  readonly faults: readonly string[];

  constructor(pack: string, faults: readonly string[]) {
    super(`the pack ${pack} is not sound:\n${faults.map(each => `- ${each}`).join('\n')}`);
    this.name = 'PackFault';
    this.faults = faults;
  }
}

/**
 * The pack with local values laid over it: from a local value's day on it holds, until the next value of either. The shipped pack stays
 * as it is.
 */
export function overlaid(pack: Pack, local: ReadonlyMap<string, readonly Dated[]>): Pack {
  const parameters = new Map(pack.parameters);
  for (const [path, values] of local) {
    const shipped = parameters.get(path);
    if (!shipped) continue;
    const days = new Set(values.map(each => each.from));
    const merged = [...shipped.values.filter(each => !days.has(each.from)), ...values];
    merged.sort((a, b) => (a.from < b.from ? -1 : 1));
    parameters.set(path, { ...shipped, values: merged });
  }
  return { ...pack, parameters };
}

/** What is wrong with one parameter of a pack; empty when nothing is. */
export function faultsOfParameter(path: string, parameter: Parameter, units: Pack['units']): string[] {
  const faults: string[] = [];
  const unit = units[parameter.unit];
  if (!unit) return [`${path}: the unit “${parameter.unit}” is not registered`];
  if (parameter.values.length === 0) faults.push(`${path}: has no value at all`);
  if (!parameter.title?.zh || !parameter.title.en) faults.push(`${path}: has no title in both languages`);
  if (!isCivilDate(parameter.checkedOn)) faults.push(`${path}: does not say when it was last checked`);
  let before: CivilDate | null = null;
  for (const each of parameter.values) {
    if (!isCivilDate(each.from)) faults.push(`${path}: “${each.from}” is not a day`);
    if (before !== null && each.from <= before) faults.push(`${path}: ${each.from} does not come after ${before}`);
    before = each.from;
    if (each.value !== null && readValue(unit.kind, each.value) === null)
      faults.push(`${path}: the value of ${each.from} is not of the unit “${parameter.unit}”`);
    if (!statuses.includes(each.status))
      faults.push(`${path}: the status “${each.status}” of ${each.from} is not known`);
    if (!each.source?.instrument) faults.push(`${path}: the value of ${each.from} has no source`);
  }
  return faults;
}

function faultsOf(pack: Pack): string[] {
  const faults = [...pack.parameters].flatMap(([path, parameter]) => faultsOfParameter(path, parameter, pack.units));
  for (const formula of pack.formulas.values()) {
    if (formula.versions.length === 0) faults.push(`${formula.code}: has no version`);
    for (const version of formula.versions) {
      if (!version.cites) faults.push(`${formula.code}: the version of ${version.from} cites nothing`);
      for (const use of Object.values(version.uses)) {
        if (use.kind === 'formula') {
          if (pack.formulas.get(use.formula.code) !== use.formula)
            faults.push(`${formula.code}: calls ${use.formula.code}, which is not in the pack`);
          continue;
        }
        const found =
          use.kind === 'parameter'
            ? [pack.parameters.get(use.path)]
            : [...pack.parameters]
                .filter(([path]) => path.startsWith(`${use.path}/`) && isLeaf(path, use.leaves))
                .map(([, each]) => each);
        if (found.length === 0 || found[0] === undefined)
          faults.push(`${formula.code}: uses ${use.path}, which is not in the pack`);
        for (const each of found) {
          if (each && pack.units[each.unit] && pack.units[each.unit]?.kind !== use.unit)
            faults.push(`${formula.code}: takes ${use.path} for ${use.unit}, but it is in “${each.unit}”`);
        }
      }
    }
    const circle = circleFrom(formula, []);
    if (circle) faults.push(`a circle of formulas: ${circle.join(' → ')}`);
  }
  return faults;
}

function isLeaf(path: string, leaves: readonly string[] | undefined): boolean {
  return leaves === undefined || leaves.includes(path.slice(path.lastIndexOf('/') + 1));
}

function circleFrom(formula: AnyFormula, way: readonly string[]): string[] | null {
  if (way.includes(formula.code)) return [...way, formula.code];
  for (const version of formula.versions) {
    for (const use of Object.values(version.uses)) {
      const found = use.kind === 'formula' ? circleFrom(use.formula, [...way, formula.code]) : null;
      if (found) return found;
    }
  }
  return null;
}
