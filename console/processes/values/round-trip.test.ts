import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';
import { processDescriptor } from '#contract/process-descriptor.ts';
import { loadModel } from '#workflow/load/load-model.ts';
import type { Node, ProcessModel } from '#workflow/model/model.ts';
import { children, expression, type Factory, type Moddle, withExtension } from '../board/moddle.ts';
import { caseElement, readCase } from './case-rule.ts';
import { definitionOf } from './element-words.ts';
import { elementsOf } from './elements.ts';
import { type LoopDraft, loopElement, readLoop } from './loop.ts';
import { referredWord, referring, rootFor } from './roots.ts';
import { readService, serviceElement } from './service.ts';
import { readTimer, type TimerDraft, timerProperties } from './timer.ts';
import { readWork, type WorkDraft, workElement } from './work.ts';

/** What the panel writes is judged by the engine's own reader. */
type Library = Factory & {
  fromXML(xml: string): Promise<{ rootElement: Moddle }>;
  toXML(element: Moddle): Promise<{ xml: string }>;
};
type Settable = Moddle & { set(name: string, value: unknown): void };

const nodes = `
  <userTask id="t" name="审批"/><serviceTask id="svc"/><scriptTask id="calc"><script>1 + 1</script></scriptTask>
  <callActivity id="call"/><receiveTask id="got"/>
  <intermediateCatchEvent id="wait"><timerEventDefinition id="when"/></intermediateCatchEvent>
  <boundaryEvent id="fails" attachedToRef="svc"><errorEventDefinition id="error"/></boundaryEvent>`;

