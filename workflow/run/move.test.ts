import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { ProcessModel } from '../model/model.ts';
import { advance, blank, waitsOf } from './advance.ts';
import { draw, walk } from './drawing.ts';
import { migrate } from './migrate.ts';
import { NoSuchPlace, placesBack } from './move.ts';
import type { Ports, State, Token } from './state.ts';

const ports: Ports = {
  evaluate: (text, data) => new Function('r', `return (${text})`)(data.r),
};

/** Two branches of two steps each, and a way back from behind the join to where it all begins. */
const branches = draw(
  {
    s: { kind: 'start' },
    ask: { kind: 'user' },
    f: { kind: 'parallel' },
    a1: { kind: 'user' },
    a2: { kind: 'user' },
    b1: { kind: 'user' },
    b2: { kind: 'user' },
    j: { kind: 'parallel' },
    sign: { kind: 'user' },
    g: { kind: 'exclusive' },
    fix: { kind: 'user' },
    e: { kind: 'end' },
  },
  [
    's -> ask',
    'ask -> f',
    'f -> a1',
    'a1 -> a2',
    'a2 -> j',
    'f -> b1',
    'b1 -> b2',
    'b2 -> j',
    'j -> sign',
    'sign -> g',
    'g -[r === 1]-> fix',
    'fix -> ask',
    'g -[else]-> e',
  ],
);
const stand = (at: string, from: State): Token => from.tokens.find(token => token.at === at)!;
const back = (model: ProcessModel, state: State, at: string) =>
  placesBack(model, state, stand(at, state), ['ask', 'a1', 'a2', 'b1', 'b2', 'sign', 'fix']);

test('sent back within its branch, the other branch stays as it is, though a way back leads to it', () => {
  const w = walk(branches, ports).start().done('ask').done('a1').done('b1');
  assert.deepEqual(back(branches, w.state, 'a2').sort(), ['a1', 'ask', 'fix', 'sign']);
  w.tell({ kind: 'move', token: w.at('a2'), to: 'a1' });
  assert.deepEqual(w.waiting(), ['a1', 'b2']);
  w.done('b2');
  assert.deepEqual(w.done('a1').waiting(), ['a2']);
  // The other branch waits at the join already: it has done its part.
  w.tell({ kind: 'move', token: w.at('a2'), to: 'a1' });
  assert.deepEqual(w.done('a1').done('a2').waiting(), ['sign']);
});

test('sent back to before the split, also by the way that leads back there, both branches end', () => {
  for (const to of ['ask', 'fix']) {
    const w = walk(branches, ports).start().done('ask').done('a1').done('b1').done('b2');
    w.tell({ kind: 'move', token: w.at('a2'), to });
    assert.deepEqual(w.waiting(), [to]);
    if (to === 'fix') w.done('fix');
    for (const node of ['ask', 'a1', 'a2', 'b1', 'b2', 'sign']) w.done(node);
    assert.deepEqual(w.state.ended, { how: 'completed' });
  }
});

test('from behind the join nobody is sent into one branch, which would wait for the other for ever', () => {
  const w = walk(branches, ports).start();
  for (const node of ['ask', 'a1', 'a2', 'b1', 'b2']) w.done(node);
  assert.deepEqual(back(branches, w.state, 'sign'), ['ask', 'fix']);
});

test('out of a sub-process and out of several at once the whole of it is left; into one nobody is moved', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      ask: { kind: 'user' },
      sub: { kind: 'sub-process', loop: { kind: 'parallel', cardinality: '2', item: 'each' } },
      x: { kind: 'user', parent: 'sub' },
      y: { kind: 'user', parent: 'sub' },
      late: { kind: 'boundary', attachedTo: 'sub', event: { kind: 'timer', timer: { kind: 'duration', text: 'P1D' } } },
      esp: { kind: 'event-sub-process' },
      es: { kind: 'start', parent: 'esp', event: { kind: 'message', name: 'm' } },
      undo: { kind: 'user', forCompensation: true },
      e: { kind: 'end' },
    },
    ['s -> ask', 'ask -> sub', 'x -> y', 'sub -> e', 'late -> e'],
  );
  const w = walk(model, ports).start().done('ask').done('x');
  const token = w.at('y');
  assert.deepEqual(placesBack(model, w.state, stand('y', w.state), ['ask', 'x', 'undo', 'esp']), ['ask', 'x']);
  for (const to of ['esp', 'undo', 'es', 'nowhere', 'constructor'])
    assert.throws(() => w.tell({ kind: 'move', token, to }), NoSuchPlace);
  assert.throws(() => w.tell({ kind: 'move', token: w.at('es'), to: 'ask' }), NoSuchPlace, 'what watches stays');
  assert.deepEqual(w.tell({ kind: 'move', token, to: 'x' }).waiting(), ['es', 'late', 'x', 'x']);
  assert.deepEqual(w.tell({ kind: 'move', token: w.at('late'), to: 'ask' }).waiting(), ['ask', 'es']);
  assert.equal(w.state.scopes.length, 1);
  assert.throws(() => w.tell({ kind: 'move', token: w.at('ask'), to: 'x' }), NoSuchPlace);
});

type Part = { readonly nodes: string[]; readonly flows: string[]; readonly from: string; readonly to: string };
type Made = (name: (kind: string) => string) => Part;

