import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CheckPorts, checkModel } from './check-model.ts';
import { loadModel } from './load-model.ts';
import { flow, line, processFile } from './sample-file.ts';

const house: CheckPorts = {
  compiles: expression => (expression.includes('(') ? { message: '括号不成对', at: expression.indexOf('(') } : null),
  knowsService: name => name === 'leave.approve',
  knowsForm: key => key === 'leave',
  knowsRole: code => code === 'hr',
  knowsGroup: key => key === 'desk',
  knowsUnit: key => key === 'finance',
  knowsAccount: key => key === 'boss',
  knowsProcess: key => key === 'other',
};

async function found(inner: string, roots = '', attributes = '') {
  const { processes } = await loadModel(processFile(inner, roots, attributes));
  return checkModel(processes[0]!, house);
}

/** A task with an owner and a limit, so that only what a case is about is told. */
const user = (id: string, more = '', owner = '<renshi:owner kind="manager"/>') =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><renshi:work ${more}>${owner}<renshi:limit amount="1" unit="working-days"/></renshi:work></bpmn:extensionElements></bpmn:userTask>`;
const plain = (id: string) => `<bpmn:task id="${id}"/>`;
const own = (words: string) => `<bpmn:extensionElements>${words}</bpmn:extensionElements>`;
const timer = (id: string, text: string, kind = 'timeDuration') =>
  `<bpmn:intermediateCatchEvent id="${id}"><bpmn:timerEventDefinition><bpmn:${kind}>${text}</bpmn:${kind}></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
const boundary = (id: string, host: string, definition: string, more = '') =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}" ${more}>${definition}</bpmn:boundaryEvent>`;
const late = '<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>';
const many = (inner: string, more = '') =>
  `<bpmn:userTask id="u"><bpmn:extensionElements><renshi:work><renshi:owner kind="manager"/><renshi:limit amount="1" unit="days"/></renshi:work></bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics ${more}>${inner}</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`;

test('a sound process has nothing to say', async () => {
  assert.deepEqual(await found(line(['a', user('a', 'form="leave"')], ['t', timer('t', '3 working-days')])), []);
});

