import { child, idOf, type Moddle, text } from '../board/moddle.ts';
import { elementFacts } from './element-facts.ts';
import { kindWord } from './element-words.ts';
import { elementsOf } from './elements.ts';
import type { Names } from './rule-words.ts';

export type Change = {
  readonly id: string;
  readonly how: 'added' | 'removed' | 'changed';
  /** Its kind and name: 人工办理“直接上级审批”. */
  readonly what: string;
  readonly details: readonly { readonly label: string; readonly before: string; readonly after: string }[];
};

/** What became of each element between two versions, told apart by id; flows after nodes. Where things are drawn doesn't count. */
export function compareModels(before: Moddle, after: Moddle, names?: Names): readonly Change[] {
  const [old, now] = [elementsOf(before), elementsOf(after)];
  const changes: Change[] = [];
  for (const [id, element] of old) {
    const other = now.get(id);
    if (!other) changes.push({ id, how: 'removed', what: called(element), details: [] });
    else {
      const details = differences(elementFacts(element, names), elementFacts(other, names)).filter(
        each => !isSameEnd(element, other, each.label),
      );
      if (details.length > 0) changes.push({ id, how: 'changed', what: called(other), details });
    }
  }
  for (const [id, element] of now)
    if (!old.has(id)) changes.push({ id, how: 'added', what: called(element), details: [] });
  const isFlow = (change: Change) =>
    (now.get(change.id) ?? old.get(change.id))?.$type === 'bpmn:SequenceFlow' ? 1 : 0;
  return changes.sort((a, b) => isFlow(a) - isFlow(b));
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Change['details'] {
  const labels = new Set([...before.keys(), ...after.keys()]);
  return [...labels].flatMap(label => {
    const [was, is] = [before.get(label) ?? '', after.get(label) ?? ''];
    return was === is ? [] : [{ label, before: was, after: is }];
  });
}

/** Ends are told by their names, which may change while they stay what they are. */
const ends: Readonly<Record<string, string>> = { 从: 'sourceRef', 到: 'targetRef', 所在环节: 'attachedToRef' };
function isSameEnd(before: Moddle, after: Moddle, label: string): boolean {
  const property = ends[label];
  return property !== undefined && idOf(child(before, property)) === idOf(child(after, property));
}

function called(element: Moddle): string {
  const name = text(element, 'name').replace(/\s+/g, ' ') || text(element, 'text') || fromTo(element);
  return name ? `${kindWord(element)}“${name}”` : kindWord(element);
}

/** A flow without a name is told by its ends. */
function fromTo(element: Moddle): string {
  const end = (name: string) => {
    const node = element.get?.(name) as Moddle | undefined;
    return text(node, 'name') || text(node, 'id');
  };
  return element.$type === 'bpmn:SequenceFlow' ? `${end('sourceRef')} → ${end('targetRef')}` : text(element, 'id');
}
