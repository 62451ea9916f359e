/** A model as another modeller saves it: with a complex gateway, which can't be run, unless it is mended; and a transaction, which runs otherwise. */
export function drawnElsewhere({ isMended = false, approval = '领导审批' } = {}): Buffer {
  const weigh = isMended ? '<exclusiveGateway id="weigh" />' : '<complexGateway id="weigh" />';
  const flow = (id: string, from: string, to: string) =>
    `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`;
  const shape = (id: string, x: number, y: number, width: number, height: number, more = '') =>
    `<di:BPMNShape id="${id}_di" bpmnElement="${id}" ${more}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></di:BPMNShape>`;
  const edge = (id: string, ...points: Array<[number, number]>) =>
    `<di:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(([x, y]) => `<way:waypoint x="${x}" y="${y}" />`).join('')}</di:BPMNEdge>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:renshi="urn:renshi:bpmn:1"
  xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:way="http://www.omg.org/spec/DD/20100524/DI" id="definitions_buying" targetNamespace="urn:elsewhere">
  <process id="buying" name="采购申请" isExecutable="true">
    <extensionElements><renshi:case category="行政" form="general-request" /></extensionElements>
    <startEvent id="begin" />
    <userTask id="approve" name="${approval}">
      <extensionElements><renshi:work form="general-request"><renshi:owner kind="role" value="hr-specialist" />
        <renshi:limit amount="1" unit="working-days" /></renshi:work></extensionElements>
    </userTask>
    ${weigh}
    <transaction id="settle" name="付款">
      <startEvent id="settle_begin" /><endEvent id="settle_end" />
      ${flow('settle_flow', 'settle_begin', 'settle_end')}
    </transaction>
    <endEvent id="finish" />
    ${flow('f1', 'begin', 'approve')}${flow('f2', 'approve', 'weigh')}${flow('f3', 'weigh', 'settle')}${flow('f4', 'settle', 'finish')}
  </process>
  <di:BPMNDiagram id="board"><di:BPMNPlane id="plane" bpmnElement="buying">
    ${shape('begin', 100, 102, 36, 36)}${shape('approve', 190, 80, 100, 80)}${shape('weigh', 345, 95, 50, 50)}
    ${shape('settle', 450, 60, 240, 120, 'isExpanded="true"')}${shape('settle_begin', 480, 102, 36, 36)}${shape('settle_end', 620, 102, 36, 36)}
    ${shape('finish', 750, 102, 36, 36)}
    ${edge('f1', [136, 120], [190, 120])}${edge('f2', [290, 120], [345, 120])}${edge('f3', [395, 120], [450, 120])}
    ${edge('f4', [690, 120], [750, 120])}${edge('settle_flow', [516, 120], [620, 120])}
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`);
}
