import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mendCase } from '#platform/workflow/commands/case-acts.ts';
import { createProcess, putInForce } from '#platform/workflow/commands/edit-process.ts';
import { listIncidents } from '#platform/workflow/queries/incidents.ts';
import { bpmn, work } from '#testing/bpmn.ts';
import { type ProcessWorld, processWorld } from './factory.ts';

/** Broken and hostile models: refused with place and reason within two seconds, or held where an administrator sees, mends and resumes. */
let w: ProcessWorld;
before(async () => {
  w = await processWorld();
});
after(() => w.close());

const mostMs = 2_000;
let made = 0;

/** Milliseconds of this process' own work: others on the same machine don't count. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What is said when somebody brings the model and puts it in force. */
async function refusal(xml: string): Promise<{ code: string; zh: string; status: number }> {
  const key = `hostile-${made++}`;
  const begun = spent();
  try {
    await w.asSystem(async tx => {
      const { number } = await createProcess(w.engine, tx, { key, name: key, xml }, null);
      await putInForce(w.engine, tx, key, number, null);
    });
  } catch (fault) {
    const took = spent() - begun;
    assert.ok(took < mostMs, `${took} ms`);
    const { code, zh, status } = fault as { code: string; zh: string; status: number };
    assert.ok(status >= 400 && status < 500, String(fault));
    return { code, zh, status };
  }
  return assert.fail('it was put in force');
}

const manager = work('kind="manager"');
const plain = (more: Parameters<typeof bpmn>[1], flows: readonly string[]) =>
  bpmn('p', { s: 'startEvent', e: 'endEvent', ...more }, flows);
const timer = (inside: string): [string, string] => [
  'intermediateCatchEvent',
  `<bpmn:timerEventDefinition>${inside}</bpmn:timerEventDefinition>`,
];
const timed = (inside: string) => plain({ t: timer(inside) }, ['s -> t', 't -> e']);
const usual = () => plain({ a: ['userTask', manager] }, ['s -> a', 'a -> e']);
const times = (count: string): [string, string] => [
  'userTask',
  `${manager}<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>${count}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>`,
];

const unreadable: Record<string, [() => string, RegExp]> = {
  'ten megabytes': [() => usual().replace('</bpmn:process>', `<!--${'x'.repeat(10_000_000)}--></bpmn:process>`), /MB/],
  'a hundred thousand elements': [
    () => usual().replace('</bpmn:process>', `${'<bpmn:task/>'.repeat(100_000)}</bpmn:process>`),
    /元素/,
  ],
  'ten thousand deep': [
    () => usual().replace('</bpmn:process>', `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</bpmn:process>`),
    /层/,
  ],
  'an outside entity': [
    () => usual().replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    /DOCTYPE/,
  ],
  'a billion laughs': [
    () => usual().replace('?>', '?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'),
    /DOCTYPE/,
  ],
};
for (const [name, [xml, says]] of Object.entries(unreadable))
  test(`${name}: not read`, async () => {
    const { code, zh } = await refusal(xml());
    assert.equal(code, 'process.unreadable');
    assert.match(zh, says);
  });

