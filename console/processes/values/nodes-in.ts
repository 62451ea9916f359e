const nodeTags = /(Task|task|Event|Gateway|subProcess|SubProcess|callActivity|transaction)$/;

/** The nodes of a file by id with their names, as the browser reads it. */
export function nodesIn(xml: string): ReadonlyMap<string, string> {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const nodes = new Map<string, string>();
  for (const element of document.querySelectorAll('[id]')) {
    const isNode =
      element.namespaceURI?.startsWith('http://www.omg.org/spec/BPMN/') && nodeTags.test(element.localName);
    if (isNode) nodes.set(element.getAttribute('id') ?? '', element.getAttribute('name') ?? '');
  }
  return nodes;
}
