import { elementsIn, namespaces, textIn, type XmlElement } from './xml/tree.ts';

/**
 * A document as what it says: namespaces by URI, attributes sorted, text without the spaces around it. Comments and processing
 * instructions, and the prefixes of namespaces, are left out.
 */
export function saidBy(root: XmlElement): string {
  const out: string[] = [];
  const say = (element: XmlElement, depth: number): void => {
    const attributes = element.attributes
      .filter(each => each.uri !== namespaces.xmlns)
      .map(each => `{${each.uri}}${each.local}=${JSON.stringify(each.value)}`)
      .sort();
    out.push(
      `${'  '.repeat(depth)}{${element.uri}}${element.local} ${attributes.join(' ')} ${JSON.stringify(textIn(element))}`,
    );
    for (const child of elementsIn(element)) say(child, depth + 1);
  };
  say(root, 0);
  return out.join('\n');
}
