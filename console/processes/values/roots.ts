import { child, children, type Factory, idOf, isA, type Moddle, text, told } from '../board/moddle.ts';
import { elementsOf } from './elements.ts';

/** What events and tasks refer to by a root element of the file: a message, signal, error or escalation, told by its name or code. */
const kinds = {
  'bpmn:MessageEventDefinition': { reference: 'messageRef', type: 'bpmn:Message', word: 'name' },
  'bpmn:SignalEventDefinition': { reference: 'signalRef', type: 'bpmn:Signal', word: 'name' },
  'bpmn:ErrorEventDefinition': { reference: 'errorRef', type: 'bpmn:Error', word: 'errorCode' },
  'bpmn:EscalationEventDefinition': { reference: 'escalationRef', type: 'bpmn:Escalation', word: 'escalationCode' },
} as const;
const message = kinds['bpmn:MessageEventDefinition'];

export type Referring = (typeof kinds)[keyof typeof kinds];

/** How a definition (or a send or receive task) refers; undefined where it refers to nothing. */
export function referring(holder: Moddle): Referring | undefined {
  if (isA(holder, 'bpmn:SendTask', 'bpmn:ReceiveTask')) return message;
  return Object.hasOwn(kinds, holder.$type) ? kinds[holder.$type as keyof typeof kinds] : undefined;
}

/** The name or code that is referred to; empty for none. */
export function referredWord(holder: Moddle): string {
  const how = referring(holder);
  const root = how && child(holder, how.reference);
  return how && root ? text(root, how.word) || text(root, 'name') || text(root, 'id') : '';
}

export function rootsOf(definitions: Moddle, type: string): readonly Moddle[] {
  return children(definitions, 'rootElements').filter(each => each.$type === type);
}

/** All names or codes of a type in the file, for choosing. */
export function knownWords(definitions: Moddle, how: Referring): string[] {
  const words = rootsOf(definitions, how.type).map(each => text(each, how.word) || text(each, 'name'));
  return [...new Set(words.filter(Boolean))];
}

/**
 * The root element of this name or code, found or made. `added` are the file's root elements with the new one; undefined where it was
 * there. Root is undefined for an empty word: a reference to nothing.
 */
export function rootFor(
  factory: Factory,
  definitions: Moddle,
  how: Referring,
  word: string,
): { readonly root: Moddle | undefined; readonly added?: readonly Moddle[] } {
  const wanted = word.trim();
  if (wanted === '') return { root: undefined };
  const found = rootsOf(definitions, how.type).find(each => text(each, how.word) === wanted);
  if (found) return { root: found };
  const id = freeId(definitions, how.type.replace('bpmn:', ''));
  const root = factory.create(how.type, told({ id, name: wanted, [how.word]: wanted }));
  root.$parent = definitions;
  return { root, added: [root, ...children(definitions, 'rootElements')] };
}

/** An id that nothing in the file has. */
function freeId(definitions: Moddle, prefix: string): string {
  const used = new Set([...elementsOf(definitions).keys(), ...children(definitions, 'rootElements').map(idOf)]);
  let at = 1;
  while (used.has(`${prefix}_${at}`)) at += 1;
  return `${prefix}_${at}`;
}
