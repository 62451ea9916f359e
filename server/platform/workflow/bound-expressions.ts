import { Script } from 'node:vm';
import { boundExpressions } from '#contract/expression.ts';

/** Longer than any honest expression takes on a busy machine; all other requests wait meanwhile. */
const longestMs = 500;
const name = Symbol.for('renshi.reckon');
const script = new Script(`globalThis[Symbol.for('renshi.reckon')]()`);

/** Ends an expression that takes too long, wherever it is in it: within a list of lists or a pattern, too. */
export function boundExpressionsByTime(): void {
  boundExpressions(<T>(reckon: () => T): T => {
    const seen = globalThis as unknown as Record<symbol, (() => T) | undefined>;
    const before = seen[name];
    seen[name] = reckon;
    try {
      return script.runInThisContext({ timeout: longestMs }) as T;
    } catch (fault) {
      if ((fault as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw fault;
      throw new Error(`longer than ${longestMs} ms`);
    } finally {
      seen[name] = before;
    }
  });
}