/** What is drawn, and what is told: `severity code element`. */
const cases: Readonly<Record<string, readonly [drawn: string, told: readonly string[], roots?: string]>> = {
  'nothing at all': ['', ['error nothing-inside p']],
  'only a circle, nothing to begin with': [
    `${user('a')}${user('b')}${flow('a', 'b')}${flow('b', 'a')}`,
    ['error no-start p', 'warning unreachable a', 'warning unreachable b'],
  ],
  'no start event': [`${user('a')}<bpmn:endEvent id="e"/>${flow('a', 'e')}`, ['warning start-missing p']],
  'two plain starts': [
    `<bpmn:startEvent id="s2"/>${line(['a', user('a')])}${flow('s2', 'a')}`,
    ['warning several-starts p'],
  ],
  'a start that nothing can begin': [
    line(['a', user('a')]).replace(
      '<bpmn:startEvent id="s"/>',
      '<bpmn:startEvent id="s"><bpmn:errorEventDefinition/></bpmn:startEvent>',
    ),
    ['error start-cannot-begin s'],
  ],
  'a node that nothing leads to': [`${line(['a', user('a')])}${user('b')}${flow('b', 'e')}`, ['warning unreachable b']],
  'no way to an end': [
    `<bpmn:startEvent id="s"/>${user('a')}${user('b')}${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'a')}`,
    ['error no-way-to-end s'],
  ],
  'no way to an end, but an event that interrupts': [
    `<bpmn:startEvent id="s"/>${user('a')}${user('b')}${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'a')}
     <bpmn:subProcess id="x" triggeredByEvent="true"><bpmn:startEvent id="xs">${late}</bpmn:startEvent><bpmn:endEvent id="xe"/>${flow('xs', 'xe')}</bpmn:subProcess>`,
    [],
  ],
  'flows to nowhere': [
    `${line(['a', user('a')])}${flow('a', 'nobody')}${flow('ghost', 'e')}`,
    ['error flow-to-nowhere a-nobody', 'error flow-to-nowhere ghost-e'],
  ],
  'a flow across the border of a sub-process': [
    `${line([
      'x',
      `<bpmn:subProcess id="x">${line(['i', user('i')])
        .replaceAll('"s"', '"s2"')
        .replaceAll('"e"', '"e2"')
        .replaceAll('"s-i"', '"s2-i"')
        .replaceAll('"i-e"', '"i-e2"')}</bpmn:subProcess>`,
    ])}${flow('i', 'e')}`,
    ['error flow-crosses-scope i-e'],
  ],
  'a gateway that may find no way': [
    `${line(['g', '<bpmn:exclusiveGateway id="g"/>'], ['a', user('a')]).replace(flow('g', 'a'), flow('g', 'a', 'x'))}${flow('g', 'e', 'y')}`,
    ['warning no-default g'],
  ],
  'a default with a condition, and one that isn’t a way': [
    `${line(['g', '<bpmn:exclusiveGateway id="g" default="g-e"/>'], ['h', '<bpmn:exclusiveGateway id="h" default="zzz"/>'], ['a', user('a')])}${flow('g', 'e', 'y')}`,
    ['error default-missing h', 'warning default-with-condition g', 'warning flow-without-condition g-h'],
  ],
  'an unconditional way that hides the next': [
    `${line(['g', '<bpmn:exclusiveGateway id="g"/>'], ['a', user('a')])}${flow('g', 'e', 'y')}`,
    ['warning flow-without-condition g-a'],
  ],
  'conditions behind a parallel gateway': [
    `${line(['g', '<bpmn:parallelGateway id="g"/>'], ['a', user('a')])}${flow('g', 'e', 'y')}`,
    ['warning condition-ignored g-e'],
  ],
  'a task without owner or limit': [
    line(['a', '<bpmn:userTask id="a"/>'], ['b', `<bpmn:manualTask id="b">${own('<renshi:work/>')}</bpmn:manualTask>`]),
    ['warning owner-missing a', 'warning limit-missing a', 'warning owner-missing b', 'warning limit-missing b'],
  ],
  'unknown owners, form and service': [
    line(
      [
        'a',
        user(
          'a',
          'form="nope"',
          '<renshi:owner kind="role" value="nope"/><renshi:fallback kind="group" value="nope"/><renshi:watcher kind="account" value="nope"/>',
        ),
      ],
      ['b', user('b', '', '<renshi:owner kind="unit-head" value="nope"/>')],
      ['c', user('c', '', '<renshi:owner kind="group"/>')],
      ['d', user('d', '', '<renshi:owner kind="manager" level="0"/>')],
      ['v', user('v', '', '<renshi:owner kind="group" value="desk" mode="vote"/>')],
      ['f', `<bpmn:serviceTask id="f">${own('<renshi:service name="nope"/>')}</bpmn:serviceTask>`],
      ['g', '<bpmn:serviceTask id="g"/>'],
    ),
    [
      'error service-unknown f',
      'error service-missing g',
      'error role-unknown a',
      'error group-unknown a',
      'error account-unknown a',
      'error form-unknown a',
      'error unit-unknown b',
      'error owner-value-missing c',
      'error manager-level d',
      'error vote-need v',
    ],
  ],
  'expressions that do not compile': [
    `${own('<renshi:case title="a(" startedBy="hr,nope" form="nope"/>')}${line(
      ['a', user('a', '', '<renshi:owner kind="field" value="x("/>')],
      ['b', '<bpmn:scriptTask id="b"><bpmn:script>1 + (</bpmn:script></bpmn:scriptTask>'],
      ['c', '<bpmn:businessRuleTask id="c"/>'],
    )}`,
    [
      'error expression-fails b',
      'error expression-missing c',
      'error expression-fails a',
      'error form-unknown p',
      'error role-unknown p',
      'error expression-fails p',
    ],
  ],
  'a circle without a wait': [
    `${line(['a', plain('a')], ['b', '<bpmn:exclusiveGateway id="b" default="b-e"/>'])}${flow('b', 'a', 'x')}`,
    ['error loop-without-wait a'],
  ],
  'a circle with a wait': [
    `${line(['a', user('a')], ['b', '<bpmn:exclusiveGateway id="b" default="b-e"/>'])}${flow('b', 'a', 'x')}`,
    [],
  ],
  'a circle by a link': [
    `${line(['a', plain('a')], ['b', '<bpmn:exclusiveGateway id="b" default="b-e"/>'])}
     <bpmn:intermediateThrowEvent id="to"><bpmn:linkEventDefinition name="L"/></bpmn:intermediateThrowEvent>
     <bpmn:intermediateCatchEvent id="at"><bpmn:linkEventDefinition name="L"/></bpmn:intermediateCatchEvent>
     ${flow('b', 'to', 'x')}${flow('at', 'a')}`,
    ['error loop-without-wait a'],
  ],
  'a circle through a sub-process in which nobody waits': [
    `${line(['x', `<bpmn:subProcess id="x"><bpmn:startEvent id="xs"/><bpmn:endEvent id="xe"/>${flow('xs', 'xe')}</bpmn:subProcess>`], ['b', '<bpmn:exclusiveGateway id="b" default="b-e"/>'])}${flow('b', 'x', 'y')}`,
    ['error loop-without-wait x'],
  ],
  'a circle through a sub-process in which somebody waits': [
    `${line(['x', `<bpmn:subProcess id="x"><bpmn:startEvent id="xs"/>${user('i')}<bpmn:endEvent id="xe"/>${flow('xs', 'i')}${flow('i', 'xe')}</bpmn:subProcess>`], ['b', '<bpmn:exclusiveGateway id="b" default="b-e"/>'])}${flow('b', 'x', 'y')}`,
    [],
  ],
  'a timer on a task that never waits': [
    `${line(['a', plain('a')])}${boundary('t', 'a', late)}${flow('t', 'e')}`,
    ['warning boundary-never-fires t'],
  ],
  'a boundary event on nothing': [
    `${line(['a', user('a')])}${boundary('t', 'nobody', late)}${flow('t', 'e')}`,
    ['error boundary-loose t'],
  ],
  'an event gateway before a task': [
    `${line(['g', '<bpmn:eventBasedGateway id="g"/>'], ['a', user('a')])}${timer('t', 'P1D')}${flow('g', 't')}${flow('t', 'e')}`,
    ['error event-gateway-needs-wait a'],
  ],
  'links without their other end': [
    `${line(['a', user('a')])}<bpmn:intermediateThrowEvent id="to"><bpmn:linkEventDefinition name="L"/></bpmn:intermediateThrowEvent>${flow('a', 'to')}
     <bpmn:intermediateCatchEvent id="at"><bpmn:linkEventDefinition name="M"/></bpmn:intermediateCatchEvent>${flow('at', 'e')}`,
    ['error link-without-partner to', 'error link-without-partner at', 'warning unreachable at'],
  ],
  calls: [
    line(
      ['a', '<bpmn:callActivity id="a" calledElement="other"/>'],
      ['b', '<bpmn:callActivity id="b" calledElement="nope"/>'],
      ['c', '<bpmn:callActivity id="c"/>'],
    ),
    ['error called-unknown b', 'error called-missing c'],
  ],
  'messages without a name': [
    `${line(['a', '<bpmn:receiveTask id="a"/>'], ['b', '<bpmn:sendTask id="b"/>'], ['c', '<bpmn:intermediateCatchEvent id="c"><bpmn:messageEventDefinition/></bpmn:intermediateCatchEvent>'], ['d', '<bpmn:intermediateThrowEvent id="d"><bpmn:messageEventDefinition/></bpmn:intermediateThrowEvent>'])}`,
    [
      'error message-without-name c',
      'error send-nothing b',
      'warning message-told-without-name d',
      'warning receive-without-message a',
    ],
  ],
  timers: [
    line(
      ['a', timer('a', 'soon')],
      ['b', timer('b', '')],
      ['c', timer('c', '2026-13-01T00:00:00Z', 'timeDate')],
      ['d', timer('d', '0 0 9 * * ?', 'timeCycle')],
      ['f', timer('f', '=due(')],
      ['g', timer('g', `\${due}`)],
      ['h', timer('h', 'R/P1D', 'timeCycle')],
    ),
    [
      'error timer-text a',
      'error timer-empty b',
      'error timer-text c',
      'error timer-text d',
      'error expression-fails f',
    ],
  ],
  'multi-instance without a list': [line(['u', many('')]), ['error loop-impossible u']],
  'multi-instance of none': [
    line(['u', many('<bpmn:loopCardinality>0</bpmn:loopCardinality>')]),
    ['error loop-count u'],
  ],
  'multi-instance with broken words': [
    line([
      'u',
      many(`${own('<renshi:loop collection="(" item="a b"/>')}<bpmn:completionCondition>(</bpmn:completionCondition>`),
    ]),
    ['error expression-fails u', 'error expression-fails u', 'error loop-item u'],
  ],
  'compensation without a handler': [
    `${line(['a', user('a')])}${boundary('c', 'a', '<bpmn:compensateEventDefinition/>')}<bpmn:task id="h" isForCompensation="true"/>`,
    ['error handler-missing c', 'warning handler-unused h'],
  ],
  'compensation in order': [
    `${line(['a', user('a')], ['t', '<bpmn:intermediateThrowEvent id="t"><bpmn:compensateEventDefinition activityRef="a"/></bpmn:intermediateThrowEvent>'])}${boundary('c', 'a', '<bpmn:compensateEventDefinition/>')}<bpmn:task id="h" isForCompensation="true"/><bpmn:association id="as" sourceRef="c" targetRef="h"/>`,
    [],
  ],
  'compensation of what has no handler': [
    line(
      ['a', user('a')],
      [
        't',
        '<bpmn:intermediateThrowEvent id="t"><bpmn:compensateEventDefinition activityRef="a"/></bpmn:intermediateThrowEvent>',
      ],
    ),
    ['warning compensates-without-handler t'],
  ],
  'an event sub-process with a plain start': [
    `${line(['a', user('a')])}<bpmn:subProcess id="x" triggeredByEvent="true"><bpmn:startEvent id="xs"/><bpmn:endEvent id="xe"/>${flow('xs', 'xe')}</bpmn:subProcess>`,
    ['error event-sub-process-start x'],
  ],
  'events where they cannot stand': [
    line(
      [
        'a',
        '<bpmn:intermediateThrowEvent id="a"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateThrowEvent>',
      ],
      ['b', '<bpmn:intermediateCatchEvent id="b"><bpmn:errorEventDefinition/></bpmn:intermediateCatchEvent>'],
    ),
    ['error event-out-of-place a', 'error event-out-of-place b'],
  ],
  'starts with a way in and ends with a way out': [
    `${line(['a', user('a')])}${flow('a', 's')}${flow('e', 'a')}`,
    ['error incoming-not-allowed s', 'error outgoing-not-allowed e'],
  ],
};

