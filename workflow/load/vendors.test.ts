import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingLosses } from './drawing-loss.ts';
import { loadModel, writeModel } from './load-model.ts';
import { saidBy } from './same-tree.ts';
import { readXml } from './xml/read.ts';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const drawing =
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"';
const shape = (element: string, more = '') =>
  `<bpmndi:BPMNDiagram id="BD"><bpmndi:BPMNPlane id="BP" bpmnElement="P"><bpmndi:BPMNShape id="${element}_di" bpmnElement="${element}" ${more}><dc:Bounds x="10" y="20.5" width="100" height="80"/><bpmndi:BPMNLabel/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;

/** Files in the manner of modellers in use: each a process P with a start, one activity and an end. */
const files: Readonly<Record<string, string>> = {
  'prefix bpmn2 (Eclipse, bpmn.io of old)': `<?xml version="1.0" encoding="UTF-8"?>
<bpmn2:definitions xmlns:bpmn2="${model}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${drawing} xsi:schemaLocation="${model} BPMN20.xsd" id="D" exporter="Eclipse" exporterVersion="1.0" targetNamespace="http://e">
<bpmn2:process id="P"><bpmn2:startEvent id="S"><bpmn2:outgoing>F1</bpmn2:outgoing></bpmn2:startEvent><bpmn2:userTask id="T"/><bpmn2:endEvent id="E"/>
<bpmn2:sequenceFlow id="F1" sourceRef="S" targetRef="T"/><bpmn2:sequenceFlow id="F2" sourceRef="T" targetRef="E"><bpmn2:conditionExpression xsi:type="bpmn2:tFormalExpression" language="http://cel">\${ok}</bpmn2:conditionExpression></bpmn2:sequenceFlow></bpmn2:process>${shape('T')}</bpmn2:definitions>`,
  'default namespace and Activiti': `<?xml version='1.0' encoding='UTF-8'?>
<definitions xmlns="${model}" xmlns:activiti="http://activiti.org/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" typeLanguage="http://www.w3.org/2001/XMLSchema" expressionLanguage="http://www.w3.org/1999/XPath" targetNamespace="http://www.activiti.org/test">
<process id="P" name="请假" isExecutable="true"><startEvent id="S" activiti:initiator="me"/><userTask id="T" activiti:assignee="\${me}" activiti:candidateGroups="hr,部门"><extensionElements><activiti:formProperty id="days" type="long"><activiti:value id="a" name="b"/></activiti:formProperty></extensionElements></userTask><endEvent id="E"/>
<sequenceFlow id="F1" sourceRef="S" targetRef="T"/><sequenceFlow id="F2" sourceRef="T" targetRef="E"><conditionExpression xsi:type="tFormalExpression"><![CDATA[\${ok}]]></conditionExpression></sequenceFlow></process></definitions>`,
  'prefix semantic (Trisotech, itp)': `<semantic:definitions xmlns:semantic="${model}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${drawing} xmlns:triso="http://www.trisotech.com/2015/triso/bpmn" xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" targetNamespace="http://t" triso:logoChoice="Default">
<semantic:process id="P"><semantic:documentation>第一行
第二行 &amp; 更多</semantic:documentation><semantic:startEvent id="S"/><semantic:userTask id="T" triso:visible="true"/><semantic:endEvent id="E"/><semantic:sequenceFlow id="F1" sourceRef="S" targetRef="T"/><semantic:sequenceFlow id="F2" sourceRef="T" targetRef="E"><semantic:conditionExpression xsi:type="semantic:tFormalExpression">ok</semantic:conditionExpression></semantic:sequenceFlow></semantic:process>${shape('T', 'color:background-color="#fff" color:border-color="#000"')}</semantic:definitions>`,
  'Camunda 7': `<bpmn:definitions xmlns:bpmn="${model}" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="http://bpmn.io/schema/bpmn" modeler:executionPlatform="Camunda Platform">
