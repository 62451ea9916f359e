import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { ask } from '#law/engine/topic.ts';
import { cn } from './index.ts';
import { atRandom, seeded } from './second-reckoning/at-random.ts';

const on = '2026-11-24' as CivilDate;
type Tree = { readonly [name: string]: unknown };

/** What stands in no field of the law, whatever its kind. */
const never: readonly unknown[] = [
  [],
  ['1'],
  [null],
  { amount: '1' },
  'abc',
  '三万',
  '１００',
  '1e3',
  '0x10',
  '1,000',
  ' 1',
  '1 ',
  '+1',
  '--1',
  '.5',
  '5.',
  '99999999999999999999',
  '-99999999999999999999',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e21,
  -1e21,
  0.1 + 0.2,
  '2025-02-29',
  '2025-13',
  '2025-00-10',
  '0000-00-00',
  '\u0000',
];
/** What may stand in one field and not in another. */
const seldom: readonly unknown[] = [
  '',
  null,
  undefined,
  true,
  false,
  0,
  -1,
  '-1',
  '-0.01',
  13,
  1.5,
  '0.005',
  '9999999999999.99',
  '1000-01-01',
  '9999-12-31',
  '9999-12',
  'constructor',
  '__proto__',
  {},
];

/** One input a topic that the law answers, of its worked cases. */
const inputs = new Map<string, Tree[]>();
const folder = join(import.meta.dirname, 'cases');
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(each => each.endsWith('.json')))
  for (const { topic, input } of JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
    topic: string;
    input: Tree;
  }[])
    inputs.set(topic, [...(inputs.get(topic) ?? []), input]);
for (const [topic, make] of Object.entries(atRandom)) {
  const next = seeded(3);
  for (let at = 0; at < 5; at++) inputs.set(topic, [...(inputs.get(topic) ?? []), make(next)]);
}

/** The input once for each leaf and group, with something else in its place. */
function* changed(tree: Tree, value: unknown): Generator<{ readonly at: string; readonly input: Tree }> {
  for (const [name, held] of Object.entries(tree)) {
    yield { at: name, input: { ...tree, [name]: value } };
    if (typeof held !== 'object' || held === null) continue;
    for (const { at, input } of changed(held as Tree, value)) {
      const inner = Array.isArray(held) ? Object.values(input) : input;
      yield { at: `${name}/${at}`, input: { ...tree, [name]: inner } };
    }
  }
}

/** The refusal, or null where it was answered. A fault of ours is thrown on. */
function refusalOf(topic: string, input: unknown): Refusal | null {
  try {
    ask(cn, topic, input, on);
    return null;
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw new Error(`${topic} ${JSON.stringify(input)}: ${String(fault)}`);
    return fault;
  }
}

function assertTold(refusal: Refusal, about: string): void {
  const named = refusal.facts.field ?? refusal.facts.path;
  assert.equal(typeof named, 'string', about);
  assert.ok(refusal.zh.includes(String(named)), `${about}: ${refusal.zh}`);
  assert.doesNotMatch(refusal.zh, /\{|undefined|NaN/, about);
  assert.ok(refusal.status >= 400 && refusal.status < 500);
}

test('every topic has worked cases', () => {
  assert.deepEqual(
    [...cn.topics.keys()].filter(code => code !== 'iit.bonus.blind_zones' && !inputs.get(code)),
    [],
  );
});

for (const [code, topic] of cn.topics) {
  const known =
    inputs
      .get(code)
      ?.filter(input => refusalOf(code, input) === null)
      .slice(0, 12) ?? [];

  test(`${code}: what is no value of the field is refused, naming the field`, () => {
    for (const input of known)
      for (const value of never)
        for (const { at, input: odd } of changed(input, value)) {
          const name = at.split('/')[0] ?? '';
          const kind = topic.fields[name]?.kind;
          // A text may hold anything.
          if (kind === 'text' && typeof value === 'string') continue;
          const refusal = refusalOf(code, odd);
          if (refusal === null && input[name] === undefined) continue;
          assert.ok(refusal, `${code} took ${JSON.stringify(value)} for ${at}: ${JSON.stringify(odd)}`);
          assertTold(refusal, `${code} ${at} ${JSON.stringify(value)}`);
        }
  });

  test(`${code}: whatever stands in a field, an answer or a refusal comes of it, never a fault`, () => {
    for (const input of known)
      for (const value of seldom)
        for (const { at, input: odd } of changed(input, value)) {
          const refusal = refusalOf(code, odd);
          if (refusal) assertTold(refusal, `${code} ${at} ${JSON.stringify(value)}`);
        }
  });

  test(`${code}: an unknown field, no input, and an input that is no object are refused`, () => {
    const [input = {}] = known;
    const unknown = refusalOf(code, { ...input, colour: 'red' });
    assert.equal(unknown?.code, 'law.field-unknown');
    assert.equal(unknown.facts.field, 'colour');
    for (const odd of [null, undefined, [], 'x', 7, [input]])
      assert.equal(refusalOf(code, odd)?.code, 'law.field-invalid');
    for (const [name, field] of Object.entries(topic.fields)) {
      if (field.isOptional) continue;
      const { [name]: _, ...rest } = input as Record<string, unknown>;
      for (const without of [rest, { ...rest, [name]: null }]) {
        const refusal = refusalOf(code, without);
        assert.equal(refusal?.code, 'law.field-missing', `${code} without ${name}`);
        assert.equal(refusal?.facts.field, name);
      }
    }
  });
}

test('a topic that there is not is refused, whatever its name', () => {
  for (const code of ['', 'iit', 'constructor', '__proto__', 'iit.resident.cumulative ', 'toString'])
    assert.equal(refusalOf(code, {})?.code, 'law.topic-unknown');
});
