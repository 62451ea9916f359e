import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Node } from '../model/model.ts';
import { loadModel } from './load-model.ts';
import { issuesOf, withLines } from './process-index.ts';
import { definitionsFile, flow, line, processFile } from './sample-file.ts';

async function nodesOf(inner: string, roots = ''): Promise<ReadonlyMap<string, Node>> {
  const { processes, issues } = await loadModel(processFile(inner, roots));
  assert.deepEqual(issues, []);
  return processes[0]!.nodes;
}

async function codesOf(inner: string, roots = ''): Promise<string[]> {
  const { issues } = await loadModel(processFile(inner, roots));
  for (const each of issues) {
    assert.match(each.zh, /[\u4e00-\u9fff].*[。]$/);
    assert.ok(!/[{}]|undefined/.test(each.zh), each.zh);
  }
  return issues.map(each => `${each.code} ${each.element}`);
}

test('every kind of task and gateway is read as what it is', async () => {
  const kinds = {
    task: 'task',
    userTask: 'user',
    manualTask: 'manual',
    receiveTask: 'receive',
    serviceTask: 'service',
    sendTask: 'send',
    businessRuleTask: 'rule',
    scriptTask: 'script',
    exclusiveGateway: 'exclusive',
    parallelGateway: 'parallel',
    inclusiveGateway: 'inclusive',
    eventBasedGateway: 'event-gateway',
    subProcess: 'sub-process',
    callActivity: 'call',
  };
  const nodes = await nodesOf(
    Object.keys(kinds)
      .map(name => `<bpmn:${name} id="${name}"/>`)
      .join(''),
  );
  for (const [name, kind] of Object.entries(kinds)) assert.equal(nodes.get(name)?.kind, kind, name);
});

test('flows join nodes in the order of the file, whatever the incoming and outgoing elements say', async () => {
  const { processes } = await loadModel(
    processFile(
      `<bpmn:exclusiveGateway id="g" default="g-c"><bpmn:outgoing>g-c</bpmn:outgoing></bpmn:exclusiveGateway>
       <bpmn:task id="a"/><bpmn:task id="b"/><bpmn:task id="c"/>
       ${flow('g', 'b', ` \${days > 3} `)}${flow('g', 'a', '=days > 1 && kind == "病假"')}${flow('g', 'c', '  ')}`,
    ),
  );
  const model = processes[0]!;
  assert.deepEqual(model.nodes.get('g')?.outgoing, ['g-b', 'g-a', 'g-c']);
  assert.equal(model.nodes.get('g')?.otherwise, 'g-c');
  assert.deepEqual(model.nodes.get('a')?.incoming, ['g-a']);
  assert.deepEqual(
    [...model.flows.values()].map(each => each.condition),
    ['days > 3', 'days > 1 && kind == "病假"', undefined],
  );
});

test('events carry what they wait for or tell, names and codes taken from the root elements', async () => {
  const nodes = await nodesOf(
    `<bpmn:startEvent id="start"><bpmn:messageEventDefinition messageRef="tns:m"><bpmn:extensionElements><renshi:correlation value="\${caseId}"/></bpmn:extensionElements></bpmn:messageEventDefinition></bpmn:startEvent>
     <bpmn:intermediateCatchEvent id="for"><bpmn:timerEventDefinition><bpmn:timeDuration>\${due}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
     <bpmn:intermediateCatchEvent id="at"><bpmn:timerEventDefinition><bpmn:timeDate> 2026-10-01T09:00:00Z </bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
     <bpmn:intermediateCatchEvent id="each"><bpmn:timerEventDefinition><bpmn:timeCycle>R3/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
     <bpmn:intermediateCatchEvent id="if"><bpmn:conditionalEventDefinition><bpmn:condition>=paid</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>
     <bpmn:intermediateThrowEvent id="go"><bpmn:linkEventDefinition name="L"/></bpmn:intermediateThrowEvent>
     <bpmn:intermediateThrowEvent id="undo"><bpmn:compensateEventDefinition activityRef="for"/></bpmn:intermediateThrowEvent>
     <bpmn:intermediateThrowEvent id="plain"/>
     <bpmn:endEvent id="sig"><bpmn:eventDefinitionRef>shared</bpmn:eventDefinitionRef></bpmn:endEvent>
     <bpmn:endEvent id="err"><bpmn:errorEventDefinition errorRef="x"/></bpmn:endEvent>
     <bpmn:endEvent id="esc"><bpmn:escalationEventDefinition escalationRef="y"/></bpmn:endEvent>
     <bpmn:endEvent id="stop"><bpmn:terminateEventDefinition/></bpmn:endEvent>`,
    `<bpmn:message id="m" name="提交"/><bpmn:signal id="sg" name="放假"/><bpmn:error id="x" errorCode="E1"/><bpmn:escalation id="y" name="催办"/>
     <bpmn:signalEventDefinition id="shared" signalRef="sg"/>`,
  );
  const events = Object.fromEntries([...nodes].map(([id, node]) => [id, node.event]));
  assert.deepEqual(events, {
    start: { kind: 'message', name: '提交', correlation: 'caseId' },
    for: { kind: 'timer', timer: { kind: 'duration', text: '=due' } },
    at: { kind: 'timer', timer: { kind: 'date', text: '2026-10-01T09:00:00Z' } },
    each: { kind: 'timer', timer: { kind: 'cycle', text: 'R3/PT1H' } },
    if: { kind: 'conditional', expression: 'paid' },
    go: { kind: 'link', name: 'L' },
    undo: { kind: 'compensate', activity: 'for' },
    plain: { kind: 'none' },
    sig: { kind: 'signal', name: '放假' },
    err: { kind: 'error', code: 'E1' },
    esc: { kind: 'escalation', code: '催办' },
    stop: { kind: 'terminate' },
  });
});

