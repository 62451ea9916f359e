import { escapeAttribute, escapeText } from './escape.ts';
import type { XmlDocument, XmlNode } from './tree.ts';

/** The document as text, in UTF-8. What was read is what is written: prefixes, order, comments, CDATA and spaces. */
export function writeXml(document: XmlDocument): string {
  const standalone = document.standalone === undefined ? '' : ` standalone="${document.standalone}"`;
  const [first] = document.before;
  const apart = first?.kind === 'text' ? '' : '\n';
  const out = [`<?xml version="1.0" encoding="UTF-8"${standalone}?>${apart}`];
  for (const node of [...document.before, document.root, ...document.after]) write(node, out);
  return out.join('');
}

/** Nesting is bounded by the reader, so that calling itself is safe. */
function write(node: XmlNode, out: string[]): void {
  switch (node.kind) {
    case 'text':
      out.push(escapeText(node.text));
      return;
    case 'cdata':
      out.push(`<![CDATA[${node.text}]]>`);
      return;
    case 'comment':
      out.push(`<!--${node.text}-->`);
      return;
    case 'instruction':
      out.push(`<?${node.target}${node.text ? ` ${node.text}` : ''}?>`);
      return;
    case 'element': {
      const name = nameOf(node);
      out.push(`<${name}`);
      for (const each of node.attributes) out.push(` ${nameOf(each)}="${escapeAttribute(each.value)}"`);
      if (node.children.length === 0) {
        out.push('/>');
        return;
      }
      out.push('>');
      for (const child of node.children) write(child, out);
      out.push(`</${name}>`);
    }
  }
}

function nameOf(named: { readonly prefix: string; readonly local: string }): string {
  return named.prefix ? `${named.prefix}:${named.local}` : named.local;
}
