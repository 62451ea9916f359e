import assert from 'node:assert/strict';
import test from 'node:test';
import { StaleToken } from './advance.ts';
import { draw, walk } from './drawing.ts';
import type { Data, Ports } from './state.ts';

/** Expressions of these tests are plain JavaScript over the data. */
export const ports: Ports = {
  evaluate: (expression: string, data: Data) =>
    new Function(...Object.keys(data), `return (${expression})`)(...Object.values(data)),
};

test('a plain way runs to its end', () => {
  const model = draw({ s: { kind: 'start' }, a: { kind: 'user' }, e: { kind: 'end' } }, ['s -> a', 'a -> e']);
  const w = walk(model, ports).start({ days: 3 });
  assert.deepEqual(w.waiting(), ['a']);
  w.done('a', { ok: true });
  assert.deepEqual(w.state.ended, { how: 'completed' });
  assert.deepEqual(w.state.data, { days: 3, ok: true });
  assert.deepEqual(w.passed(), ['s', 'a', 'e']);
  assert.throws(() => w.tell({ kind: 'done', token: 2 }), StaleToken, 'what is done is done once');
});

test('an exclusive gateway takes the first that holds, the other way when none does, and is held without one', () => {
  const nodes = {
    s: { kind: 'start' },
    g: { kind: 'exclusive' },
    a: { kind: 'user' },
    b: { kind: 'user' },
  } as const;
  const way = ['s -> g', 'g -[days > 5]-> a'];
  assert.deepEqual(
    walk(draw(nodes, [...way, 'g -[else]-> b']), ports)
      .start({ days: 9 })
      .waiting(),
    ['a'],
  );
  assert.deepEqual(
    walk(draw(nodes, [...way, 'g -[else]-> b']), ports)
      .start({ days: 1 })
      .waiting(),
    ['b'],
  );
  const stuck = walk(draw(nodes, [...way, 'g -[days > 3]-> b']), ports).start({ days: 1 });
  assert.deepEqual(stuck.held(), ['g: no-way']);
  stuck.tell({ kind: 'data', data: { days: 4 } }).tell({ kind: 'retry', token: stuck.state.tokens[0]!.id });
  assert.deepEqual(stuck.waiting(), ['b'], 'mended data, then it goes on');
  const broken = walk(draw(nodes, ['s -> g', 'g -[nobody.knows]-> a', 'g -[else]-> b']), ports).start();
  assert.deepEqual(broken.held(), ['g: expression-failed']);
});

test('parallel ways meet when all have come', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      f: { kind: 'parallel' },
      a: { kind: 'user' },
      b: { kind: 'user' },
      j: { kind: 'parallel' },
      c: { kind: 'user' },
    },
    ['s -> f', 'f -> a', 'f -> b', 'a -> j', 'b -> j', 'j -> c'],
  );
  const w = walk(model, ports).start();
  assert.deepEqual(w.waiting(), ['a', 'b']);
  assert.deepEqual(w.done('a').waiting(), ['b']);
  assert.deepEqual(w.done('b').waiting(), ['c']);
  assert.deepEqual(w.done('c').state.ended, { how: 'completed' }, 'a case ends when nothing is left');
});

test('a join that can never be complete is told, not waited for', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      g: { kind: 'exclusive' },
      a: { kind: 'user' },
      b: { kind: 'user' },
      j: { kind: 'parallel' },
    },
    ['s -> g', 'g -[x]-> a', 'g -[else]-> b', 'a -> j', 'b -> j'],
  );
  const w = walk(model, ports).start({ x: true }).done('a');
  assert.deepEqual(w.held(), ['j: join-stuck']);
});

test('an inclusive join waits for those that can still come, and for no other', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      f: { kind: 'inclusive' },
      a: { kind: 'user' },
      b: { kind: 'user' },
      c: { kind: 'user' },
      j: { kind: 'inclusive' },
      d: { kind: 'user' },
    },
    ['s -> f', 'f -[x > 0]-> a', 'f -[x > 1]-> b', 'f -[x > 2]-> c', 'a -> j', 'b -> j', 'c -> j', 'j -> d'],
  );
  const two = walk(model, ports).start({ x: 2 });
  assert.deepEqual(two.waiting(), ['a', 'b']);
  assert.deepEqual(two.done('b').waiting(), ['a']);
  assert.deepEqual(two.done('a').waiting(), ['d']);
  assert.deepEqual(walk(model, ports).start({ x: 1 }).done('a').waiting(), ['d']);
});

