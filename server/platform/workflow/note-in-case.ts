import { note, theSystem } from './entries.ts';
import type { ServiceCall } from './ports.ts';

const longest = 4000;

/** A sentence of the house in a case's history, which all who see the case read. */
export function noteInCase(call: ServiceCall, text: string): Promise<void> {
  return note(call.tx, call.case.id, theSystem, call.at, { kind: 'commented', text: text.slice(0, longest) });
}