async function opened() {
  const library = new BpmnModdle({ renshi: structuredClone(processDescriptor) }) as unknown as Library;
  const { rootElement } = await library.fromXML(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:other="urn:other" targetNamespace="urn:t">
      <process id="p" name="流程"><extensionElements><other:note by="them"/></extensionElements>${nodes}</process></definitions>`,
  );
  const at = (id: string) => elementsOf(rootElement).get(id) as Settable;
  const again = async () => {
    const { xml } = await library.toXML(rootElement);
    const { rootElement: reread } = await library.fromXML(xml);
    const { processes, issues } = await loadModel(xml);
    assert.deepEqual(
      issues.filter(each => each.severity === 'error' && each.code !== 'event-without-definition'),
      [],
    );
    const model = processes[0] as ProcessModel;
    return {
      xml,
      model,
      node: (id: string) => model.nodes.get(id) as Node,
      at: (id: string) => elementsOf(reread).get(id) as Moddle,
    };
  };
  const put = (id: string, type: string, next: Moddle | null) =>
    at(id).set('extensionElements', withExtension(library, at(id), type, next));
  return { library, definitions: rootElement, at, put, again };
}

const works: readonly WorkDraft[] = [
  { owner: { kind: 'manager', level: 2, of: 'agent' }, limit: { amount: 2, unit: 'working-days' } },
  { owner: { kind: 'group', value: 'desk', mode: 'vote', need: '2' }, fallback: { kind: 'role', value: 'hr' } },
  {
    owner: { kind: 'unit-head', value: 'u1', mode: 'all' },
    limit: {
      amount: 8,
      unit: 'working-hours',
      remind: 2,
      escalateTo: { kind: 'manager', level: 1 },
      handOver: true,
      expedited: { amount: 30, unit: 'minutes' },
    },
    form: 'leave-request',
    help: '核对天数\n再看余额',
    outcomes: [
      { code: 'agree', label: '同意', sense: 'agree', reason: 'none' },
      { code: 'more', label: '要求补充 <材料>', reason: 'required', decides: true },
    ],
    watchers: [{ kind: 'starter' }, { kind: 'field', value: 'agent' }],
    notByStarter: false,
    skipStarter: true,
    subject: 'source.label',
    person: 'source.personId',
  },
];

for (const [at, work] of works.entries())
  test(`work by a person is written as the engine reads it (${at + 1})`, async () => {
    const { library, put, again } = await opened();
    put('t', 'renshi:Work', workElement(library, work));
    const { node, at: found } = await again();
    assert.deepEqual(node('t').work, work);
    assert.deepEqual(readWork(found('t')), work);
  });

test('what others wrote beside the house’s own words stays, and empty work leaves nothing behind', async () => {
  const { library, put, again } = await opened();
  put(
    'p',
    'renshi:Case',
    caseElement(library, {
      title: '"请假：" + reason',
      startedBy: 'employee,hr',
      category: '假勤',
      confidential: true,
    }),
  );
  put('t', 'renshi:Work', workElement(library, {}));
  const first = await again();
  assert.match(first.xml, /<other:note by="them"/);
  assert.doesNotMatch(first.xml, /renshi:work/);
  assert.deepEqual(first.model.case, {
    title: '"请假：" + reason',
    startedBy: 'employee,hr',
    category: '假勤',
    confidential: true,
  });
  assert.deepEqual(readCase(first.at('p')), first.model.case);
  put('p', 'renshi:Case', null);
  const { xml } = await again();
  assert.match(xml, /<other:note by="them"/);
  assert.doesNotMatch(xml, /renshi:case/);
});

test('services, scripts and calls: names, inputs and results', async () => {
  const { library, at, put, again } = await opened();
  const draft = { name: 'leave.book', result: 'booked', inputs: [{ name: 'days', value: 'days + 1' }] };
  put('svc', 'renshi:Service', serviceElement(library, draft));
  assert.deepEqual(readService(at('calc')), { expression: '1 + 1' });
  put('calc', 'renshi:Service', serviceElement(library, { expression: "days > 3 ? 'long' : 'short'", result: 'kind' }));
  at('call').set('calledElement', 'other-process');
  put('call', 'renshi:Service', serviceElement(library, { inputs: [{ name: 'who', value: 'person' }] }));
  const { node, at: found } = await again();
  assert.equal(node('svc').service, 'leave.book');
  assert.equal(node('svc').result, 'booked');
  assert.deepEqual(node('svc').inputs, { days: 'days + 1' });
  assert.equal(node('calc').expression, "days > 3 ? 'long' : 'short'");
  assert.equal(node('calc').result, 'kind');
  assert.equal(node('call').called, 'other-process');
  assert.deepEqual(node('call').inputs, { who: 'person' });
  assert.deepEqual(readService(found('svc')), draft);
});

const timers: readonly (readonly [TimerDraft, string, string])[] = [
  [{ way: 'limit', amount: 3, unit: 'working-days' }, 'duration', '3 working-days'],
  [{ way: 'date', text: '2026-10-01T09:00:00+08:00' }, 'date', '2026-10-01T09:00:00+08:00'],
  [{ way: 'cycle', times: 3, amount: 1, unit: 'hours' }, 'cycle', 'R3/PT1H'],
  [{ way: 'cycle', times: null, amount: 2, unit: 'days' }, 'cycle', 'R/P2D'],
  [{ way: 'expression', kind: 'date', text: 'startsAt' }, 'date', '=startsAt'],
  [{ way: 'iso', kind: 'duration', text: 'P1DT12H' }, 'duration', 'P1DT12H'],
];
for (const [timer, kind, text] of timers)
  test(`a timer is written as the engine reads it: ${text}`, async () => {
    const { library, at, again } = await opened();
    const definition = definitionOf(at('wait')) as Settable;
    for (const [name, value] of Object.entries(timerProperties(library, timer))) definition.set(name, value);
    const { node, at: found } = await again();
    assert.deepEqual(node('wait').event, { kind: 'timer', timer: { kind, text } });
    assert.deepEqual(readTimer(definitionOf(found('wait')) as Moddle), timer);
  });

const loops: readonly (readonly [LoopDraft, Node['loop']])[] = [
  [
    { way: 'parallel', collection: 'signers', item: 'signer', until: 'nrOfCompletedInstances >= 2' },
    { kind: 'parallel', collection: 'signers', item: 'signer', until: 'nrOfCompletedInstances >= 2' },
  ],
  [
    { way: 'sequential', cardinality: '3' },
    { kind: 'sequential', cardinality: '3', item: 'item' },
  ],
  [
    { way: 'while', condition: 'more', testBefore: true, maximum: 5 },
    { kind: 'while', condition: 'more', testBefore: true, maximum: 5 },
  ],
];
for (const [draft, loop] of loops)
  test(`what is done several times: ${draft.way}`, async () => {
    const { library, at, again } = await opened();
    at('t').set('loopCharacteristics', loopElement(library, at('t'), draft));
    const { node, at: found } = await again();
    assert.deepEqual(node('t').loop, loop);
    assert.deepEqual(readLoop(found('t')), draft);
    assert.equal(loopElement(library, at('t'), { way: 'once' }), undefined);
  });

test('messages and errors are shared root elements, found by name or code before one is made', async () => {
  const { library, definitions, at, put, again } = await opened();
  const refer = (holder: Settable, word: string) => {
    const how = referring(holder);
    assert.ok(how);
    const { root, added } = rootFor(library, definitions, how, word);
    if (added) (definitions as Settable).set('rootElements', added);
    holder.set(how.reference, root);
    return added !== undefined;
  };
  const error = definitionOf(at('fails')) as Settable;
  assert.equal(refer(error, 'leave.balance-too-low'), true);
  assert.equal(refer(at('got'), '材料已补齐'), true);
  put('got', 'renshi:Correlation', library.create('renshi:Correlation', { value: 'number' }));
  assert.equal(rootFor(library, definitions, referring(at('got'))!, '材料已补齐').added, undefined);
  const { node, at: found } = await again();
  assert.deepEqual(node('fails').event, { kind: 'error', code: 'leave.balance-too-low' });
  assert.deepEqual(node('got').event, { kind: 'message', name: '材料已补齐', correlation: 'number' });
  assert.equal(referredWord(found('got')), '材料已补齐');
});

test('a condition on a flow reaches the engine as it was typed', async () => {
  const { library, definitions, at, again } = await opened();
  const process = at('p');
  const condition = 'tasks.t.outcome == "agree" && days < 3';
  const flow = library.create('bpmn:SequenceFlow', {
    id: 'f',
    sourceRef: at('t'),
    targetRef: at('svc'),
    conditionExpression: expression(library, ` ${condition} `),
  });
  process.set('flowElements', [...children(process, 'flowElements'), flow]);
  assert.ok(elementsOf(definitions).has('f'));
  const { model } = await again();
  assert.equal(model.flows.get('f')?.condition, condition);
});
