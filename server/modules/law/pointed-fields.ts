import { knownRefusals, Refusal } from '#kernel/refusal.ts';
import { refuse } from './refusals.ts';

/**
 * Asks the engine; its refusals name a field within the input (`months/0/income`), on the wire it is named within the request. What is
 * beyond exact reckoning is the input's fault too.
 */
export function pointedAt<T>(at: string, work: () => T): T {
  try {
    return work();
  } catch (fault) {
    throw asRefusal(fault, at);
  }
}

/** The refusal that a fault of the engine is; anything else is thrown on. */
export function asRefusal(fault: unknown, at: string): Refusal {
  if (fault instanceof RangeError) return refuse['beyond-exact']({ field: at });
  if (!(fault instanceof Refusal)) throw fault;
  const { field } = fault.facts;
  const kind = knownRefusals().get(fault.code);
  if (typeof field !== 'string' || field.startsWith('/') || !kind) return fault;
  const pointer = field === 'input' ? at : `${at}/${field}`;
  return new Refusal(fault.code, { ...kind, zh: fault.zh, en: fault.message }, { ...fault.facts, field: pointer });
}
