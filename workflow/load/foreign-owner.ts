import type { Source } from './read/source.ts';
import { attribute, elementsIn, everyElement, extension, namespaces, type XmlElement } from './xml/tree.ts';

/** Who does a task in the words of another engine's file. */
export type ForeignOwner =
  | { readonly kind: 'starter'; readonly told: string }
  | { readonly kind: 'account' | 'group'; readonly told: string; readonly name: string }
  /** More than one owner rule can say, or an expression of that engine. */
  | { readonly kind: 'unclear'; readonly told: string };

const olderVendors = [namespaces.camunda, namespaces.flowable, namespaces.activiti] as const;
/** The account that began the case, as engines call it beside the name that a start event gives it. */
const starters = new Set(['initiator', 'starter', 'startUserId', 'execution.startUserId', 'authenticatedUserId']);

/** Undefined where a task says nothing of it in others' words, or has an owner in the house's own. */
export function foreignOwner(definitions: XmlElement, task: XmlElement): ForeignOwner | undefined {
  const work = extension(task, 'work', namespaces.renshi);
  if (work && elementsIn(work).some(each => each.local.toLowerCase() === 'owner')) return undefined;
  const assignee = told(task, 'assignee');
  const users = listOf(told(task, 'candidateUsers'));
  const groups = listOf(told(task, 'candidateGroups'));
  const everything = [assignee, ...users, ...groups].filter(Boolean).join('、');
  if (everything === '') return undefined;
  if (assignee)
    return isStarter(definitions, assignee)
      ? { kind: 'starter', told: assignee }
      : named('account', unquoted(assignee));
  const [only, more] = [...users, ...groups];
  if (only === undefined || more !== undefined) return { kind: 'unclear', told: everything };
  if (isStarter(definitions, only)) return { kind: 'starter', told: only };
  return named(users.length > 0 ? 'account' : 'group', only);
}

function named(kind: 'account' | 'group', text: string): ForeignOwner {
  return isExpression(text) ? { kind: 'unclear', told: text } : { kind, told: text, name: text };
}

function told(task: XmlElement, name: string): string {
  const assignment = extension(task, 'assignmentDefinition', namespaces.zeebe);
  const values = [assignment && attribute(assignment, name), ...olderVendors.map(uri => attribute(task, name, uri))];
  return values.map(value => value?.trim()).find(Boolean) ?? '';
}

/** A list by comma, or an expression as a whole: `=["hr", "it"]` is a list of texts. */
function listOf(text: string): string[] {
  const literal = /^=\s*\[((?:\s*"[^"]*"\s*,?)*)\]$/.exec(text)?.[1];
  if (literal !== undefined)
    return [...literal.matchAll(/"([^"]*)"/g)].map(each => each[1]?.trim() ?? '').filter(Boolean);
  if (isExpression(text)) return [unquoted(text)];
  return text
    .split(/[,，]/)
    .map(each => each.trim())
    .filter(Boolean);
}

/** `="hr"` says no more than `hr`. */
function unquoted(text: string): string {
  return /^=\s*"([^"]*)"$/.exec(text)?.[1] ?? text;
}

function isExpression(text: string): boolean {
  return /^[=$#]/.test(text) && unquoted(text) === text;
}

function isStarter(definitions: XmlElement, text: string): boolean {
  if (/^\$INITIATOR$/i.test(text)) return true;
  const inner = /^[$#]\{\s*([\w.]+)\s*\}$/.exec(text)?.[1] ?? /^=\s*([\w.]+)$/.exec(text)?.[1];
  if (inner === undefined) return false;
  return starters.has(inner) || initiatorsOf(definitions).has(inner);
}

const seen = new WeakMap<XmlElement, ReadonlySet<string>>();

/** The variables that start events keep the starter in. */
function initiatorsOf(definitions: XmlElement): ReadonlySet<string> {
  const known = seen.get(definitions);
  if (known) return known;
  const names = new Set<string>();
  for (const element of everyElement(definitions))
    if (element.uri === namespaces.bpmn && element.local === 'startEvent')
      for (const uri of olderVendors) names.add(attribute(element, 'initiator', uri) ?? '');
  names.delete('');
  seen.set(definitions, names);
  return names;
}

/** The user tasks of a file that name their owners in others' words alone. */
export function foreignOwners({ definitions }: Pick<Source, 'definitions'>): Map<XmlElement, ForeignOwner> {
  const found = new Map<XmlElement, ForeignOwner>();
  for (const element of everyElement(definitions)) {
    if (element.uri !== namespaces.bpmn || (element.local !== 'userTask' && element.local !== 'manualTask')) continue;
    const owner = foreignOwner(definitions, element);
    if (owner) found.set(element, owner);
  }
  return found;
}
