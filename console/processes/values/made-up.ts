import { expressionNames } from '#contract/expression-names.ts';
import { child, isA, type Moddle, text } from '../board/moddle.ts';
import { elementsOf } from './elements.ts';
import { readService } from './service.ts';

export type Row = { readonly name: string; readonly typed: string };

/** What somebody typed as a value: a number, yes or no, a list or object as JSON; else the text as it is. */
export function valueIn(typed: string): unknown {
  const bare = typed.trim();
  if (bare === '是') return true;
  if (bare === '否') return false;
  if (!/^(-?\d|true$|false$|null$|\[|\{|")/.test(bare)) return bare;
  try {
    return JSON.parse(bare) as unknown;
  } catch {
    return bare;
  }
}

/** The rows that have a name, as data. */
export function dataOf(rows: readonly Row[]): Record<string, unknown> {
  return Object.fromEntries(
    rows.filter(each => each.name.trim() !== '').map(each => [each.name.trim(), valueIn(each.typed)]),
  );
}

/** Told by the engine, or by the house when a task ends. */
const given = new Set([
  'tasks',
  'data',
  'outcome',
  'sense',
  'comment',
  'by',
  'byPerson',
  'at',
  'item',
  'nrOfInstances',
  'nrOfActiveInstances',
  'nrOfCompletedInstances',
]);

/** Names of data that the model's conditions and expressions ask for and nothing in it makes: what a trial needs to be told. */
export function namesAsked(definitions: Moddle): string[] {
  const asked = new Set<string>();
  const made = new Set<string>();
  const ask = (expression: string | undefined) => {
    if (!expression) return;
    try {
      for (const { path } of expressionNames(expression).names) {
        const parts = path.split('.');
        const root = parts[0] === 'data' && parts[1] ? parts[1] : (parts[0] ?? '');
        if (root && !given.has(root)) asked.add(root);
      }
    } catch {
      // What is no expression is told as such by the checks.
    }
  };
  for (const element of elementsOf(definitions).values()) {
    if (isA(element, 'bpmn:SequenceFlow')) ask(text(child(element, 'conditionExpression'), 'body'));
    const { expression, result, inputs } = readService(element);
    ask(expression);
    for (const each of inputs ?? []) ask(each.value);
    if (result) made.add(result);
  }
  return [...asked].filter(each => !made.has(each));
}
