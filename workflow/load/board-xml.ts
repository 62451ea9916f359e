import {
  attribute,
  namespaces,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from './xml/tree.ts';
import { writeXml } from './xml/write.ts';

/**
 * The document as the drawing board understands it. References may carry the prefix of the file's own namespace (they are QNames);
 * the board looks for the bare id, and would lose `messageRef="tns:m"` and its like. Everything else stays as it is.
 */
export function boardXml(document: XmlDocument): string {
  return writeXml(withBareReferences(document));
}

export function withBareReferences(document: XmlDocument): XmlDocument {
  const target = attribute(document.root, 'targetNamespace');
  const prefixes = document.root.attributes
    .filter(each => each.prefix === 'xmlns' && each.value === target)
    .map(each => `${each.local}:`);
  return prefixes.length === 0 ? document : { ...document, root: bare(document.root, prefixes) };
}

function bare(element: XmlElement, prefixes: readonly string[]): XmlElement {
  const ours = element.uri === namespaces.bpmn || element.uri === namespaces.di;
  const refers = ours && /Refs?$/.test(element.local);
  return {
    ...element,
    attributes: ours ? element.attributes.map(each => bareAttribute(each, prefixes)) : element.attributes,
    children: element.children.map(child => bareNode(child, prefixes, refers)),
  };
}

function bareNode(node: XmlNode, prefixes: readonly string[], refers: boolean): XmlNode {
  if (node.kind === 'element') return bare(node, prefixes);
  return node.kind === 'text' && refers ? { ...node, text: withoutPrefix(node.text.trim(), prefixes) } : node;
}

function bareAttribute(each: XmlAttribute, prefixes: readonly string[]): XmlAttribute {
  const refers = each.uri === '' && (/Ref$/.test(each.local) || each.local === 'bpmnElement');
  return refers ? { ...each, value: withoutPrefix(each.value, prefixes) } : each;
}

function withoutPrefix(reference: string, prefixes: readonly string[]): string {
  const prefix = prefixes.find(each => reference.startsWith(each));
  return prefix === undefined ? reference : reference.slice(prefix.length);
}