test('of an event gateway the first event wins', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      g: { kind: 'event-gateway' },
      t: { kind: 'catch', event: { kind: 'timer', timer: { kind: 'duration', text: 'P1D' } } },
      m: { kind: 'catch', event: { kind: 'message', name: 'paid', correlation: 'no' } },
      late: { kind: 'user' },
      paid: { kind: 'user' },
    },
    ['s -> g', 'g -> t', 'g -> m', 't -> late', 'm -> paid'],
  );
  const w = walk(model, ports).start({ no: 7 });
  assert.deepEqual(w.waiting(), ['m', 't']);
  assert.deepEqual(w.state.tokens.find(token => token.at === 'm')?.wait, {
    kind: 'message',
    name: 'paid',
    correlation: '7',
  });
  const timer = w.at('t');
  assert.deepEqual(w.done('m').waiting(), ['paid']);
  assert.throws(() => w.tell({ kind: 'done', token: timer }), StaleToken);
});

test('events on an activity: one that interrupts ends it, one that does not runs beside it', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      a: { kind: 'user' },
      remind: {
        kind: 'boundary',
        attachedTo: 'a',
        interrupting: false,
        event: { kind: 'timer', timer: { kind: 'cycle', text: 'R2/PT1H' } },
      },
      late: {
        kind: 'boundary',
        attachedTo: 'a',
        event: { kind: 'timer', timer: { kind: 'duration', text: 'P3D' } },
      },
      r: { kind: 'user' },
      l: { kind: 'user' },
      e: { kind: 'end' },
    },
    ['s -> a', 'a -> e', 'remind -> r', 'late -> l'],
  );
  const w = walk(model, ports).start();
  assert.deepEqual(w.waiting(), ['a', 'late', 'remind']);
  assert.deepEqual(w.done('remind').waiting(), ['a', 'late', 'r', 'remind']);
  assert.deepEqual(w.done('remind').waiting(), ['a', 'late', 'r', 'r'], 'twice and no more');
  assert.deepEqual(w.done('late').waiting(), ['l', 'r', 'r']);
  assert.ok(w.effects.some(effect => effect.kind === 'left' && effect.node === 'a' && effect.how === 'interrupted'));
  assert.deepEqual(
    walk(model, ports).start().done('a').state.ended,
    { how: 'completed' },
    'watchers keep nothing open',
  );
});

test('errors go outwards to who names them; an uncaught one of a service waits for a person, of an end event ends the case', () => {
  const nodes = {
    s: { kind: 'start' },
    sub: { kind: 'sub-process' },
    is: { kind: 'start', parent: 'sub' },
    call: { kind: 'service', service: 'do.it', parent: 'sub' },
    low: { kind: 'boundary', attachedTo: 'sub', event: { kind: 'error', code: 'too-low' } },
    fix: { kind: 'user' },
    bad: { kind: 'end', event: { kind: 'error', code: 'bad' } },
  } as const;
  const model = draw(nodes, ['s -> sub', 'is -> call', 'low -> fix', 'fix -> bad']);
  const w = walk(model, ports).start();
  assert.deepEqual(w.waiting(), ['call']);
  w.tell({ kind: 'error', token: w.at('call'), code: 'too-low', data: { left: 2 } });
  assert.deepEqual(w.waiting(), ['fix']);
  assert.equal(w.state.data.left, 2);
  assert.deepEqual(w.done('fix').state.ended, { how: 'error', code: 'bad' });
  const other = walk(model, ports).start();
  other.tell({ kind: 'error', token: other.at('call'), code: 'other' });
  assert.deepEqual(other.held(), ['call: error-uncaught']);
  other.tell({ kind: 'retry', token: other.state.tokens.find(token => token.held)!.id });
  assert.deepEqual(other.waiting(), ['call'], 'called again');
});

test('several at once: each has its value, enough agree and the rest end', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      v: {
        kind: 'user',
        loop: {
          kind: 'parallel',
          collection: 'members',
          item: 'member',
          until: 'results.filter(r => r.ok).length >= 2',
        },
      },
      d: { kind: 'user' },
    },
    ['s -> v', 'v -> d'],
  );
  const w = walk(model, ports).start({ members: ['甲', '乙', '丙'] });
  assert.deepEqual(w.waiting(), ['v', 'v', 'v']);
  assert.deepEqual(
    w.state.tokens.flatMap(token => (token.local ? [token.local.member] : [])),
    ['甲', '乙', '丙'],
  );
  assert.deepEqual(w.done('v', { ok: true }).waiting(), ['v', 'v']);
  assert.deepEqual(w.done('v', { ok: true }).waiting(), ['d']);
  assert.deepEqual(
    (w.state.data.loops as { v: { member: string }[] }).v.map(each => each.member),
    ['甲', '乙'],
  );
  const none = walk(model, ports).start({ members: [] });
  assert.deepEqual(none.waiting(), ['d'], 'with nobody to ask it is passed by');
  assert.deepEqual(walk(model, ports).start({ members: 5 }).held(), ['v: not-a-list']);
});

