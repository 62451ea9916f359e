import type { Engine } from '../database/database.ts';

/**
 * Runs the queue's statements as the owner of its schema. The queue wraps some in `BEGIN; …; COMMIT`; a script of several
 * statements is one transaction anyway, and without the wrapping a failed one leaves the single connection of the embedded
 * database clean, and the rows of the last statement are those the queue asks for.
 */
export function queueExecutor(engine: Engine) {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({
      rows: await engine.ownerQuery(unwrapped(text), values ?? []),
    }),
  };
}

export function unwrapped(text: string): string {
  return /^\s*BEGIN;([\s\S]*?);?\s*COMMIT;?\s*$/i.exec(text)?.[1] ?? text;
}
