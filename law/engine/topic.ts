import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type DayLaw, lawOn, type Warning } from './day-law.ts';
import { type Fields, readFields, type Values } from './field.ts';
import { type Node, type Note, noteOn } from './note.ts';
import type { Pack } from './pack.ts';
import { refuse } from './refusals.ts';

/** Money and other exact decimals as text ("18500.00"), counts as numbers; groups by name. */
export type Answer = { readonly [name: string]: string | number | boolean | null | undefined | Answer };

/** Something that may be asked of the law in a case: its input, and the formulas that answer. */
export type Topic = {
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly fields: Fields;
  /** The names in the answer; what is below a name isn't listed. */
  readonly answers: readonly string[];
  /** The day whose law answers; null: the day that is asked about. */
  readonly dayOf: (input: never) => CivilDate | null;
  /** The field from which that day comes. */
  readonly dayField: string | null;
  readonly answer: (law: DayLaw, input: never, note?: Note) => Answer;
};

export function topic<F extends Fields>(made: {
  code: string;
  title: { zh: string; en: string };
  fields: F;
  answers: readonly string[];
  /** A field that holds a day or a month; with `dayOf`, any that tells one. */
  dayField?: keyof F & string;
  dayOf?: (input: Values<F>) => CivilDate | null;
  answer: (law: DayLaw, input: Values<F>, note?: Note) => Answer;
}): Topic {
  const { dayField = null } = made;
  const dayOf = made.dayOf ?? (input => (dayField === null ? null : ((input[dayField] ?? null) as CivilDate | null)));
  return { ...made, dayField, dayOf: dayOf as Topic['dayOf'], answer: made.answer as Topic['answer'] };
}

/** A pack with the topics that may be asked of it. */
export type Law = { readonly pack: Pack; readonly topics: ReadonlyMap<string, Topic> };

export type Answered = {
  readonly topic: string;
  /** The day whose law answered. */
  readonly day: CivilDate;
  readonly answer: Answer;
  readonly warnings: readonly Warning[];
};

/** Answers by the law of the case's own day, or of `on`. Refuses an unknown topic or field, a value that is none, and a day without law. */
export function ask(law: Law, code: string, input: unknown, on: CivilDate): Answered {
  return reckon(law, code, input, on);
}

/** As `ask`, with the calculation unfolded. */
export function explain(law: Law, code: string, input: unknown, on: CivilDate): Answered & { readonly unfolded: Node } {
  const unfolded: Node = { label: topicOf(law, code).title, children: [] };
  return { ...reckon(law, code, input, on, noteOn(unfolded)), unfolded };
}

export function topicOf(law: Law, code: string): Topic {
  const found = law.topics.get(code);
  if (!found) throw refuse['topic-unknown']({ topic: code });
  return found;
}

function reckon(law: Law, code: string, raw: unknown, on: CivilDate, note?: Note): Answered {
  const asked = topicOf(law, code);
  const input = readFields(asked.fields, raw, '', code) as never;
  const own = asked.dayOf(input);
  const day = own ?? on;
  const dayLaw = lawOn(law.pack, day);
  try {
    const answer = asked.answer(dayLaw, input, note);
    return { topic: code, day, answer, warnings: dayLaw.warnings() };
  } catch (fault) {
    throw own !== null && asked.dayField !== null ? namingField(fault, asked.dayField) : fault;
  }
}

/** That there is no law on a day is the fault of the field that told the day. */
function namingField(fault: unknown, field: string): unknown {
  const isDayless = fault instanceof Refusal && (fault.code === 'law.no-value' || fault.code === 'law.no-formula');
  if (!isDayless) return fault;
  const wording = { status: fault.status, zh: `字段「${field}」：${fault.zh}`, en: `${field}: ${fault.message}` };
  return new Refusal(fault.code, wording, { ...fault.facts, field });
}