test('boundary events sit on their activity, and a handler is found by its association drawn either way', async () => {
  const handler = '<bpmn:serviceTask id="undo" isForCompensation="true"/>';
  for (const [from, to] of [
    ['c', 'undo'],
    ['undo', 'c'],
  ]) {
    const nodes = await nodesOf(
      `<bpmn:userTask id="u"/>${handler}
       <bpmn:boundaryEvent id="t" attachedToRef="u" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
       <bpmn:boundaryEvent id="c" attachedToRef="u"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>
       <bpmn:association id="x" sourceRef="${from}" targetRef="${to}"/>`,
    );
    assert.deepEqual(nodes.get('u')?.boundary, ['t', 'c']);
    assert.equal(nodes.get('u')?.undoneBy, 'undo');
    assert.equal(nodes.get('undo')?.forCompensation, true);
    assert.deepEqual([nodes.get('t')?.interrupting, nodes.get('c')?.interrupting], [false, true]);
    assert.equal(nodes.get('t')?.attachedTo, 'u');
  }
});

test('sub-processes hold their nodes; one that an event begins is of its own kind', async () => {
  const nodes = await nodesOf(
    `<bpmn:subProcess id="sub"><bpmn:subProcess id="in"><bpmn:task id="deep"/></bpmn:subProcess>
       <bpmn:subProcess id="ev" triggeredByEvent="true"><bpmn:startEvent id="es" isInterrupting="false"><bpmn:signalEventDefinition signalRef="g"/></bpmn:startEvent></bpmn:subProcess>
     </bpmn:subProcess>`,
    '<bpmn:signal id="g" name="g"/>',
  );
  assert.deepEqual(
    [...nodes.values()].map(each => `${each.parent}/${each.id} ${each.kind}`),
    ['p/sub sub-process', 'sub/in sub-process', 'in/deep task', 'sub/ev event-sub-process', 'ev/es start'],
  );
  assert.equal(nodes.get('es')?.interrupting, false);
});

test('loops are read from the house, from Zeebe, from Camunda and from BPMN itself', async () => {
  const many = (attributes: string, inner = '') =>
    `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${inner}</bpmn:multiInstanceLoopCharacteristics>`;
  const loops = [
    many(
      'isSequential="true"',
      `<bpmn:extensionElements><renshi:loop collection="signers" item="signer"/></bpmn:extensionElements><bpmn:completionCondition>\${nrOfCompletedInstances >= 2}</bpmn:completionCondition>`,
    ),
    many(
      '',
      '<bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="= people" inputElement="one"/></bpmn:extensionElements>',
    ),
    many(`camunda:collection="\${list}" camunda:elementVariable="x"`),
    many('', '<bpmn:loopCardinality>3</bpmn:loopCardinality>'),
    many('', '<bpmn:loopDataInputRef>data</bpmn:loopDataInputRef><bpmn:inputDataItem id="i" name="part"/>'),
    '<bpmn:standardLoopCharacteristics testBefore="true" loopMaximum="5"><bpmn:loopCondition>again</bpmn:loopCondition></bpmn:standardLoopCharacteristics>',
  ];
  const nodes = await nodesOf(
    `<bpmn:dataObject id="data" name="parts" isCollection="true"/>${loops.map((xml, at) => `<bpmn:userTask id="u${at}">${xml}</bpmn:userTask>`).join('')}`,
  );
  assert.deepEqual(
    [...nodes.values()].map(each => each.loop),
    [
      { kind: 'sequential', collection: 'signers', item: 'signer', until: 'nrOfCompletedInstances >= 2' },
      { kind: 'parallel', collection: 'people', item: 'one' },
      { kind: 'parallel', collection: 'list', item: 'x' },
      { kind: 'parallel', cardinality: '3', item: 'item' },
      { kind: 'parallel', collection: 'parts', item: 'part' },
      { kind: 'while', condition: 'again', testBefore: true, maximum: 5 },
    ],
  );
});

