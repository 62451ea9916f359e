import { children, isA, type Moddle, text } from '../board/moddle.ts';

/** All elements of a file's processes that can be told apart, the processes among them, by id. */
export function elementsOf(definitions: Moddle): ReadonlyMap<string, Moddle> {
  const found = new Map<string, Moddle>();
  const walk = (holder: Moddle): void => {
    for (const name of ['flowElements', 'artifacts'])
      for (const each of children(holder, name)) {
        const id = text(each, 'id');
        if (id) found.set(id, each);
        if (isA(each, 'bpmn:SubProcess')) walk(each);
      }
  };
  for (const root of children(definitions, 'rootElements')) {
    if (root.$type !== 'bpmn:Process') continue;
    found.set(text(root, 'id'), root);
    walk(root);
  }
  return found;
}
