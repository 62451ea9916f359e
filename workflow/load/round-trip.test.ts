import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Flow, Loop, Node, ProcessModel, Timer } from '../model/model.ts';
import { loadModel, writeModel } from './load-model.ts';
import { processFile } from './sample-file.ts';
import { escapeAttribute, escapeText } from './xml/escape.ts';
import { readXml } from './xml/read.ts';
import type { XmlElement, XmlNode } from './xml/tree.ts';
import { writeXml } from './xml/write.ts';

const runs = { numRuns: 150 };

/** Letters that XML allows, the awkward ones among them. */
const words = fc.string({
  unit: fc.constantFrom('a', '人', '<', '>', '&', '"', "'", ']', '\n', '\t', '\r', ' ', '😀', '$', '{', '}', '='),
});

const element: fc.Arbitrary<XmlElement> = fc.letrec<{ node: XmlNode; element: XmlElement }>(tie => ({
  element: fc.record({
    kind: fc.constant('element' as const),
    prefix: fc.constant(''),
    local: fc.constantFrom('a', '入职', '_b.c-d'),
    uri: fc.constant(''),
    attributes: fc
      .uniqueArray(fc.tuple(fc.constantFrom('x', '__proto__', 'constructor', '名'), words), {
        selector: ([name]) => name,
      })
      .map(list => list.map(([local, value]) => ({ prefix: '', local, uri: '', value }))),
    children: fc.array(tie('node'), { maxLength: 4 }),
    line: fc.constant(1),
  }),
  node: fc.oneof(
    { maxDepth: 5 },
    words.filter(text => text !== '').map(text => ({ kind: 'text' as const, text })),
    fc.constant({ kind: 'comment' as const, text: ' 说明 ' }),
    fc.constant({ kind: 'cdata' as const, text: 'a < b && c' }),
    fc.constant({ kind: 'instruction' as const, target: 'pi', text: 'x="1"' }),
    tie('element'),
  ),
})).element;

/** The same tree with neighbouring texts as one and without lines: that is all that writing may change. */
function plain(node: XmlNode): unknown {
  if (node.kind !== 'element') return node;
  const children: unknown[] = [];
  let text = '';
  const flush = () => {
    if (text) children.push({ text });
    text = '';
  };
  for (const child of node.children) {
    if (child.kind === 'text') text += child.text;
    else {
      flush();
      children.push(plain(child));
    }
  }
  flush();
  return { local: node.local, attributes: node.attributes, children };
}

test('whatever tree is written is read back as it was', () => {
  fc.assert(
    fc.property(element, root => {
      const read = readXml(writeXml({ root, before: [], after: [] }));
      assert.ok('document' in read, JSON.stringify(read));
      assert.deepEqual(plain(read.document.root), plain(root));
    }),
    runs,
  );
});

const tags = {
  user: 'userTask',
  manual: 'manualTask',
  service: 'serviceTask',
  script: 'scriptTask',
  task: 'task',
  call: 'callActivity',
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
  'event-gateway': 'eventBasedGateway',
  catch: 'intermediateCatchEvent',
  end: 'endEvent',
} as const;

const expression = fc.constantFrom('days > 3', 'a < b && c', 'kind == "病假"', '{"a": 1}', 'x ? y : z');
const timers: fc.Arbitrary<Timer> = fc.record({
  kind: fc.constantFrom('duration', 'date', 'cycle'),
  text: fc.constantFrom('P3D', '=due', '3 working-days', 'R3/PT1H'),
});
const loops: fc.Arbitrary<Loop> = fc.record(
  {
    kind: fc.constantFrom('parallel' as const, 'sequential' as const),
    collection: expression,
    item: fc.constant('each'),
    until: expression,
  },
  { requiredKeys: ['kind', 'item'], noNullPrototype: true },
);

