/** An XML document as it stands in the file, so that it can be written back with nothing lost: every node, prefix and space. */
export type XmlDocument = {
  /** Whether the file says `standalone`; kept as written. */
  readonly standalone?: string;
  /** Comments, processing instructions and white space around the root. */
  readonly before: readonly XmlNode[];
  readonly root: XmlElement;
  readonly after: readonly XmlNode[];
};

export type XmlElement = {
  readonly kind: 'element';
  readonly prefix: string;
  readonly local: string;
  /** The namespace; empty where there is none. */
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** From 1. */
  readonly line: number;
};

export type XmlAttribute = {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
};

export type XmlNode =
  | XmlElement
  | { readonly kind: 'text' | 'cdata' | 'comment'; readonly text: string }
  | { readonly kind: 'instruction'; readonly target: string; readonly text: string };

export const namespaces = {
  bpmn: 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  di: 'http://www.omg.org/spec/BPMN/20100524/DI',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xmlns: 'http://www.w3.org/2000/xmlns/',
  renshi: 'urn:renshi:bpmn:1',
  zeebe: 'http://camunda.org/schema/zeebe/1.0',
  camunda: 'http://camunda.org/schema/1.0/bpmn',
  flowable: 'http://flowable.org/bpmn',
  activiti: 'http://activiti.org/bpmn',
} as const;

/** An attribute's value, of no namespace unless told; undefined where it isn't there. */
export function attribute(element: XmlElement, local: string, uri = ''): string | undefined {
  return element.attributes.find(each => each.local === local && each.uri === uri)?.value;
}

export function elementsIn(element: XmlElement): XmlElement[] {
  return element.children.filter(child => child.kind === 'element');
}

export function childrenNamed(element: XmlElement, local: string, uri: string = namespaces.bpmn): XmlElement[] {
  return elementsIn(element).filter(child => child.local === local && child.uri === uri);
}

export function childNamed(element: XmlElement, local: string, uri: string = namespaces.bpmn): XmlElement | undefined {
  return childrenNamed(element, local, uri)[0];
}

/** The text within, CDATA among it, without the spaces around; that of a child is not its own. */
export function textIn(element: XmlElement): string {
  return element.children
    .map(child => (child.kind === 'text' || child.kind === 'cdata' ? child.text : ''))
    .join('')
    .trim();
}

/** An extension of the element, whichever case its first letter has. */
export function extension(element: XmlElement, local: string, uri: string): XmlElement | undefined {
  const within = childNamed(element, 'extensionElements');
  return within && elementsIn(within).find(child => child.uri === uri && sameWord(child.local, local));
}

export function sameWord(a: string, b: string): boolean {
  return a.slice(1) === b.slice(1) && a.charAt(0).toLowerCase() === b.charAt(0).toLowerCase();
}

/** Every element from the root down, parents before children. */
export function* everyElement(root: XmlElement): Generator<XmlElement> {
  const open = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    open.push(...elementsIn(next).reverse());
  }
}
