import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choiceNames } from '#contract/law-word.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { cn } from '#law/cn/index.ts';
import type { Fields } from '#law/engine/field.ts';
import { type Answer, ask } from '#law/engine/topic.ts';
import { readWorkedCases } from '../worked-cases.ts';
import { answerNames, subjectNames } from './words.ts';

const names: Readonly<Record<string, string>> = { ...choiceNames, ...answerNames };
/** Months and amounts that stand for themselves, and check digits. */
const speaksForItself = /^-?[\d.:-]+$|^[0-9A-Z]$/;

/** Keys and words of an answer that are shown to people and have no name. */
function unnamed(answer: Answer): string[] {
  return Object.entries(answer).flatMap(([name, value]) => {
    const words = typeof value === 'string' && !/\p{Script=Han}/u.test(value) ? [name, value] : [name];
    const own = words.filter(word => !(word in names) && !speaksForItself.test(word));
    return typeof value === 'object' && value !== null ? [...own, ...unnamed(value)] : own;
  });
}

test('every field and word in the answers of the shipped topics has a Chinese name', () => {
  const declared = [...cn.topics.values()].flatMap(each => each.answers.filter(name => !(name in names)));
  const told = readWorkedCases().flatMap(each => {
    try {
      return unnamed(ask(cn, each.topic, each.input, '2026-11-24' as CivilDate).answer).map(
        word => `${each.id} ${word}`,
      );
    } catch (fault) {
      if (fault instanceof Refusal) return [];
      throw fault;
    }
  });
  assert.deepEqual([...declared, ...told], []);
});

test('every choice in an input has a Chinese name', () => {
  const choices = (fields: Fields): string[] =>
    Object.values(fields).flatMap(each => [...(each.choices ?? []), ...choices(each.fields ?? {})]);
  const all = [...cn.topics.values()].flatMap(each => choices(each.fields));
  assert.deepEqual(
    all.filter(each => !(each in names)),
    [],
  );
});

test('every subject above a parameter or a topic has a Chinese name', () => {
  const steps = [...cn.pack.parameters.keys()].flatMap(path => path.split('/').slice(0, -1));
  const topics = [...cn.topics.keys()].map(code => code.split('.')[0] ?? code);
  const unnamed = new Set([...steps, ...topics].filter(each => !(each in subjectNames)));
  assert.deepEqual([...unnamed], []);
});
