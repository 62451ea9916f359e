import { choiceNames } from '#contract/law-word.ts';
import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Pack } from '#law/engine/pack.ts';
import type { Parameter } from '#law/engine/parameter.ts';
import { refuse, refuseLaw } from '../refusals.ts';
import { choicesOf, isKnownChoice } from './choices.ts';
import { longestValue, valueForms, writtenValue } from './written-value.ts';

/** What a draft says that the law could get wrong. */
export type Proposal = {
  readonly path: string;
  readonly from: string;
  readonly value: unknown;
  readonly source: { readonly instrument: string };
};

/** The value as it is kept, and what is wrong; a proposal without faults is sound. `at`: the proposal's place in the request. */
export function checkDraft(
  pack: Pack,
  { path, from, value, source }: Proposal,
  at: string,
): { day: CivilDate; value: unknown; faults: Refusal[] } {
  const faults: Refusal[] = [];
  const parameter = pack.parameters.get(path);
  const unit = parameter && pack.units[parameter.unit];
  if (!unit) faults.push(refuseLaw['no-parameter']({ field: `${at}/path`, path }));
  const day = parseCivilDate(from);
  if (!day) faults.push(refuse['day-invalid']({ field: `${at}/from`, day: from }));
  if (source.instrument.trim() === '') faults.push(refuse['source-empty']({ field: `${at}/source/instrument` }));
  const length = JSON.stringify(value ?? null).length;
  const written = unit && length <= longestValue ? writtenValue(unit.kind, value) : null;
  if (length > longestValue)
    faults.push(refuse['value-too-long']({ field: `${at}/value`, limit: longestValue, length }));
  else if (unit && written === undefined)
    faults.push(refuse['value-invalid']({ field: `${at}/value`, unit: unit.zh, form: valueForms[unit.kind] }));
  else if (unit && parameter) faults.push(...implausible(pack, path, parameter, written, `${at}/value`));
  return { day: (day ?? from) as CivilDate, value: written, faults };
}

/** What is of the unit and still cannot be meant: a word that no formula knows, less than nothing, 16 where 16% is. */
function implausible(pack: Pack, path: string, parameter: Parameter, value: unknown, field: string): Refusal[] {
  if (!isKnownChoice(pack, path, value))
    return [
      refuse['choice-unknown']({
        field,
        choices: (choicesOf(pack, path) ?? []).map(word => `${choiceNames[word] ?? word}（${word}）`).join('、'),
      }),
    ];
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  if (Number(value) < 0) return [refuse['value-negative']({ field })];
  const shipped = parameter.values.flatMap(each => (each.value === null ? [] : [Number(each.value)]));
  if (parameter.unit !== 'rate' || Number(value) <= 1 || shipped.some(each => each > 1)) return [];
  return [refuse['rate-above-one']({ field, given: value })];
}