/** Splits within splits, with steps between, and a way back at the end. */
const nested = fc
  .letrec<{ block: Made }>(tie => ({
    block: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constant<Made>(name => {
        const id = name('u');
        return { nodes: [id], flows: [], from: id, to: id };
      }),
      fc.tuple(fc.constantFrom('p', 'x'), tie('block'), tie('block')).map(
        ([kind, first, second]): Made =>
          name => {
            const [from, to] = [name(kind), name(kind)];
            const [one, two] = [first(name), second(name)];
            const on = kind === 'x' ? ['-[r % 2]->', '-[else]->'] : ['->', '->'];
            return {
              nodes: [from, to, ...one.nodes, ...two.nodes],
              flows: [
                ...[...one.flows, ...two.flows, `${from} ${on[0]} ${one.from}`, `${from} ${on[1]} ${two.from}`],
                ...[`${one.to} -> ${to}`, `${two.to} -> ${to}`],
              ],
              from,
              to,
            };
          },
      ),
      fc.tuple(tie('block'), tie('block')).map(
        ([first, second]): Made =>
          name => {
            const [one, two] = [first(name), second(name)];
            const flows = [...one.flows, ...two.flows, `${one.to} -> ${two.from}`];
            return { nodes: [...one.nodes, ...two.nodes], flows, from: one.from, to: two.to };
          },
      ),
    ),
  }))
  .block.map(made => {
    let next = 0;
    const { nodes, flows, from, to } = made(kind => `${kind}${next++}`);
    const kinds = { u: 'user', p: 'parallel', x: 'exclusive' } as const;
    const drawn = nodes.map(id => [id, { kind: kinds[id[0] as 'u'] }] as const);
    const around = {
      s: { kind: 'start' },
      m: { kind: 'exclusive' },
      g: { kind: 'exclusive' },
      e: { kind: 'end' },
    } as const;
    const ways = ['s -> m', `m -> ${from}`, `${to} -> g`, 'g -[r === 1]-> m', 'g -[else]-> e'];
    return draw({ ...around, ...Object.fromEntries(drawn) }, [...flows, ...ways]);
  });

test('sent back to wherever it may be sent, a case still comes to its end', () => {
  fc.assert(
    fc.property(nested, fc.array(fc.nat(1000), { minLength: 4, maxLength: 30 }), (model, choices) => {
      let state = advance(model, blank(), { kind: 'start', data: { r: 2 } }, ports).state;
      const done = new Set<string>();
      let sent = 0;
      for (let i = 0; i < 500 && !state.ended; i++) {
        const tasks = waitsOf(state).filter(each => each.wait.kind === 'task');
        assert.ok(tasks.length > 0, `stuck: ${state.tokens.map(each => `${each.at} ${each.held?.code ?? ''}`)}`);
        const chosen = choices[i % choices.length]!;
        const { token } = tasks[chosen % tasks.length]!;
        const places = placesBack(model, state, token, [...done]);
        if (places.length > 0 && chosen % 3 === 0 && sent++ < 10) {
          state = advance(
            model,
            state,
            { kind: 'move', token: token.id, to: places[chosen % places.length]! },
            ports,
          ).state;
          continue;
        }
        done.add(token.at);
        const r = i > 60 ? 2 : chosen % 4;
        state = advance(model, state, { kind: 'done', token: token.id, data: { r } }, ports).state;
      }
      assert.deepEqual(state.ended, { how: 'completed' });
    }),
    { numRuns: Number(process.env.RENSHI_RUNS ?? 200) },
  );
});

test('a running case goes on on another version where each of its places has a counterpart', () => {
  const old = draw(
    {
      s: { kind: 'start' },
      a: { kind: 'service', service: 'a', undoneBy: 'ua' },
      ua: { kind: 'service', service: 'ua', forCompensation: true },
      f: { kind: 'parallel' },
      b: { kind: 'user' },
      c: { kind: 'user' },
      j: { kind: 'parallel' },
      t: { kind: 'end', event: { kind: 'compensate' } },
    },
    ['s -> a', 'a -> f', 'f -> b', 'f -> c', 'b -> j', 'c -> j', 'j -> t'],
  );
  const w = walk(old, ports).start().done('a').done('b');
  assert.deepEqual(migrate(old, old, w.state).state, w.state);
  const nodes = Object.fromEntries(
    [...old.nodes].map(([id, node]) => [id === 'ua' ? 'undo' : id === 'c' ? 'check' : id, node]),
  );
  const flows = ['s -> a', 'a -> f', 'f -> b', 'f -> check', 'b -> j', 'check -> j', 'j -> t'];
  const next = draw({ ...nodes, a: { ...nodes.a!, undoneBy: 'undo' } }, flows);
  assert.deepEqual(migrate(old, next, w.state).misfits, [{ node: 'c', why: 'gone' }]);
  const moved = migrate(old, next, w.state, { c: 'check' });
  assert.ok(moved.state);
  const check = moved.state.tokens.find(token => token.at === 'check')!;
  const { state } = advance(next, moved.state, { kind: 'done', token: check.id }, ports);
  assert.deepEqual(
    waitsOf(state).map(each => each.token.at),
    ['t', 'undo'],
    'what was done before the change is undone by the new version',
  );
  // Nothing to undo it with any more, or another way to the join: it stays.
  const { a: _, ...without } = nodes;
  const lost = draw(
    { ...without, a2: nodes.a! },
    flows.map(flow => flow.replaceAll(/\ba\b/g, 'a2')),
  );
  assert.deepEqual(migrate(old, lost, w.state, { c: 'check' }).misfits, [{ node: 'a', why: 'gone' }]);
  const other = draw(nodes, [flows[4]!, ...flows.filter((_, i) => i !== 4)]);
  assert.deepEqual(
    migrate(old, other, w.state, { c: 'check' }).misfits.map(each => each.why),
    ['other-place'],
  );
});
