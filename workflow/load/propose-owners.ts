import type { OwnerRule } from '#contract/process-work.ts';
import type { ModelIssue } from '../model/model.ts';
import { type ForeignOwner, foreignOwners } from './foreign-owner.ts';
import { issue, said, short } from './issue.ts';
import {
  attribute,
  childNamed,
  namespaces,
  sameWord,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from './xml/tree.ts';

/** Whom the house knows by a name: the rule that names him or them, and how that reads; null where there is none, or more than one. */
export type KnownOwner = (foreign: Extract<ForeignOwner, { name: string }>) => Proposal | null;
export type Proposal = { readonly rule: OwnerRule; readonly label: string };

/**
 * A file of another engine with our owners beside its own, where the house knows whom it means. What the file says stays as it is; what is
 * proposed is told, to be looked over. Tasks that have an owner in our words keep it.
 */
export function proposeOwners(
  document: XmlDocument,
  known: KnownOwner,
): { readonly document: XmlDocument; readonly issues: readonly ModelIssue[] } {
  const issues: ModelIssue[] = [];
  const proposals = new Map<XmlElement, OwnerRule>();
  for (const [task, foreign] of foreignOwners({ definitions: document.root })) {
    const proposal = proposalFor(foreign, known);
    if (!proposal) continue;
    proposals.set(task, proposal.rule);
    const id = attribute(task, 'id') ?? null;
    const who = said({ id: id ?? task.local, name: attribute(task, 'name') ?? '' });
    issues.push(issue('owner-proposed', id, { who, told: short(foreign.told), owner: proposal.label }, task.line));
  }
  return proposals.size === 0
    ? { document, issues }
    : { document: { ...document, root: withOwners(document.root, proposals) }, issues };
}

function proposalFor(foreign: ForeignOwner, known: KnownOwner): Proposal | null {
  if (foreign.kind === 'starter') return { rule: { kind: 'starter' }, label: '申请人本人' };
  return foreign.kind === 'unclear' ? null : known(foreign);
}

function withOwners(element: XmlElement, proposals: ReadonlyMap<XmlElement, OwnerRule>): XmlElement {
  const rule = proposals.get(element);
  const children = element.children.map(child => (child.kind === 'element' ? withOwners(child, proposals) : child));
  return { ...element, children: rule ? withWork(element, children, rule) : children };
}

/** `extensionElements` stands behind the documentation and before everything else. */
function withWork(task: XmlElement, children: readonly XmlNode[], { kind, value }: OwnerRule): XmlNode[] {
  const at = task.line;
  const made = (prefix: string, uri: string, local: string, attributes: XmlElement['attributes'], inside: XmlNode[]) =>
    ({ kind: 'element', prefix, local, uri, attributes, children: inside, line: at }) as const;
  const plain = (local: string, text: string) => ({ prefix: '', local, uri: '', value: text });
  const owner = made(
    'renshi',
    namespaces.renshi,
    'owner',
    [plain('kind', kind), ...(value ? [plain('value', value)] : [])],
    [],
  );
  // Declared here: the file may know our namespace by another prefix, or not at all.
  const declared = { prefix: 'xmlns', local: 'renshi', uri: namespaces.xmlns, value: namespaces.renshi };
  const there = childNamed(task, 'extensionElements');
  const isOurs = (node: XmlNode) =>
    node.kind === 'element' && node.uri === namespaces.bpmn && node.local === 'extensionElements';
  const isWork = (node: XmlNode) =>
    node.kind === 'element' && node.uri === namespaces.renshi && sameWord(node.local, 'work');
  const work = made('renshi', namespaces.renshi, 'work', [declared], [owner]);
  if (!there) {
    const last = children.findLastIndex(child => child.kind === 'element' && child.local === 'documentation');
    const box = made(task.prefix, namespaces.bpmn, 'extensionElements', [], [work]);
    return [...children.slice(0, last + 1), box, ...children.slice(last + 1)];
  }
  return children.map(child => {
    if (!isOurs(child) || child.kind !== 'element') return child;
    // Work that says other things of the task, and no owner, gains one.
    if (!child.children.some(isWork)) return { ...child, children: [...child.children, work] };
    const told = child.children.map(each =>
      isWork(each) && each.kind === 'element'
        ? { ...each, children: [{ ...owner, attributes: [declared, ...owner.attributes] }, ...each.children] }
        : each,
    );
    return { ...child, children: told };
  });
}