test('one after another, and while a condition holds', () => {
  const one = draw(
    {
      s: { kind: 'start' },
      v: { kind: 'user', loop: { kind: 'sequential', cardinality: 'n', item: 'each' } },
      e: { kind: 'end' },
    },
    ['s -> v', 'v -> e'],
  );
  const w = walk(one, ports).start({ n: 2 });
  assert.deepEqual(w.waiting(), ['v']);
  assert.deepEqual(w.done('v').waiting(), ['v']);
  assert.deepEqual(w.done('v').state.ended, { how: 'completed' });
  const again = draw(
    { s: { kind: 'start' }, v: { kind: 'user', loop: { kind: 'while', condition: '!ok', testBefore: false } } },
    ['s -> v'],
  );
  const r = walk(again, ports).start();
  assert.deepEqual(r.done('v', { ok: false }).waiting(), ['v']);
  assert.deepEqual(r.done('v', { ok: true }).state.ended, { how: 'completed' });
});

test('what was done is undone, the last first', () => {
  const undone = (id: string) => ({ kind: 'service', service: `undo.${id}`, forCompensation: true }) as const;
  const model = draw(
    {
      s: { kind: 'start' },
      a: { kind: 'service', service: 'a', undoneBy: 'ua' },
      b: { kind: 'service', service: 'b', undoneBy: 'ub' },
      t: { kind: 'throw', event: { kind: 'compensate' } },
      e: { kind: 'end' },
      ua: undone('a'),
      ub: undone('b'),
    },
    ['s -> a', 'a -> b', 'b -> t', 't -> e'],
  );
  const w = walk(model, ports).start().done('a').done('b');
  assert.deepEqual(w.waiting(), ['ub']);
  assert.deepEqual(w.done('ub').waiting(), ['ua']);
  assert.deepEqual(w.done('ua').state.ended, { how: 'completed' });
});

test('an event sub-process takes over its scope, or runs beside it', () => {
  const nodes = (interrupting: boolean) =>
    ({
      s: { kind: 'start' },
      a: { kind: 'user' },
      esp: { kind: 'event-sub-process' },
      es: { kind: 'start', parent: 'esp', interrupting, event: { kind: 'message', name: 'withdraw' } },
      w: { kind: 'user', parent: 'esp' },
    }) as const;
  const flows = ['s -> a', 'es -> w'];
  const over = walk(draw(nodes(true), flows), ports).start();
  assert.deepEqual(over.waiting(), ['a', 'es']);
  assert.deepEqual(over.done('es').waiting(), ['w']);
  assert.deepEqual(over.done('w').state.ended, { how: 'completed' });
  const beside = walk(draw(nodes(false), flows), ports)
    .start()
    .done('es')
    .done('es');
  assert.deepEqual(beside.waiting(), ['a', 'es', 'w', 'w']);
  assert.deepEqual(beside.done('w').done('a').done('w').state.ended, { how: 'completed' });
});

test('terminate ends everything; signals reach all that listen; a loop without a wait is stopped', () => {
  const ends = draw(
    {
      s: { kind: 'start' },
      f: { kind: 'parallel' },
      a: { kind: 'user' },
      b: { kind: 'catch', event: { kind: 'signal', name: 'go' } },
      c: { kind: 'catch', event: { kind: 'signal', name: 'go' } },
      t: { kind: 'end', event: { kind: 'terminate' } },
      x: { kind: 'user' },
    },
    ['s -> f', 'f -> a', 'f -> b', 'f -> c', 'a -> t', 'b -> x'],
  );
  const w = walk(ends, ports).start();
  w.tell({ kind: 'signal', name: 'go' });
  assert.deepEqual(w.waiting(), ['a', 'x']);
  assert.deepEqual(w.done('a').state.ended, { how: 'terminated' });
  assert.equal(w.state.tokens.length, 0);
  const round = draw({ s: { kind: 'start' }, a: { kind: 'exclusive' }, b: { kind: 'task' } }, [
    's -> a',
    'a -> b',
    'b -> a',
  ]);
  assert.match(walk(round, ports).start().held().join(), /runs-away/);
});

test('sent back to before a split, what came of it ends', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      ask: { kind: 'user' },
      f: { kind: 'parallel' },
      a: { kind: 'user' },
      b: { kind: 'user' },
      j: { kind: 'parallel' },
      e: { kind: 'end' },
    },
    ['s -> ask', 'ask -> f', 'f -> a', 'f -> b', 'a -> j', 'b -> j', 'j -> e'],
  );
  const w = walk(model, ports).start().done('ask');
  w.tell({ kind: 'move', token: w.at('a'), to: 'ask' });
  assert.deepEqual(w.waiting(), ['ask']);
  assert.deepEqual(w.done('ask').done('a').done('b').state.ended, { how: 'completed' });
});
