import type { ModelIssue, ProcessModel } from '../model/model.ts';
import type { XmlDocument } from './xml/tree.ts';

export type LoadedModel = {
  /** None where the file can't be read; then `issues` says why. */
  readonly processes: readonly ProcessModel[];
  readonly issues: readonly ModelIssue[];
  /** What `writeModel` writes; null where the file isn't BPMN. */
  readonly document: XmlDocument | null;
  /** The process that holds an element (a node, flow or the process itself), by the element's id. */
  readonly processOf: ReadonlyMap<string, string>;
  /** The line on which an element begins, by its id. */
  readonly lineOf: ReadonlyMap<string, number>;
};
