import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type Answer, ask, type Law, topicOf } from './topic.ts';

export type Case = { readonly id: string; readonly topic: string; readonly input: unknown; readonly expected: unknown };

/** Where an answer differs from what a case expects. `field` from the top: `withheld/3`. */
export type Difference = { readonly field: string; readonly expected: string; readonly actual: string };
export type Verdict =
  | { readonly id: string; readonly topic: string; readonly passed: true }
  | {
      readonly id: string;
      readonly topic: string;
      readonly passed: false;
      readonly differences: readonly Difference[];
      /** Set where there was no answer to compare. */
      readonly refusal?: { readonly code: string; readonly zh: string; readonly en: string };
    };

/** Holds a case against the law. What is not expected is not compared; what is expected and not answered at all is a difference. */
export function checkCase(law: Law, given: Case, on: CivilDate): Verdict {
  const { id, topic } = given;
  try {
    const { answers } = topicOf(law, topic);
    if (typeof given.expected !== 'object' || given.expected === null || Array.isArray(given.expected))
      return {
        id,
        topic,
        passed: false,
        differences: [{ field: 'expected', expected: 'an object', actual: show(given.expected) }],
      };
    const unknown = Object.keys(given.expected).filter(field => !answers.includes(field));
    const { answer } = ask(law, topic, given.input, on);
    const differences = [
      ...unknown.map(field => ({
        field,
        expected: show((given.expected as Answer)[field]),
        actual: '没有这个字段（no such field）',
      })),
      ...Object.entries(given.expected)
        .filter(([field]) => !unknown.includes(field))
        .flatMap(([field, expected]) => compare(field, expected, answer[field])),
    ];
    return differences.length === 0 ? { id, topic, passed: true } : { id, topic, passed: false, differences };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return {
      id,
      topic,
      passed: false,
      differences: [],
      refusal: { code: fault.code, zh: fault.zh, en: fault.message },
    };
  }
}

function compare(field: string, expected: unknown, actual: unknown): Difference[] {
  if (isGroup(expected)) {
    const group = isGroup(actual) ? actual : {};
    return Object.entries(expected).flatMap(([name, each]) => compare(`${field}/${name}`, each, group[name]));
  }
  return same(expected, actual) ? [] : [{ field, expected: show(expected), actual: show(actual) }];
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Decimals are equal when they are the same number, however they are written; all else when it is the same. */
function same(expected: unknown, actual: unknown): boolean {
  const [left, right] = [decimal(expected), decimal(actual)];
  if (left !== null && right !== null) return left === right;
  if (Array.isArray(expected) && Array.isArray(actual))
    return expected.length === actual.length && expected.every((each, i) => same(each, actual[i]));
  return expected === actual;
}

/** A number in one spelling: no sign before zero, no zeros that say nothing. Null for what is none. */
function decimal(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  const parts = typeof text === 'string' ? /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(text) : null;
  if (!parts) return null;
  const number = `${parts[2]}${parts[3] ? `.${parts[3]}` : ''}`;
  return number === '0' ? '0' : `${parts[1]}${number}`;
}

function show(value: unknown): string {
  return value === undefined ? '（没有，none）' : typeof value === 'string' ? value : JSON.stringify(value);
}
