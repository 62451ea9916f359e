import type { LawField, LawTopic } from '#contract/law.ts';
import type { LawCase } from '#contract/law-case.ts';
import { choiceNames } from '#contract/law-word.ts';
import type { Fields } from '#law/engine/field.ts';
import type { Law } from '#law/engine/topic.ts';
import { subjectNames } from '../data/words.ts';

export function topicsOf(law: Law, cases: readonly LawCase[]): LawTopic[] {
  const counts = new Map<string, number>();
  for (const { topic } of cases) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...law.topics.values()].map(each => ({
    code: each.code,
    title: each.title,
    subject: subjectOf(each.code),
    fields: shown(each.fields),
    cases: counts.get(each.code) ?? 0,
  }));
}

function subjectOf(code: string): string {
  const first = code.split('.')[0] ?? code;
  return subjectNames[first] ?? first;
}

function shown(fields: Fields): LawField[] {
  return Object.entries(fields).map(([name, { kind, zh, isOptional, choices, fields: inner }]) => ({
    name,
    kind,
    label: zh,
    isOptional,
    ...(choices ? { choices: choices.map(value => ({ value, label: choiceNames[value] ?? value })) } : {}),
    ...(inner ? { fields: shown(inner) } : {}),
  }));
}