for (const [name, [drawn, told, roots]] of Object.entries(cases)) {
  test(name, async () => {
    const issues = await found(drawn, roots);
    assert.deepEqual(issues.map(each => `${each.severity} ${each.code} ${each.element}`).sort(), [...told].sort());
    for (const each of issues) assert.ok(/。$/.test(each.zh) && !/[{}]|undefined/.test(each.zh), each.zh);
  });
}

test('a circle names its nodes and an expression its place', async () => {
  const [circle] = await found(
    `${line(['a', '<bpmn:task id="a" name="核对"/>'], ['b', '<bpmn:exclusiveGateway id="b" name="通过？" default="b-e"/>'])}${flow('b', 'a', 'x')}`,
  );
  assert.equal(circle?.zh, '“核对”、“通过？” 组成了一个不停的循环，其中没有任何需要等待的环节。');
  const [, fault] = await found(
    `${line(['g', '<bpmn:inclusiveGateway id="g"/>'], ['a', user('a')])}${flow('g', 'e', 'days > (')}`,
  );
  assert.equal(fault, undefined);
  const [first] = await found(
    `${line(['g', '<bpmn:inclusiveGateway id="g"/>'], ['a', user('a')])}${flow('g', 'e', 'days > (')}`,
  );
  assert.deepEqual([first?.code, first?.facts.at, first?.facts.expression], ['expression-fails', 7, 'days > (']);
});
