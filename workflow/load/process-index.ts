import type { ModelIssue, ProcessModel } from '../model/model.ts';
import type { LoadedModel } from './loaded-model.ts';
import { attribute, everyElement, namespaces, type XmlElement } from './xml/tree.ts';

/** Where elements stand: by id, the process that holds each and the line on which it begins. */
export function processIndex(
  root: XmlElement,
  models: readonly ProcessModel[],
): Pick<LoadedModel, 'processOf' | 'lineOf'> {
  const processOf = new Map<string, string>();
  for (const model of models)
    for (const id of [model.id, ...model.nodes.keys(), ...model.flows.keys()]) processOf.set(id, model.id);
  const lineOf = new Map<string, number>();
  for (const element of everyElement(root)) {
    const id = element.uri === namespaces.bpmn ? attribute(element, 'id') : undefined;
    if (id && !lineOf.has(id)) lineOf.set(id, element.line);
  }
  return { processOf, lineOf };
}

/** The issues that keep one process of a file from running: its own, and those of the file as a whole. */
export function issuesOf(loaded: LoadedModel, process: string): readonly ModelIssue[] {
  return loaded.issues.filter(({ element }) => {
    const holder = element === null ? undefined : loaded.processOf.get(element);
    return holder === undefined || holder === process;
  });
}

/** The same issues with the lines of their elements. */
export function withLines(issues: readonly ModelIssue[], loaded: LoadedModel): readonly ModelIssue[] {
  return issues.map(each => {
    const line = each.line ?? (each.element === null ? undefined : loaded.lineOf.get(each.element));
    return line === undefined ? each : { ...each, line };
  });
}
