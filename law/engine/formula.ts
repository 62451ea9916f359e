import type { CivilDate } from '#kernel/civil-date.ts';
import type { Note } from './note.ts';
import type { Read, UnitKind } from './unit.ts';

/** What a formula stands on: a parameter, a family of parameters under one path, or another formula. */
export type Use<V> =
  | { readonly kind: 'parameter'; readonly path: string; readonly unit: UnitKind; readonly __value?: V }
  | {
      readonly kind: 'family';
      readonly path: string;
      readonly unit: UnitKind;
      /** Last parts of the paths that belong; without it, all below `path`. */
      readonly leaves?: readonly string[];
      readonly __value?: V;
    }
  | { readonly kind: 'formula'; readonly formula: AnyFormula; readonly __value?: V };

const parameter =
  <K extends UnitKind>(unit: K) =>
  (path: string): Use<Read<K>> => ({ kind: 'parameter', path, unit });

export const money = parameter('money');
export const rate = parameter('ratio');
export const count = parameter('count');
export const bands = parameter('bands');
export const steps = parameter('steps');
export const listOfDays = parameter('days');
export const namedDays = parameter('named-days');
export const choice = parameter('text');

/**
 * Parameters below `path` whose last part the input tells: a city, a year. Where those below are of several units, `leaves` names the
 * last parts that are of this one: family('si', 'money', ['floor']) is asked for 'beijing/pension/floor'. Refuses `law.no-parameter` for
 * one that there is not.
 */
export function family<K extends UnitKind>(
  path: string,
  unit: K,
  leaves?: readonly string[],
): Use<(name: string, note?: Note) => Read<K>> {
  return { kind: 'family', path, unit, ...(leaves ? { leaves } : {}) };
}

/** Another formula, of the same day. */
export function calling<I, O>(formula: Formula<I, O>): Use<Calc<I, O>> {
  return { kind: 'formula', formula: formula as unknown as AnyFormula };
}

/** Gives the same with and without a note; with one, the steps are told to it. */
export type Calc<I, O> = (input: I, note?: Note) => O;

type Uses = Readonly<Record<string, Use<unknown>>>;
type Given<U> = { readonly [K in keyof U]: U[K] extends Use<infer V> ? V : never };

/** A dated sibling: how it is reckoned from a day on, and where that is written. */
export type FormulaVersion = {
  readonly from: CivilDate;
  /** Instrument and article. */
  readonly cites: string;
  readonly uses: Uses;
  readonly calc: (law: never, input: never, note?: Note) => unknown;
};

export type AnyFormula = {
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** By ascending first day. */
  readonly versions: readonly FormulaVersion[];
};
export type Formula<I, O> = AnyFormula & { readonly __calc?: Calc<I, O> };

/** Ties what a version uses to what its calculation is given. */
export function version<U extends Uses, I, O>(made: {
  from: string;
  cites: string;
  uses: U;
  calc: (law: Given<U>, input: I, note?: Note) => O;
}): FormulaVersion & { readonly __io?: Calc<I, O> } {
  return made as unknown as FormulaVersion;
}

/** Siblings take and give the same. */
export function formula<I, O>(
  code: string,
  title: { zh: string; en: string },
  versions: ReadonlyArray<FormulaVersion & { readonly __io?: Calc<I, O> }>,
): Formula<I, O> {
  return { code, title, versions };
}
