import type { CaseRule, Flow, Node, ProcessModel } from '../../model/model.ts';
import { expressionText } from '../expression-text.ts';
import { attribute, childNamed, elementsIn, extension, namespaces, textIn, type XmlElement } from '../xml/tree.ts';
import { type LoneNode, readNode } from './node.ts';
import { isHarmless } from './node-kind.ts';
import { idOf, present, refersTo, report, type Source } from './source.ts';
import { flag, text } from './work.ts';

type Draft = {
  readonly source: Source;
  readonly nodes: Map<string, LoneNode>;
  readonly flows: Map<string, Flow>;
  /** Pairs of ids that associations join. */
  readonly associated: (readonly [string, string])[];
};

/** One `bpmn:process`: its own nodes and flows and those of all its sub-processes. */
export function readProcess(source: Source, process: XmlElement): ProcessModel {
  const id = idOf(process);
  const draft: Draft = { source, nodes: new Map(), flows: new Map(), associated: [] };
  readScope(draft, process, id);
  return {
    id,
    name: attribute(process, 'name') ?? '',
    executable: attribute(process, 'isExecutable') !== 'false',
    case: readCase(process),
    nodes: joined(draft),
    flows: draft.flows,
  };
}

function readCase(process: XmlElement): CaseRule {
  const told = extension(process, 'case', namespaces.renshi);
  if (!told) return {};
  return present({
    category: text(told, 'category'),
    title: expressionText(attribute(told, 'title')),
    form: text(told, 'form'),
    startedBy: text(told, 'startedBy'),
    help: text(told, 'help'),
    confidential: flag(told, 'confidential'),
  });
}

function readScope(draft: Draft, container: XmlElement, parent: string): void {
  const { source } = draft;
  for (const element of elementsIn(container)) {
    if (element.uri !== namespaces.bpmn) continue;
    if (element.local === 'sequenceFlow') readFlow(draft, element);
    else if (element.local === 'association') readAssociation(draft, element);
    else {
      const node = readNode(source, element, parent);
      if (node) place(draft, element, node);
      else if (!isHarmless(element.local)) report(source, 'element-unknown', element, { what: element.local });
    }
  }
}

function place(draft: Draft, element: XmlElement, node: LoneNode): void {
  if (node.id === '') report(draft.source, 'no-id', element);
  else if (!draft.nodes.has(node.id)) draft.nodes.set(node.id, node);
  if (node.kind === 'sub-process' || node.kind === 'event-sub-process') readScope(draft, element, node.id);
}

function readFlow(draft: Draft, element: XmlElement): void {
  const { source, flows } = draft;
  const from = nodeId(source, attribute(element, 'sourceRef'));
  const to = nodeId(source, attribute(element, 'targetRef'));
  const told = childNamed(element, 'conditionExpression');
  const id = idOf(element) || `${from}→${to}#${flows.size}`;
  if (flows.has(id)) return;
  const condition = expressionText(told && textIn(told));
  flows.set(id, { id, name: attribute(element, 'name') ?? '', from, to, ...present({ condition }) });
}

function nodeId(source: Source, reference: string | undefined): string {
  const found = refersTo(source, reference);
  return found ? idOf(found) : (reference ?? '');
}

function readAssociation(draft: Draft, element: XmlElement): void {
  const from = nodeId(draft.source, attribute(element, 'sourceRef'));
  const to = nodeId(draft.source, attribute(element, 'targetRef'));
  draft.associated.push([from, to], [to, from]);
}

type Neighbours = {
  readonly incoming: string[];
  readonly outgoing: string[];
  readonly boundary: string[];
  undoneBy?: string;
};

function joined(draft: Draft): ReadonlyMap<string, Node> {
  const beside = new Map<string, Neighbours>();
  for (const id of draft.nodes.keys()) beside.set(id, { incoming: [], outgoing: [], boundary: [] });
  for (const flow of draft.flows.values()) {
    beside.get(flow.from)?.outgoing.push(flow.id);
    beside.get(flow.to)?.incoming.push(flow.id);
  }
  for (const node of draft.nodes.values())
    if (node.attachedTo !== undefined) beside.get(node.attachedTo)?.boundary.push(node.id);
  for (const [event, handler] of draft.associated) {
    const { attachedTo, event: what } = draft.nodes.get(event) ?? {};
    const host = attachedTo === undefined ? undefined : beside.get(attachedTo);
    // An association may also lead to a note; only an activity undoes.
    if (what?.kind === 'compensate' && host && draft.nodes.has(handler)) host.undoneBy = handler;
  }
  return new Map([...draft.nodes].map(([id, node]) => [id, { ...node, ...beside.get(id)! }]));
}