test('the words of the house say who does a task, by when, and how it may end', async () => {
  const nodes = await nodesOf(
    `<bpmn:userTask id="u" name="审批"><bpmn:extensionElements>
      <renshi:work form="leave" help="看清天数" skipStarter="true" notByStarter="false">
        <renshi:owner kind="manager" level="2" of="\${person}"/><renshi:fallback kind="group" value="hr" mode="vote" need="2"/>
        <renshi:limit amount="1" unit="working-days" remind="0" handOver="true" expeditedAmount="4" expeditedUnit="working-hours"><renshi:escalateTo kind="unit-head"/></renshi:limit>
        <renshi:outcome code="agree" label="同意" sense="agree" reason="optional"/><renshi:outcome code="back" label="退回"/>
        <renshi:watcher kind="starter"/>
      </renshi:work></bpmn:extensionElements></bpmn:userTask>`,
  );
  assert.deepEqual(nodes.get('u')?.work, {
    owner: { kind: 'manager', level: 2, of: 'person' },
    fallback: { kind: 'group', value: 'hr', mode: 'vote', need: '2' },
    limit: {
      amount: 1,
      unit: 'working-days',
      remind: 0,
      handOver: true,
      expedited: { amount: 4, unit: 'working-hours' },
      escalateTo: { kind: 'unit-head' },
    },
    form: 'leave',
    help: '看清天数',
    outcomes: [
      { code: 'agree', label: '同意', sense: 'agree', reason: 'optional' },
      { code: 'back', label: '退回' },
    ],
    watchers: [{ kind: 'starter' }],
    notByStarter: false,
    skipStarter: true,
  });
});

test('services, scripts, calls, messages and the case itself', async () => {
  const { processes, issues } = await loadModel(
    processFile(
      `<bpmn:extensionElements><renshi:case category="考勤" title="=name + '请假'" form="leave" startedBy="employee"/></bpmn:extensionElements>
       <bpmn:serviceTask id="a"><bpmn:extensionElements><renshi:service name="leave.approve" result="done"><renshi:input name="days" value="=n"/><renshi:input name="__proto__" value="1"/></renshi:service></bpmn:extensionElements></bpmn:serviceTask>
       <bpmn:serviceTask id="b"><bpmn:extensionElements><zeebe:taskDefinition type="mail"/></bpmn:extensionElements></bpmn:serviceTask>
       <bpmn:serviceTask id="c" camunda:type="external" camunda:topic="pay"/>
       <bpmn:scriptTask id="d" scriptFormat="text/cel" camunda:resultVariable="sum"><bpmn:script>1 + 2</bpmn:script></bpmn:scriptTask>
       <bpmn:callActivity id="e" calledElement="tns:other"/>
       <bpmn:receiveTask id="f" messageRef="m"/>`,
      '<bpmn:message id="m" name="回执"><bpmn:extensionElements><zeebe:subscription correlationKey="=key"/></bpmn:extensionElements></bpmn:message>',
    ),
  );
  const [model] = processes;
  const node = (id: string) => model!.nodes.get(id)!;
  assert.deepEqual(issues, []);
  assert.deepEqual(model!.case, { category: '考勤', title: "name + '请假'", form: 'leave', startedBy: 'employee' });
  assert.equal(node('a').service, 'leave.approve');
  assert.equal(node('a').result, 'done');
  assert.deepEqual(Object.entries(node('a').inputs ?? {}), [
    ['days', 'n'],
    ['__proto__', '1'],
  ]);
  assert.deepEqual([node('b').service, node('c').service], ['mail', 'pay']);
  assert.deepEqual([node('d').expression, node('d').result], ['1 + 2', 'sum']);
  assert.equal(node('e').called, 'other');
  assert.equal(node('f').message, '回执');
  assert.deepEqual(node('f').event, { kind: 'message', name: '回执', correlation: 'key' });
});