type Sketch = { kind: keyof typeof tags; name: string; loop: Loop | null; timer: Timer };
const sketches: fc.Arbitrary<Sketch[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(tags) as (keyof typeof tags)[])),
    name: words,
    loop: fc.option(loops),
    timer: timers,
  }),
  { minLength: 1, maxLength: 12 },
);
const wires = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.option(expression)), { maxLength: 20 });

function modelOf(drawn: Sketch[], joins: [number, number, string | null][]): ProcessModel {
  const flows = new Map<string, Flow>();
  joins.forEach(([a, b, condition], at) => {
    const [from, to] = [`n${a % drawn.length}`, `n${b % drawn.length}`];
    flows.set(`f${at}`, { id: `f${at}`, name: '', from, to, ...(condition === null ? {} : { condition }) });
  });
  const nodes = new Map<string, Node>();
  drawn.forEach(({ kind, name, loop, timer }, at) => {
    const id = `n${at}`;
    const along = (end: 'from' | 'to') => [...flows.values()].filter(each => each[end] === id).map(each => each.id);
    const looped = loop && (kind === 'user' || kind === 'service' || kind === 'call') ? { loop } : {};
    const event =
      kind === 'catch'
        ? { event: { kind: 'timer' as const, timer: { ...timer } } }
        : kind === 'end'
          ? { event: { kind: 'none' as const } }
          : {};
    nodes.set(id, {
      id,
      name,
      kind,
      parent: 'p',
      incoming: along('to'),
      outgoing: along('from'),
      boundary: [],
      ...looped,
      ...event,
    });
  });
  return { id: 'p', name: '流程', executable: true, case: {}, nodes, flows };
}

const timerTags = { duration: 'timeDuration', date: 'timeDate', cycle: 'timeCycle' } as const;

function drawnAs(model: ProcessModel): string {
  const nodes = [...model.nodes.values()].map(node => {
    const tag = tags[node.kind as keyof typeof tags];
    const timer = node.event?.kind === 'timer' ? node.event.timer : null;
    const time = timer
      ? `<bpmn:timerEventDefinition><bpmn:${timerTags[timer.kind]}>${escapeText(timer.text)}</bpmn:${timerTags[timer.kind]}></bpmn:timerEventDefinition>`
      : '';
    const loop = node.loop && node.loop.kind !== 'while' ? loopAs(node.loop) : '';
    return `<bpmn:${tag} id="${node.id}" name="${escapeAttribute(node.name)}">${time}${loop}</bpmn:${tag}>`;
  });
  const flows = [...model.flows.values()].map(each => {
    const condition =
      each.condition === undefined
        ? ''
        : `<bpmn:conditionExpression>\${${escapeText(each.condition)}}</bpmn:conditionExpression>`;
    return `<bpmn:sequenceFlow id="${each.id}" sourceRef="${each.from}" targetRef="${each.to}">${condition}</bpmn:sequenceFlow>`;
  });
  return processFile([...nodes, ...flows].join(''));
}

function loopAs(loop: Exclude<Loop, { kind: 'while' }>): string {
  const collection = loop.collection === undefined ? '' : `collection="${escapeAttribute(loop.collection)}"`;
  const until =
    loop.until === undefined ? '' : `<bpmn:completionCondition>${escapeText(loop.until)}</bpmn:completionCondition>`;
  return `<bpmn:multiInstanceLoopCharacteristics isSequential="${loop.kind === 'sequential'}"><bpmn:extensionElements><renshi:loop ${collection} item="${loop.item}"/></bpmn:extensionElements>${until}</bpmn:multiInstanceLoopCharacteristics>`;
}

test('whatever process is drawn is loaded as it was meant, also after it was written back', async () => {
  await fc.assert(
    fc.asyncProperty(sketches, wires, async (drawn, joins) => {
      const model = modelOf(drawn, joins);
      const loaded = await loadModel(drawnAs(model));
      assert.deepEqual(loaded.issues, []);
      assert.deepEqual(loaded.processes, [model]);
      const again = await loadModel(await writeModel(loaded.document!));
      assert.deepEqual(again.processes, [model]);
    }),
    runs,
  );
});
