import type { ModelIssue } from '../../model/model.ts';
import { issue, said } from '../issue.ts';
import type { IssueCode } from '../wording.ts';
import { attribute, everyElement, namespaces, type XmlElement } from '../xml/tree.ts';

/** A file while it is being read: what its elements are called, and what was found wrong so far. */
export type Source = {
  readonly definitions: XmlElement;
  /** BPMN's own elements by id. */
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly issues: ModelIssue[];
};

export function openSource(definitions: XmlElement): Source {
  const byId = new Map<string, XmlElement>();
  const drawn = new Set<string>();
  const source: Source = { definitions, byId, issues: [] };
  for (const element of everyElement(definitions)) {
    const id = attribute(element, 'id');
    if (id === undefined || id === '') continue;
    if (element.uri === namespaces.bpmn) {
      if (byId.has(id)) report(source, 'duplicate-id', element);
      else byId.set(id, element);
    } else if (element.uri === namespaces.di) {
      if (drawn.has(id)) report(source, 'duplicate-drawing-id', element);
      drawn.add(id);
    }
  }
  return source;
}

export function report(
  source: Source,
  code: IssueCode,
  element: XmlElement,
  facts: Readonly<Record<string, string | number>> = {},
): void {
  const id = attribute(element, 'id') ?? null;
  const who = said({ id: id ?? element.local, name: attribute(element, 'name') ?? '' });
  source.issues.push(issue(code, id, { who, ...facts }, element.line));
}

/** What a reference points at. It may carry the prefix of the file's own namespace. */
export function refersTo(source: Source, reference: string | undefined): XmlElement | undefined {
  if (!reference) return undefined;
  const bare = reference.trim();
  return source.byId.get(bare) ?? source.byId.get(bare.slice(bare.indexOf(':') + 1));
}

export function idOf(element: XmlElement): string {
  return attribute(element, 'id') ?? '';
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The parts that are there. */
export function present<T extends object>(parts: T): Present<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Present<T>;
}