test('what can’t be run is told by element, and nothing harmless is', async () => {
  assert.deepEqual(
    await codesOf(
      `<bpmn:laneSet id="ls"><bpmn:lane id="l"/></bpmn:laneSet><bpmn:dataObject id="do"/><bpmn:dataObjectReference id="dr" dataObjectRef="do"/>
       <bpmn:textAnnotation id="ta"><bpmn:text>说明</bpmn:text></bpmn:textAnnotation><bpmn:group id="gr"/><bpmn:ioSpecification id="io"/>
       <bpmn:complexGateway id="cg"/><bpmn:adHocSubProcess id="ah"/><bpmn:transaction id="tx"/>
       <bpmn:eventBasedGateway id="ig" instantiate="true"/><bpmn:eventBasedGateway id="pg" eventGatewayType="Parallel"/>
       <bpmn:startEvent id="pm" parallelMultiple="true"/>
       <bpmn:intermediateCatchEvent id="two"><bpmn:signalEventDefinition/><bpmn:messageEventDefinition/></bpmn:intermediateCatchEvent>
       <bpmn:intermediateCatchEvent id="none"/>
       <bpmn:endEvent id="cancel"><bpmn:cancelEventDefinition/></bpmn:endEvent>
       <bpmn:receiveTask id="ri" instantiate="true"/>
       <bpmn:scriptTask id="js" scriptFormat="javascript"><bpmn:script>1</bpmn:script></bpmn:scriptTask>
       <bpmn:task id="q" startQuantity="2"/>
       <bpmn:choreographyTask id="ch"/>
       <bpmn:endEvent id="ref"><bpmn:errorEventDefinition errorRef="nowhere"/></bpmn:endEvent>
       <bpmn:userTask id="own"><bpmn:extensionElements><renshi:work><renshi:owner kind="boss"/><renshi:limit amount="soon" unit="days"/></renshi:work></bpmn:extensionElements></bpmn:userTask>`,
      '<bpmn:choreography id="co"/>',
    ),
    [
      'choreography co',
      'complex-gateway cg',
      'ad-hoc ah',
      'transaction tx',
      'gateway-instantiates ig',
      'gateway-parallel-events pg',
      'several-events pm',
      'several-events two',
      'event-without-definition none',
      'cancel-event cancel',
      'receive-instantiates ri',
      'script-language js',
      'quantity q',
      'element-unknown ch',
      'reference-missing ref',
      'owner-kind own',
      'not-a-number own',
      'limit-unreadable own',
    ],
  );
});

test('an id used twice is told with its line, and the first one counts', async () => {
  const { issues, processes } = await loadModel(
    processFile('<bpmn:task id="a" name="甲"/>\n<bpmn:task id="a" name="乙"/>'),
  );
  assert.deepEqual(
    issues.map(each => [each.code, each.element, each.severity, each.line]),
    [['duplicate-id', 'a', 'error', 5]],
  );
  assert.equal(processes[0]!.nodes.get('a')?.name, '甲');
});

test('a file of several processes keeps their issues and lines apart', async () => {
  const loaded = await loadModel(
    definitionsFile(
      '<bpmn:process id="a"><bpmn:complexGateway id="x"/></bpmn:process>\n<bpmn:process id="b" isExecutable="false"><bpmn:task id="y"/></bpmn:process>',
    ),
  );
  assert.deepEqual(
    loaded.processes.map(each => [each.id, each.executable]),
    [
      ['a', true],
      ['b', false],
    ],
  );
  assert.deepEqual([issuesOf(loaded, 'a').length, issuesOf(loaded, 'b').length], [1, 0]);
  assert.equal(loaded.lineOf.get('y'), 5);
  const [found] = withLines([{ code: 'c', element: 'y', severity: 'error', facts: {}, zh: '' }], loaded);
  assert.equal(found?.line, 5);
});

test('a file without a process, and one that isn’t BPMN, say so', async () => {
  assert.deepEqual(
    (await loadModel(definitionsFile(''))).issues.map(each => each.code),
    ['no-process'],
  );
  const other = await loadModel('<Package xmlns="http://www.wfmc.org/2009/XPDL2.2"/>');
  assert.deepEqual([other.issues[0]?.code, other.document], ['wrong-root', null]);
});

test('elements without an id are told where they matter', async () => {
  assert.deepEqual(await codesOf(line(['u', '<bpmn:userTask id="u"/><bpmn:task/>'])), ['no-id null']);
});
