import { asError } from '#kernel/fault.ts';

export type FaultLine = {
  readonly type: string;
  readonly code?: string;
  /** Table, column and constraint that PostgreSQL names. */
  readonly where?: string;
  readonly message?: string;
  readonly stack: string;
  readonly cause?: FaultLine;
};

/**
 * A fault for the log, without the values that it speaks of. PostgreSQL's messages and details quote the offending value
 * (`Key (phone)=(138…) already exists`), so of those only the code and the place are kept. Other messages lose long runs of digits
 * and whatever stands in quotes.
 */
export function describeFault(thrown: unknown, depth = 0): FaultLine {
  const fault = asError(thrown) as Error & Partial<Record<'code' | 'table' | 'column' | 'constraint', unknown>>;
  const fromDatabase = typeof fault.code === 'string' && /^[0-9A-Z]{5}$/.test(fault.code);
  const where = [fault.table, fault.column, fault.constraint].filter(each => typeof each === 'string').join(' ');
  return {
    type: fault.name,
    ...(typeof fault.code === 'string' ? { code: fault.code } : {}),
    ...(where ? { where } : {}),
    ...(fromDatabase ? {} : { message: withoutValues(fault.message) }),
    stack: frames(fault.stack),
    ...(fault.cause !== undefined && depth < 3 ? { cause: describeFault(fault.cause, depth + 1) } : {}),
  };
}

export function withoutValues(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/"[^"\n]*"|'[^'\n]*'|“[^”\n]*”|`[^`\n]*`/g, '"…"')
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…@…')
    .replace(/\d[\d -]{4,}[\dXx]/g, '…')
    .slice(0, 500);
}

/** The frames alone: the first lines of a stack repeat the message. */
function frames(stack = ''): string {
  return stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 20)
    .join('\n');
}