const faulty: Record<string, [() => string, RegExp]> = {
  'a loop that never waits': [
    () => plain({ a: 'task', g: 'exclusiveGateway' }, ['s -> a', 'a -> g', 'g -[x]-> a', 'g -[else]-> e']),
    /“a”.*循环/,
  ],
  'a role that nobody knows': [
    () => plain({ a: ['userTask', work('kind="role" value="wizard"')] }, ['s -> a', 'a -> e']),
    /“a”.*wizard/,
  ],
  'a group that nobody knows': [
    () => plain({ a: ['userTask', work('kind="group" value="nowhere"')] }, ['s -> a', 'a -> e']),
    /“a”.*nowhere/,
  ],
  'an id used twice': [
    () => usual().replace('id="e"', 'id="a"').replaceAll('targetRef="e"', 'targetRef="a"'),
    /不止一次/,
  ],
  'a flow to nowhere': [() => usual().replace('targetRef="e"', 'targetRef="gone"'), /gone/],
  'a flow from nowhere': [() => usual().replace('sourceRef="s"', 'sourceRef="gone"'), /gone/],
  'a duration of minus one': [() => timed('<bpmn:timeDuration>-1</bpmn:timeDuration>'), /“t”.*-1/],
  'a duration below nothing': [() => timed('<bpmn:timeDuration>-PT1S</bpmn:timeDuration>'), /“t”.*-PT1S/],
  'a cycle without an end and without a pause': [
    () => timed('<bpmn:timeCycle>R/PT0S</bpmn:timeCycle>'),
    /“t”.*R\/PT0S/,
  ],
  'a thousand million instances': [() => plain({ a: times('1000000000') }, ['s -> a', 'a -> e']), /“a”.*1000000000/],
  'an expression of no known form': [
    () => plain({ g: 'exclusiveGateway' }, ['s -> g', 'g -[((((]-> e', 'g -[else]-> e']),
    /\(\(\(\(/,
  ],
  'an ad-hoc sub-process': [
    () => plain({ a: ['adHocSubProcess', '<bpmn:task id="i"/>'] }, ['s -> a', 'a -> e']),
    /“a”.*请画出各环节的先后/,
  ],
  'a complex gateway': [() => plain({ a: 'complexGateway' }, ['s -> a', 'a -> e']), /“a”.*请改用包容网关/],
  'a cancel event': [
    () => plain({ a: ['intermediateThrowEvent', '<bpmn:cancelEventDefinition/>'] }, ['s -> a', 'a -> e']),
    /“a”.*请改用错误事件/,
  ],
};
for (const [name, [xml, says]] of Object.entries(faulty))
  test(`${name}: not put in force`, async () => {
    const { code, zh } = await refusal(xml());
    assert.equal(code, 'process.has-errors');
    assert.match(zh, says);
  });

/** Held within two seconds, seen by an administrator, and on its way again once mended. */
async function heldAndMended(key: string, xml: string, data: Record<string, unknown>, mended: Record<string, unknown>) {
  await w.put(key, xml);
  const begun = spent();
  const { id } = await w.start(key, w.employee, data);
  const took = spent() - begun;
  assert.ok(took < mostMs, `${took} ms`);
  const seen = await w.asSystem(tx => listIncidents(w.engine, tx));
  const incident = seen.find(each => each.caseId === id);
  assert.ok(incident, 'nothing is held');
  assert.notEqual(incident.zh, '');
  const after = await w.asSystem(tx =>
    mendCase(w.engine, tx, id, { how: 'retry', data: mended, reason: '改正数据' }, w.admin),
  );
  assert.deepEqual([after.is_held, after.state], [false, 'running']);
  return incident;
}

test('a count of instances that the data makes endless is held', async () => {
  const xml = bpmn('many', { s: 'startEvent', a: times('n'), e: 'endEvent' }, ['s -> a', 'a -> e']);
  assert.equal((await heldAndMended('many', xml, { n: 1_000_000_000 }, { n: 2 })).node, 'a');
});

test('an expression that would run for long is held', async () => {
  const all = 'counts.all(a, counts.all(b, counts.all(c, a + b + c >= 0)))';
  const xml = bpmn('long', { s: 'startEvent', g: 'exclusiveGateway', a: ['userTask', manager], e: 'endEvent' }, [
    's -> g',
    `g -[${all}]-> a`,
    'g -[else]-> e',
    'a -> e',
  ]);
  const counts = Array.from({ length: 5_000 }, (_, at) => at);
  const held = await heldAndMended('long', xml, { counts }, { counts: [1] });
  assert.equal(held.node, 'g');
  assert.match(held.zh, /longer than/);
});
