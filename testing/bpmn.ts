/**
 * A BPMN file for a test. Nodes by id: the element's name, or it with what stands within it and its attributes; flows as `a -> b` or
 * `a -[condition]-> b`, with `else` for the way out when no other holds.
 */
export function bpmn(
  key: string,
  nodes: Readonly<Record<string, string | readonly [element: string, inside: string, attributes?: string]>>,
  flows: readonly string[],
  more: { readonly caseWords?: string; readonly roots?: string } = {},
): string {
  const drawn = flows.map((text, i) => {
    const [, from, condition, to] = /^(\S+) -(?:\[(.+)\]-)?> (\S+)$/.exec(text) ?? [];
    if (!from || !to) throw new Error(`not a flow: ${text}`);
    return { id: `f${i}`, from, to, condition };
  });
  const elements = Object.entries(nodes).map(([id, node]) => {
    const [element, inside = '', attributes = ''] = typeof node === 'string' ? [node] : node;
    const otherwise = drawn.find(flow => flow.from === id && flow.condition === 'else');
    const more = otherwise ? ` default="${otherwise.id}"` : '';
    return `<bpmn:${element} id="${id}" name="${id}"${more} ${attributes}>${inside}</bpmn:${element}>`;
  });
  const lines = drawn.map(({ id, from, to, condition }) => {
    const inside =
      condition && condition !== 'else'
        ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escaped(condition)}</bpmn:conditionExpression>`
        : '';
    return `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`;
  });
  const words = more.caseWords
    ? `<bpmn:extensionElements><renshi:case ${more.caseWords} /></bpmn:extensionElements>`
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:renshi="urn:renshi:bpmn:1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
${more.roots ?? ''}
<bpmn:process id="${key.replaceAll('-', '_')}" name="${key}" isExecutable="true">
${words}${elements.join('\n')}
${lines.join('\n')}
</bpmn:process>
</bpmn:definitions>`;
}

/** A user task's owner and what else its `renshi:work` says. */
export function work(owner: string, more = '', attributes = ''): string {
  return `<bpmn:extensionElements><renshi:work ${attributes}><renshi:owner ${owner} />${more}</renshi:work></bpmn:extensionElements>`;
}

export function service(name: string, more = ''): string {
  return `<bpmn:extensionElements><renshi:service name="${name}" ${more} /></bpmn:extensionElements>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
