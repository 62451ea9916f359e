/** A process to begin drawing with: a start, one task for the line manager, an end. */
export function blankModel(key: string, name: string): string {
  const id = key.replace(/[^a-zA-Z0-9_]/g, '_');
  const escaped = name.replace(/[<&"]/g, letter => ({ '<': '&lt;', '&': '&amp;', '"': '&quot;' })[letter] ?? '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:renshi="urn:renshi:bpmn:1" id="definitions_${id}" targetNamespace="urn:renshi:process">
  <bpmn:process id="${id}" name="${escaped}" isExecutable="true">
    <bpmn:startEvent id="start" name="发起"><bpmn:outgoing>to_approve</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="approve" name="直接上级审批">
      <bpmn:extensionElements>
        <renshi:work><renshi:owner kind="manager" level="1" /><renshi:limit amount="2" unit="working-days" /></renshi:work>
      </bpmn:extensionElements>
      <bpmn:incoming>to_approve</bpmn:incoming><bpmn:outgoing>to_end</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="end" name="办结"><bpmn:incoming>to_end</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="to_approve" sourceRef="start" targetRef="approve" />
    <bpmn:sequenceFlow id="to_end" sourceRef="approve" targetRef="end" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram_${id}">
    <bpmndi:BPMNPlane id="plane_${id}" bpmnElement="${id}">
      <bpmndi:BPMNShape id="shape_start" bpmnElement="start"><dc:Bounds x="160" y="142" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="shape_approve" bpmnElement="approve"><dc:Bounds x="260" y="120" width="120" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="shape_end" bpmnElement="end"><dc:Bounds x="442" y="142" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="edge_to_approve" bpmnElement="to_approve"><di:waypoint x="196" y="160" /><di:waypoint x="260" y="160" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="edge_to_end" bpmnElement="to_end"><di:waypoint x="380" y="160" /><di:waypoint x="442" y="160" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}
