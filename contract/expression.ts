import { Environment } from '@marcbachmann/cel-js';

/**
 * Expressions of models and forms are CEL. Besides the data's own names they see `data`, the whole of it, so that
 * `has(data.days)` can ask for what may be missing. Whole numbers count as integers, and mix with fractions.
 */
const env = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 2000, maxDepth: 60, maxListElements: 500, maxMapEntries: 500, maxCallArguments: 16 },
});
const mixed: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};
for (const [sign, reckon] of Object.entries(mixed)) {
  env.registerOperator(`int ${sign} double`, (a: bigint, b: number) => reckon(Number(a), b));
  env.registerOperator(`double ${sign} int`, (a: number, b: bigint) => reckon(a, Number(b)));
}

type Compiled = ((data: Record<string, unknown>) => unknown) & { readonly ast: unknown };
const compiled = new Map<string, Compiled>();
const keptMost = 2000;
/** Longer expressions are refused before they are read. */
export const expressionLongest = 4000;

export type ExpressionFault = { readonly message: string /** Position in the text, from 0. */; readonly at?: number };

/** Null when the text is an expression; else why not, and where. */
export function expressionFault(text: string): ExpressionFault | null {
  if (text.length > expressionLongest) return { message: `longer than ${expressionLongest} characters` };
  try {
    compile(text);
    return null;
  } catch (fault) {
    const at = (fault as { range?: { start?: number } }).range?.start;
    return { message: firstLine(fault), ...(at === undefined ? {} : { at }) };
  }
}

/**
 * The value of an expression over the data, as JSON would hold it: whole numbers as numbers. `whole` is what it sees as `data`, where
 * that is not all of the names.
 * @throws Error whose message tells why it has none
 */
export function evaluateExpression(
  text: string,
  data: Readonly<Record<string, unknown>>,
  whole?: Readonly<Record<string, unknown>>,
): unknown {
  if (text.length > expressionLongest) throw new Error(`longer than ${expressionLongest} characters`);
  const seen = integers(data) as Record<string, unknown>;
  try {
    const run = compile(text);
    const reckon = () => run({ ...seen, data: whole ? integers(whole) : seen });
    return plain(maybeLong.test(text) ? guard(reckon) : reckon());
  } catch (fault) {
    throw new Error(firstLine(fault));
  }
}

/** A list gone through within another is as many steps as both lengths multiplied; deeper than this nobody needs it. */
const listsDeepest = 3;
const goesThrough = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);

type Ast = { readonly op?: unknown; readonly args?: unknown };

function depthOfLists(ast: unknown): number {
  if (Array.isArray(ast)) return Math.max(0, ...ast.map(depthOfLists));
  if (typeof ast !== 'object' || ast === null) return 0;
  const { op, args } = ast as Ast;
  const isList = op === 'rcall' && Array.isArray(args) && goesThrough.has(String(args[0]));
  if (!isList) return depthOfLists(args);
  // The list itself is gone through beside, not within.
  const [, list, inner] = args as unknown[];
  return Math.max(depthOfLists(list), 1 + depthOfLists(inner));
}

/** What may take long on some data: lists that are gone through, patterns that try many ways. */
const maybeLong = /\.\s*(map|filter|all|exists|exists_one|matches)\s*\(/;

type Guard = <T>(reckon: () => T) => T;
let guard: Guard = reckon => reckon();

/** Where many users share one process, it bounds how long an expression may take: `within` runs one and throws when that is too long. */
export function boundExpressions(within: Guard): void {
  guard = within;
}

function compile(text: string): Compiled {
  const known = compiled.get(text);
  if (known) return known;
  const made = env.parse(text) as unknown as Compiled;
  const depth = depthOfLists(made.ast);
  if (depth > listsDeepest) throw new Error(`lists within lists ${depth} deep, of at most ${listsDeepest}`);
  if (compiled.size >= keptMost) compiled.clear();
  compiled.set(text, made);
  return made;
}

function integers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(integers);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, integers(each)]));
  return value;
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [String(key), plain(each)]));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
  return value;
}

function firstLine(fault: unknown): string {
  return (fault instanceof Error ? fault.message : String(fault)).split('\n')[0] ?? '';
}
