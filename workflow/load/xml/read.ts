import { SaxesParser } from 'saxes';
import type { ModelIssue } from '../../model/model.ts';
import { issue } from '../issue.ts';
import type { IssueCode } from '../wording.ts';
import { faultWords } from './fault-words.ts';
import { namespaces, type XmlAttribute, type XmlDocument, type XmlElement, type XmlNode } from './tree.ts';

/** What a file may hold. An element is an XML element: those of the diagram, the data and the extensions count too. */
export const xmlBounds = { bytes: 2 * 1024 * 1024, elements: 50_000, depth: 100, attributes: 500 } as const;

export type ReadXml = { readonly document: XmlDocument } | { readonly issue: ModelIssue };

type Open = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: XmlNode[] };

/** Stops the parser at the first thing that is wrong. */
class Stop extends Error {
  readonly found: ModelIssue;
  constructor(found: ModelIssue) {
    super(found.code);
    this.found = found;
  }
}

/** Reads text as XML with namespaces. Refuses what is not well-formed, too large or too deep, and any DOCTYPE. */
export function readXml(text: string): ReadXml {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const large = tooLarge(bare);
  if (large) return { issue: large };
  try {
    return { document: parse(bare) };
  } catch (thrown) {
    if (thrown instanceof Stop) return { issue: thrown.found };
    throw thrown;
  }
}

function tooLarge(text: string): ModelIssue | null {
  if (text.trim() === '') return issue('empty-file', null);
  const bytes = text.length > xmlBounds.bytes ? text.length : new TextEncoder().encode(text).length;
  if (bytes <= xmlBounds.bytes) return null;
  return issue('file-too-large', null, { megabytes: (bytes / 1024 / 1024).toFixed(1), max: 2 });
}

function parse(text: string): XmlDocument {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const before: XmlNode[] = [];
  const after: XmlNode[] = [];
  const open: Open[] = [];
  let root: Open | undefined;
  let count = 0;
  let line = 1;
  let standalone: string | undefined;

  const stop = (code: IssueCode, facts: Record<string, string | number> = {}): never => {
    const at = { line: parser.line, column: parser.column + 1 };
    throw new Stop(issue(code, null, { ...at, ...facts }, at.line));
  };
  const place = (node: XmlNode): void => {
    (open.at(-1)?.children ?? (root ? after : before)).push(node);
  };

  parser.on('error', fault => stop('not-well-formed', { why: faultWords(fault.message) }));
  parser.on('doctype', () => stop('doctype'));
  parser.on('xmldecl', declaration => {
    standalone = declaration.standalone;
    if (/^(utf-?16|utf-?32|ucs-?[24]|iso-10646)/i.test(declaration.encoding ?? ''))
      stop('encoding', { encoding: declaration.encoding ?? '' });
  });
  parser.on('opentagstart', () => {
    // The place where the tag begins: by the time that it is whole, the parser stands behind it.
    line = parser.line;
    if (++count > xmlBounds.elements) stop('too-many-elements', { max: xmlBounds.elements });
    if (open.length >= xmlBounds.depth) stop('too-deep', { max: xmlBounds.depth });
  });
  parser.on('opentag', tag => {
    const attributes: XmlAttribute[] = Object.values(tag.attributes).map(({ prefix, local, uri, value }) =>
      // A default namespace is an attribute `xmlns` without a prefix; the parser turns it about.
      prefix === 'xmlns' && local === '' ? { prefix: '', local: 'xmlns', uri, value } : { prefix, local, uri, value },
    );
    if (attributes.length > xmlBounds.attributes) stop('too-many-attributes', { max: xmlBounds.attributes });
    const element: Open = { kind: 'element', ...nameOf(tag), attributes, children: [], line };
    if (open.length > 0) place(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', part => place({ kind: 'text', text: part }));
  parser.on('cdata', part => place({ kind: 'cdata', text: part }));
  parser.on('comment', part => place({ kind: 'comment', text: part }));
  parser.on('processinginstruction', part =>
    place({ kind: 'instruction', target: part.target, text: part.body.trim() }),
  );
  parser.write(text).close();
  if (!root) return stop('not-well-formed', { why: '没有任何元素' });
  return { root, before, after, ...(standalone === undefined ? {} : { standalone }) };
}

function nameOf(tag: { readonly prefix: string; readonly local: string; readonly uri: string }) {
  return { prefix: tag.prefix, local: tag.local, uri: tag.uri };
}

export function isBpmnRoot(root: XmlElement): boolean {
  return root.local === 'definitions' && root.uri === namespaces.bpmn;
}
