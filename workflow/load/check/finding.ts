import type { Flow, ModelIssue, Node, ProcessModel } from '../../model/model.ts';
import { issue, said } from '../issue.ts';
import type { IssueCode } from '../wording.ts';

type Facts = Readonly<Record<string, string | number>>;

/** What the house knows. A question that is left out isn't asked. */
export type CheckPorts = {
  /** Null where the expression compiles; else why not, and at which letter (from 0). */
  readonly compiles: (expression: string) => null | { readonly message: string; readonly at?: number };
  readonly knowsService?: (name: string) => boolean;
  readonly knowsForm?: (key: string) => boolean;
  readonly knowsRole?: (code: string) => boolean;
  readonly knowsGroup?: (key: string) => boolean;
  readonly knowsUnit?: (key: string) => boolean;
  readonly knowsAccount?: (key: string) => boolean;
  readonly knowsProcess?: (key: string) => boolean;
};

/** A model while it is checked. Scopes are gathered once, so that every rule stays linear. */
export type Checked = {
  readonly model: ProcessModel;
  readonly ports: CheckPorts;
  readonly issues: ModelIssue[];
  /** The nodes of each scope: the process and its sub-processes, by id. */
  readonly scopes: ReadonlyMap<string, readonly Node[]>;
};

export function openCheck(model: ProcessModel, ports: CheckPorts): Checked {
  const scopes = new Map<string, Node[]>([[model.id, []]]);
  for (const node of model.nodes.values()) if (isScope(node)) scopes.set(node.id, []);
  for (const node of model.nodes.values()) scopes.get(node.parent)?.push(node);
  return { model, ports, issues: [], scopes };
}

export function find(checked: Checked, code: IssueCode, element: Node | Flow | ProcessModel, facts: Facts = {}): void {
  checked.issues.push(issue(code, element.id, { who: said(element), ...facts }));
}

export function isScope(node: Node): boolean {
  return node.kind === 'sub-process' || node.kind === 'event-sub-process';
}

export function isGateway(node: Node): boolean {
  return (
    node.kind === 'exclusive' || node.kind === 'parallel' || node.kind === 'inclusive' || node.kind === 'event-gateway'
  );
}

const notActivities: ReadonlySet<Node['kind']> = new Set([
  ...(['start', 'end', 'catch', 'throw', 'boundary'] as const),
  ...(['exclusive', 'parallel', 'inclusive', 'event-gateway', 'event-sub-process'] as const),
]);

export function isActivity(node: Node): boolean {
  return !notActivities.has(node.kind);
}

/** An event that comes from outside or with time. */
export function waitsForEvent(node: Node): boolean {
  const kind = node.event?.kind;
  return kind === 'timer' || kind === 'message' || kind === 'signal' || kind === 'conditional';
}

/** The flows by their ids; those that are not in the model are passed over. */
export function flowsOf(model: ProcessModel, ids: readonly string[]): Flow[] {
  return ids.flatMap(id => model.flows.get(id) ?? []);
}

/** The scope as something that can be named. */
export function scopeNamed(checked: Checked, id: string): Node | ProcessModel {
  return checked.model.nodes.get(id) ?? checked.model;
}
