import type { CivilDate } from '#kernel/civil-date.ts';
import type { AnyFormula, Calc, Formula, FormulaVersion, Use } from './formula.ts';
import type { Note } from './note.ts';
import type { Pack } from './pack.ts';
import { type Dated, doubtful, valueOn } from './parameter.ts';
import { refuse } from './refusals.ts';
import { readValue, type UnitKind } from './unit.ts';

/** A figure that whoever uses the result is to be warned of. */
export type Warning = {
  readonly path: string;
  readonly from: CivilDate;
  readonly status: Dated['status'];
  readonly note?: string;
};

/** The law of one day: formulas with their parameters in place, made when first asked for and kept. */
export type DayLaw = {
  readonly day: CivilDate;
  /**
   * A formula ready to reckon. Refuses `law.no-formula` on a day before its first version, `law.no-value` where a parameter that it uses
   * has no value on the day. A family's member is looked up when reckoned and refuses then.
   */
  formula<I, O>(formula: Formula<I, O>): Calc<I, O>;
  /** The doubtful figures among all that were looked up so far. */
  warnings(): readonly Warning[];
};

type Version = FormulaVersion & { calc: (law: unknown, input: unknown, note?: Note) => unknown };

export function lawOn(pack: Pack, day: CivilDate): DayLaw {
  const ready = new Map<string, Calc<unknown, unknown>>();
  const doubts = new Map<string, Warning>();

  const look = (path: string, kind: UnitKind): { value: unknown; dated: Dated; title: { zh: string; en: string } } => {
    const parameter = pack.parameters.get(path);
    if (!parameter) throw refuse['no-parameter']({ path });
    const dated = valueOn(parameter, day);
    if (!dated)
      throw refuse['no-value']({
        path,
        day,
        why: `最早的数值从 ${parameter.values[0]?.from} 起`,
        reason: 'before-first',
      });
    if (dated.value === null)
      throw refuse['no-value']({
        path,
        day,
        why: dated.note ? `自 ${dated.from} 起没有数值（${dated.note}）` : `已于 ${dated.from} 废止`,
        reason: 'repealed',
      });
    if (doubtful.has(dated.status))
      doubts.set(path, { path, from: dated.from, status: dated.status, ...(dated.note ? { note: dated.note } : {}) });
    return { value: readValue(kind, dated.value), dated, title: parameter.title };
  };

  const given = (use: Use<unknown>, tell: Array<(note: Note) => void>): unknown => {
    if (use.kind === 'formula') return prepare(use.formula);
    if (use.kind === 'parameter') {
      const { value, dated, title } = look(use.path, use.unit);
      tell.push(note => note.parameter(title, use.path, dated));
      return value;
    }
    const members = new Map<string, ReturnType<typeof look>>();
    // A run over many persons asks for the same member each time.
    let lastName: string | null = null;
    let lastValue: unknown;
    const memberOf = (name: string) => {
      const member = members.get(name) ?? look(`${use.path}/${name}`, use.unit);
      members.set(name, member);
      lastName = name;
      lastValue = member.value;
      return member;
    };
    return (name: string, note?: Note) => {
      if (note === undefined) return name === lastName ? lastValue : memberOf(name).value;
      const member = memberOf(name);
      note.parameter(member.title, `${use.path}/${name}`, member.dated);
      return member.value;
    };
  };

  const prepare = (formula: AnyFormula): Calc<unknown, unknown> => {
    const known = ready.get(formula.code);
    if (known) return known;
    const version = formula.versions.findLast(each => each.from <= day) as Version | undefined;
    if (!version) throw refuse['no-formula']({ formula: formula.code, day });
    const tell: Array<(note: Note) => void> = [];
    const law = Object.fromEntries(Object.entries(version.uses).map(([name, use]) => [name, given(use, tell)]));
    const { calc } = version;
    const about = { code: formula.code, from: version.from, cites: version.cites };
    const made: Calc<unknown, unknown> = (input, note) => {
      if (note === undefined) return calc(law, input);
      const inner = note.into(formula.title, about);
      for (const each of tell) each(inner);
      return calc(law, input, inner);
    };
    ready.set(formula.code, made);
    return made;
  };

  return {
    day,
    formula: <I, O>(formula: Formula<I, O>) => prepare(formula) as Calc<I, O>,
    warnings: () => [...doubts.values()],
  };
}
