/** BPMN files for tests: a process, or root elements beside it, from their inner XML. */
export function processFile(inner: string, roots = '', attributes = ''): string {
  return definitionsFile(
    `${roots}<bpmn:process id="p" name="流程" isExecutable="true" ${attributes}>${inner}</bpmn:process>`,
  );
}

export function definitionsFile(roots: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:renshi="urn:renshi:bpmn:1" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:tns="urn:test" id="definitions" targetNamespace="urn:test">${roots}</bpmn:definitions>`;
}

/** `flow('a', 'b')` is a flow `a-b`. */
export function flow(from: string, to: string, condition?: string): string {
  const id = `id="${from}-${to}" sourceRef="${from}" targetRef="${to}"`;
  if (condition === undefined) return `<bpmn:sequenceFlow ${id}/>`;
  return `<bpmn:sequenceFlow ${id}><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression"><![CDATA[${condition}]]></bpmn:conditionExpression></bpmn:sequenceFlow>`;
}

/** Elements one after another, joined by flows, between a start `s` and an end `e`. */
export function line(...elements: readonly (readonly [id: string, xml: string])[]): string {
  const ids = ['s', ...elements.map(([id]) => id), 'e'];
  const flows = ids.slice(1).map((id, at) => flow(ids[at]!, id));
  return `<bpmn:startEvent id="s"/>${elements.map(([, xml]) => xml).join('')}<bpmn:endEvent id="e"/>${flows.join('')}`;
}
