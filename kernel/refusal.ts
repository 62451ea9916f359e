/**
 * A refusal is a request that was understood and turned down: a stable code, an HTTP status, and facts.
 * Wording lives in one table per noun (`defineRefusals`), so that a screen, a log and a program see the same thing.
 */
export type Facts = Readonly<Record<string, unknown>>;

export type RefusalKind = {
  /** HTTP status, 400–499. */
  readonly status: number;
  /** What happened and what to do, in the reader's words. `{name}` is replaced by the fact of that name. */
  readonly zh: string;
  readonly en: string;
};

export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly facts: Facts;
  readonly zh: string;

  constructor(code: string, kind: RefusalKind, facts: Facts) {
    super(fill(kind.en, facts));
    this.name = 'Refusal';
    this.code = code;
    this.status = kind.status;
    this.facts = facts;
    this.zh = fill(kind.zh, facts);
  }
}

function fill(wording: string, facts: Facts): string {
  return wording.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}

const known = new Map<string, RefusalKind>();

/** Declares the refusals of a noun. `defineRefusals('unit', {'not-found': …})` gives `refuse['not-found'](facts)`, coded `unit.not-found`. */
export function defineRefusals<const K extends string>(
  noun: string,
  kinds: Record<K, RefusalKind>,
): Record<K, (facts?: Facts) => Refusal> {
  const made = {} as Record<K, (facts?: Facts) => Refusal>;
  for (const name of Object.keys(kinds) as K[]) {
    const code = `${noun}.${name}`;
    known.set(code, kinds[name]);
    made[name] = (facts = {}) => new Refusal(code, kinds[name], facts);
  }
  return made;
}

/** Every declared refusal by code; the OpenAPI page and the handbook list them. */
export function knownRefusals(): ReadonlyMap<string, RefusalKind> {
  return known;
}