<bpmn:process id="P" camunda:historyTimeToLive="180"><bpmn:startEvent id="S" camunda:formKey="f"/><bpmn:userTask id="T" camunda:assignee="a"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="list"><camunda:list><camunda:value>1</camunda:value><camunda:script scriptFormat="groovy">x &lt; 1</camunda:script></camunda:list></camunda:inputParameter></camunda:inputOutput><camunda:taskListener event="create" class="a.B"/></bpmn:extensionElements></bpmn:userTask><bpmn:endEvent id="E"/>
<bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="T"/><bpmn:sequenceFlow id="F2" sourceRef="T" targetRef="E"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">#{ok}</bpmn:conditionExpression></bpmn:sequenceFlow></bpmn:process></bpmn:definitions>`,
  'Camunda 8': `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="${model}" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="http://bpmn.io/schema/bpmn">
<bpmn:process id="P" isExecutable="true"><bpmn:startEvent id="S"/><bpmn:userTask id="T"><bpmn:extensionElements><zeebe:userTask/><zeebe:assignmentDefinition assignee="=a.b"/><zeebe:ioMapping><zeebe:input source="=x" target="y"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:userTask><bpmn:endEvent id="E"/>
<bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="T"/><bpmn:sequenceFlow id="F2" sourceRef="T" targetRef="E"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=ok</bpmn:conditionExpression></bpmn:sequenceFlow></bpmn:process></bpmn:definitions>`,
  Signavio: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<definitions xmlns="${model}" xmlns:signavio="http://www.signavio.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" exporter="Signavio Process Editor, http://www.signavio.com" id="sid-1" targetNamespace="http://www.signavio.com">
<process id="P" processType="None" isClosed="false"><extensionElements/><laneSet id="sid-2"><lane id="sid-3" name="HR"><extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue=""/></extensionElements><flowNodeRef>S</flowNodeRef><flowNodeRef>T</flowNodeRef></lane></laneSet>
<startEvent id="S"/><userTask id="T" implementation="##unspecified"><extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue="#ffffcc"/></extensionElements></userTask><endEvent id="E"/><sequenceFlow id="F1" sourceRef="S" targetRef="T"/><sequenceFlow id="F2" sourceRef="T" targetRef="E"><conditionExpression xsi:type="tFormalExpression" id="c">ok</conditionExpression></sequenceFlow></process></definitions>`,
  'Flowable, Windows line ends and a byte order mark': `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<definitions xmlns="${model}" xmlns:flowable="http://flowable.org/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:design="http://flowable.org/design" targetNamespace="http://flowable.org/test" design:palette="flowable-work">\r\n<process id="P"><extensionElements><flowable:eventListener events="X" delegateExpression="\${l}"></flowable:eventListener><design:stencilid><![CDATA[BPMNDiagram]]></design:stencilid></extensionElements>\r\n<startEvent id="S"/><userTask id="T" flowable:assignee="$INITIATOR" flowable:formFieldValidation="false"/><endEvent id="E"/><sequenceFlow id="F1" sourceRef="S" targetRef="T"/><sequenceFlow id="F2" sourceRef="T" targetRef="E"><conditionExpression xsi:type="tFormalExpression"><![CDATA[\r\n\${ok}\r\n]]></conditionExpression></sequenceFlow></process></definitions>`,
  'ARIS: attributes of its own, a comment and an instruction': `<?xml version="1.0" encoding="UTF-8"?><!-- exported --><?aris v="10"?>
<ns2:definitions xmlns:ns2="${model}" xmlns:aris="http://www.aris.com/x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://a">
<ns2:process id="P"><ns2:extensionElements><aris:model guid="{1-2}"><aris:attr lang="zh">部门</aris:attr><aris:attr lang="en"/></aris:model></ns2:extensionElements><!-- in between --><ns2:startEvent id="S"/><ns2:userTask id="T" name="A&#10;B"/><ns2:endEvent id="E"/><ns2:sequenceFlow id="F1" sourceRef="S" targetRef="T"/><ns2:sequenceFlow id="F2" sourceRef="T" targetRef="E"><ns2:conditionExpression xsi:type="ns2:tFormalExpression">ok</ns2:conditionExpression></ns2:sequenceFlow></ns2:process></ns2:definitions>`,
  'bpmn.io colours': `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="${model}" ${drawing} xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://bpmn.io/schema/bpmn"><bpmn:process id="P"><bpmn:startEvent id="S"/><bpmn:userTask id="T"/><bpmn:endEvent id="E"/><bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="T"/><bpmn:sequenceFlow id="F2" sourceRef="T" targetRef="E"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">ok</bpmn:conditionExpression></bpmn:sequenceFlow></bpmn:process>${shape('T', 'bioc:stroke="#8e24aa" bioc:fill="#e1bee7"')}</bpmn:definitions>`,
  'data, a data store, messages, resources': `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${model}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:tns="http://x" targetNamespace="http://x"><itemDefinition id="I" structureRef="tns:Leave" itemKind="Information"/><message id="M" name="m" itemRef="tns:I"/><dataStore id="DS" name="档案"/><resource id="R" name="hr"><resourceParameter id="RP" name="n" isRequired="true"/></resource>
<collaboration id="C"><participant id="PT" name="公司" processRef="P"><participantMultiplicity minimum="0" maximum="1"/></participant><messageFlow id="MF" sourceRef="T" targetRef="PT"/></collaboration>
<process id="P"><ioSpecification><dataInput id="DI" itemSubjectRef="tns:I"/><inputSet><dataInputRefs>DI</dataInputRefs></inputSet><outputSet/></ioSpecification><property id="PR" name="p"/><dataObject id="DO" isCollection="true"><dataState name="draft"/></dataObject><dataObjectReference id="DR" dataObjectRef="DO"/><dataStoreReference id="DSR" dataStoreRef="DS"/>
<startEvent id="S"/><userTask id="T"><ioSpecification id="IO"><dataInput id="TI"/><inputSet id="IS"><dataInputRefs>TI</dataInputRefs></inputSet><outputSet id="OS"/></ioSpecification><dataInputAssociation id="DA"><sourceRef>DR</sourceRef><targetRef>TI</targetRef><assignment><from xsi:type="tFormalExpression">a</from><to xsi:type="tFormalExpression">b</to></assignment></dataInputAssociation><potentialOwner id="PO"><resourceRef>R</resourceRef><resourceAssignmentExpression><formalExpression>user(x)</formalExpression></resourceAssignmentExpression></potentialOwner></userTask><endEvent id="E"/><sequenceFlow id="F1" sourceRef="S" targetRef="T"/><sequenceFlow id="F2" sourceRef="T" targetRef="E"><conditionExpression xsi:type="tFormalExpression">ok</conditionExpression></sequenceFlow></process></definitions>`,
  'ids in Chinese': `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="${model}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://x"><bpmn:process id="P"><bpmn:startEvent id="S"/><bpmn:userTask id="T"/><bpmn:task id="审批一"/><bpmn:endEvent id="E"/><bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="T"/><bpmn:sequenceFlow id="F2" sourceRef="T" targetRef="E"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">ok</bpmn:conditionExpression></bpmn:sequenceFlow></bpmn:process></bpmn:definitions>`,
  'extensions of BPMN’s own elements, out of order': `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${model}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:v="http://v" targetNamespace="http://x"><extension mustUnderstand="false" definition="v:x"/><process id="P" v:a="1"><endEvent id="E"/><v:stray>loose</v:stray><sequenceFlow id="F1" sourceRef="S" targetRef="T"/><userTask id="T" unknown="u"><v:inside/></userTask><sequenceFlow id="F2" sourceRef="T" targetRef="E"><conditionExpression xsi:type="tFormalExpression">ok</conditionExpression></sequenceFlow><startEvent id="S"/></process></definitions>`,
};

