import type { LawCase } from '#contract/law-case.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type DayLaw, lawOn } from '#law/engine/day-law.ts';
import { readFields } from '#law/engine/field.ts';
import type { AnyFormula } from '#law/engine/formula.ts';
import type { Law } from '#law/engine/topic.ts';
import { alsoAsked } from './data/asked-formulas.ts';
import { inTurns } from './in-turns.ts';

/** Who stands on a parameter: formulas by what they declare, topics by the formulas that their worked cases ask for and by `alsoAsked`. */
export type Usage = {
  formulasOf(path: string): AnyFormula[];
  topicsOf(path: string): string[];
};

export async function usageOf(law: Law, cases: readonly LawCase[], on: CivilDate): Promise<Usage> {
  const formulasByTopic = new Map<string, Set<AnyFormula>>();
  await inTurns(cases, each => {
    const known = formulasByTopic.get(each.topic) ?? new Set<AnyFormula>();
    formulasByTopic.set(each.topic, known);
    for (const formula of askedFor(law, each, on)) for (const below of withBelow(formula)) known.add(below);
  });
  for (const topic of law.topics.keys()) {
    const known = formulasByTopic.get(topic) ?? new Set<AnyFormula>();
    formulasByTopic.set(topic, known);
    for (const code of alsoAsked[topic] ?? []) {
      const formula = law.pack.formulas.get(code);
      if (formula) for (const below of withBelow(formula)) known.add(below);
    }
  }
  return {
    formulasOf: path => [...law.pack.formulas.values()].filter(each => uses(each, path)),
    topicsOf: path =>
      [...formulasByTopic].filter(([, formulas]) => [...formulas].some(each => uses(each, path))).map(([code]) => code),
  };
}

function askedFor(law: Law, { topic: code, input }: LawCase, on: CivilDate): Set<AnyFormula> {
  const found = new Set<AnyFormula>();
  const topic = law.topics.get(code);
  if (!topic) return found;
  try {
    const read = readFields(topic.fields, input, '', code) as never;
    const dayLaw = lawOn(law.pack, topic.dayOf(read) ?? on);
    const listening: DayLaw = {
      ...dayLaw,
      formula: wanted => {
        found.add(wanted);
        return dayLaw.formula(wanted);
      },
    };
    topic.answer(listening, read);
  } catch (fault) {
    // A case that is to be refused has told of what it asked for before.
    if (!(fault instanceof Refusal) && !(fault instanceof RangeError)) throw fault;
  }
  return found;
}

function withBelow(formula: AnyFormula): AnyFormula[] {
  const below = formula.versions.flatMap(each => Object.values(each.uses));
  return [formula, ...below.flatMap(use => (use.kind === 'formula' ? withBelow(use.formula) : []))];
}

function uses(formula: AnyFormula, path: string): boolean {
  return formula.versions
    .flatMap(each => Object.values(each.uses))
    .some(
      use =>
        (use.kind === 'parameter' && use.path === path) ||
        (use.kind === 'family' && path.startsWith(`${use.path}/`) && isLeaf(path, use.leaves)),
    );
}

/** Of a family of several units, only those whose last part is named. */
function isLeaf(path: string, leaves: readonly string[] | undefined): boolean {
  return leaves === undefined || leaves.includes(path.slice(path.lastIndexOf('/') + 1));
}