for (const [name, text] of Object.entries(files)) {
  test(`${name}: read, and written back with nothing lost`, async () => {
    const { processes, issues, document } = await loadModel(text);
    // Owners in another engine's words are warned of, where there are some.
    assert.deepEqual(
      issues.map(each => [each.code, each.element]),
      /assignee=/.test(text) ? [['owner-foreign', 'T']] : [],
    );
    const { nodes, flows } = processes[0]!;
    assert.deepEqual(
      [nodes.get('S')?.outgoing, nodes.get('T')?.outgoing, nodes.get('E')?.incoming],
      [['F1'], ['F2'], ['F2']],
    );
    assert.equal(nodes.get('T')?.kind, 'user');
    assert.equal(flows.get('F2')?.condition, 'ok');
    const written = await writeModel(document!);
    const before = readXml(text);
    const after = readXml(written);
    assert.ok('document' in before && 'document' in after);
    assert.equal(saidBy(after.document.root), saidBy(before.document.root));
    assert.equal(await writeModel((await loadModel(written)).document!), written);
  });
}

/** What the board loses of the files above, each told once with the element that it belongs to. */
const lost: Readonly<Record<string, readonly string[]>> = {
  // An element of an expression, and a multiplicity.
  'data, a data store, messages, resources': ['null 元素 formalExpression', 'null 属性 minimum', 'null 属性 maximum'],
  'ids in Chinese': ['P 元素 task'],
  // Elements of others outside `extensionElements`.
  'extensions of BPMN’s own elements, out of order': [
    'P 元素 stray',
    'T 元素 inside',
    'null 属性 mustUnderstand',
    'null 属性 definition',
  ],
};

test('what the drawing board would lose of them is told by element', async () => {
  const found: Record<string, readonly string[]> = {};
  for (const [name, text] of Object.entries(files)) {
    const issues = await drawingLosses(text);
    if (issues.length > 0) found[name] = issues.map(each => `${each.element} ${each.facts.what}`);
  }
  assert.deepEqual(found, lost);
});
