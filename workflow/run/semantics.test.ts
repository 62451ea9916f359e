import assert from 'node:assert/strict';
import test from 'node:test';
import { draw, walk } from './drawing.ts';
import type { Data, Ports } from './state.ts';

/** What BPMN 2.0 (formal/2011-01-03, chapter 13) asks of sub-processes, events within them, loops and compensation. */
const ports: Ports = {
  evaluate: (expression: string, data: Data) =>
    new Function(...Object.keys(data), `return (${expression})`)(...Object.values(data)),
};
const timer = { kind: 'timer', timer: { kind: 'duration', text: 'P1D' } } as const;
const message = (name: string) => ({ kind: 'message', name }) as const;
const inside = { kind: 'user', parent: 'sub' } as const;

test('a boundary event ends all that runs within its sub-process, however deep', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      sub: { kind: 'sub-process' },
      is: { kind: 'start', parent: 'sub' },
      f: { kind: 'parallel', parent: 'sub' },
      a: inside,
      deep: { kind: 'sub-process', parent: 'sub', loop: { kind: 'parallel', cardinality: '2', item: 'each' } },
      d: { kind: 'user', parent: 'deep' },
      nudge: { kind: 'boundary', attachedTo: 'deep', parent: 'sub', interrupting: false, event: message('nudge') },
      n: inside,
      late: { kind: 'boundary', attachedTo: 'sub', event: timer },
      l: { kind: 'user' },
      e: { kind: 'end' },
    },
    ['s -> sub', 'is -> f', 'f -> a', 'f -> deep', 'nudge -> n', 'sub -> e', 'late -> l'],
  );
  const w = walk(model, ports).start().done('nudge');
  assert.deepEqual(w.waiting(), ['a', 'd', 'd', 'late', 'n', 'nudge']);
  w.done('late');
  assert.deepEqual(w.waiting(), ['l']);
  assert.equal(w.state.scopes.length, 1, 'only the process is left');
  assert.deepEqual(w.done('l').state.ended, { how: 'completed' });
});

test('a boundary event on several at once interrupts them all; on a call it gives up what was called', () => {
  for (const kind of ['user', 'call'] as const) {
    const model = draw(
      {
        s: { kind: 'start' },
        v: { kind, called: 'other', loop: { kind: 'parallel', cardinality: '3', item: 'each' } },
        late: { kind: 'boundary', attachedTo: 'v', event: timer },
        l: { kind: 'user' },
      },
      ['s -> v', 'late -> l'],
    );
    const w = walk(model, ports).start().done('v');
    assert.deepEqual(w.waiting(), ['late', 'v', 'v']);
    assert.deepEqual(w.done('late').waiting(), ['l']);
  }
});

test('an error within one of several ends all of them, and its data is known where it is caught', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      v: { kind: 'service', service: 'x', loop: { kind: 'parallel', cardinality: '3', item: 'each' } },
      bad: { kind: 'boundary', attachedTo: 'v', event: { kind: 'error' } },
      l: { kind: 'user' },
    },
    ['s -> v', 'bad -> l'],
  );
  const w = walk(model, ports).start();
  w.tell({ kind: 'error', token: w.at('v'), code: 'no', data: { error: { code: 'no' } } });
  assert.deepEqual(w.waiting(), ['l']);
  assert.deepEqual(w.state.data.error, { code: 'no' });
});

test('the nearest that names an error catches it, and who takes any error only after who names it', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      outer: { kind: 'sub-process' },
      sub: { kind: 'sub-process', parent: 'outer' },
      t: { kind: 'service', service: 'x', parent: 'sub' },
      named: { kind: 'boundary', attachedTo: 'sub', parent: 'outer', event: { kind: 'error', code: 'a' } },
      any: { kind: 'boundary', attachedTo: 'sub', parent: 'outer', event: { kind: 'error' } },
      far: { kind: 'boundary', attachedTo: 'outer', event: { kind: 'error', code: 'b' } },
      na: { kind: 'user', parent: 'outer' },
      an: { kind: 'user', parent: 'outer' },
      fa: { kind: 'user' },
    },
    ['s -> outer', 'named -> na', 'any -> an', 'far -> fa'],
  );
  const thrown = (code: string) => {
    const w = walk(model, ports).start();
    return w.tell({ kind: 'error', token: w.at('t'), code }).waiting();
  };
  assert.deepEqual(thrown('a'), ['na']);
  assert.deepEqual(thrown('b'), ['an'], 'nearer goes before named');
});

test('event sub-processes: an error takes over, an escalation runs beside, each within its own scope', () => {
  const nodes = {
    s: { kind: 'start' },
    sub: { kind: 'sub-process' },
    is: { kind: 'start', parent: 'sub' },
    tell: { kind: 'throw', parent: 'sub', event: { kind: 'escalation', code: 'slow' } },
    a: inside,
    bad: { kind: 'end', parent: 'sub', event: { kind: 'error', code: 'bad' } },
    slow: { kind: 'event-sub-process', parent: 'sub' },
    ss: { kind: 'start', parent: 'slow', interrupting: false, event: { kind: 'escalation', code: 'slow' } },
    look: { kind: 'user', parent: 'slow' },
    failed: { kind: 'event-sub-process', parent: 'sub' },
    fs: { kind: 'start', parent: 'failed', interrupting: false, event: { kind: 'error', code: 'bad' } },
    mend: { kind: 'user', parent: 'failed' },
    after: { kind: 'user' },
  } as const;
  const w = walk(
    draw(nodes, ['s -> sub', 'is -> tell', 'tell -> a', 'a -> bad', 'ss -> look', 'fs -> mend', 'sub -> after']),
    ports,
  ).start();
  assert.deepEqual(w.waiting(), ['a', 'look'], 'the escalation stops nothing');
  w.done('a');
  assert.deepEqual(w.waiting(), ['mend'], 'an error interrupts, whatever the file says');
  assert.deepEqual(w.done('mend').waiting(), ['after']);
});

test('an error within an event sub-process goes outwards, not to itself', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      sub: { kind: 'sub-process' },
      a: { kind: 'service', service: 'x', parent: 'sub' },
      esp: { kind: 'event-sub-process', parent: 'sub' },
      es: { kind: 'start', parent: 'esp', event: { kind: 'error' } },
      again: { kind: 'service', service: 'x', parent: 'esp' },
      out: { kind: 'boundary', attachedTo: 'sub', event: { kind: 'error' } },
      l: { kind: 'user' },
    },
    ['s -> sub', 'es -> again', 'out -> l'],
  );
  const w = walk(model, ports).start();
  w.tell({ kind: 'error', token: w.at('a'), code: '1' });
  assert.deepEqual(w.waiting(), ['again']);
  w.tell({ kind: 'error', token: w.at('again'), code: '2' });
  assert.deepEqual(w.waiting(), ['l']);
});

test('event sub-processes within event sub-processes watch while theirs is open', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      a: { kind: 'user' },
      esp: { kind: 'event-sub-process' },
      es: { kind: 'start', parent: 'esp', interrupting: false, event: { kind: 'signal', name: 'one' } },
      b: { kind: 'user', parent: 'esp' },
      inner: { kind: 'event-sub-process', parent: 'esp' },
      ins: { kind: 'start', parent: 'inner', event: timer },
      c: { kind: 'user', parent: 'inner' },
    },
    ['s -> a', 'es -> b', 'ins -> c'],
  );
  const w = walk(model, ports).start();
  assert.deepEqual(w.waiting(), ['a', 'es']);
  w.tell({ kind: 'signal', name: 'one' });
  assert.deepEqual(w.waiting(), ['a', 'b', 'es', 'ins']);
  assert.deepEqual(w.done('ins').waiting(), ['a', 'c', 'es'], 'it takes over its own scope and no other');
  assert.deepEqual(w.done('c').done('a').state.ended, { how: 'completed' });
});

test('terminate within a sub-process ends that sub-process alone', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      sub: { kind: 'sub-process' },
      is: { kind: 'start', parent: 'sub' },
      a: inside,
      b: inside,
      stop: { kind: 'end', parent: 'sub', event: { kind: 'terminate' } },
      c: { kind: 'user' },
    },
    ['s -> sub', 'is -> a', 'is -> b', 'a -> stop', 'sub -> c'],
  );
  assert.deepEqual(walk(model, ports).start().done('a').waiting(), ['c']);
});

test('an escalation end event with a boundary event: beside without interrupting, instead with it', () => {
  for (const interrupting of [true, false]) {
    const model = draw(
      {
        s: { kind: 'start' },
        sub: { kind: 'sub-process' },
        is: { kind: 'start', parent: 'sub' },
        other: inside,
        up: { kind: 'end', parent: 'sub', event: { kind: 'escalation', code: 'x' } },
        on: { kind: 'boundary', attachedTo: 'sub', interrupting, event: { kind: 'escalation' } },
        boss: { kind: 'user' },
        next: { kind: 'user' },
      },
      ['s -> sub', 'is -> up', 'is -> other', 'on -> boss', 'sub -> next'],
    );
    assert.deepEqual(walk(model, ports).start().waiting(), interrupting ? ['boss'] : ['boss', 'other']);
  }
});

test('a condition that comes true fires once, whether it interrupts or not, and again only when entered anew', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      a: { kind: 'user' },
      on: {
        kind: 'boundary',
        attachedTo: 'a',
        interrupting: false,
        event: { kind: 'conditional', expression: 'x > 1' },
      },
      b: { kind: 'user' },
    },
    ['s -> a', 'on -> b'],
  );
  const w = walk(model, ports).start({ x: 0 });
  assert.deepEqual(w.waiting(), ['a', 'on']);
  w.tell({ kind: 'data', data: { x: 2 } }).tell({ kind: 'data', data: { x: 3 } });
  assert.deepEqual(w.waiting(), ['a', 'b']);
});

test('a watcher whose expression fails is held by itself; mended it watches on and interrupts as drawn', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      sub: { kind: 'sub-process' },
      a: inside,
      esp: { kind: 'event-sub-process', parent: 'sub' },
      es: { kind: 'start', parent: 'esp', event: { kind: 'message', name: 'm', correlation: 'missing' } },
      h: { kind: 'user', parent: 'esp' },
      on: { kind: 'boundary', attachedTo: 'sub', event: { kind: 'conditional', expression: 'missing > 1' } },
      l: { kind: 'user' },
    },
    ['s -> sub', 'es -> h', 'on -> l'],
  );
  const w = walk(model, ports).start();
  assert.deepEqual(w.held().sort(), ['es: expression-failed', 'on: expression-failed']);
  assert.deepEqual(w.waiting(), ['a'], 'what they watch goes on');
  w.tell({ kind: 'data', data: { missing: 1 } });
  for (const token of w.state.tokens.filter(each => each.held)) w.tell({ kind: 'retry', token: token.id });
  assert.deepEqual([w.held(), w.waiting()], [[], ['a', 'es', 'on']]);
  assert.deepEqual(w.tell({ kind: 'data', data: { missing: 2 } }).waiting(), ['l']);
  // Over the process itself, too.
  const top = draw(
    {
      s: { kind: 'start' },
      a: { kind: 'user' },
      esp: { kind: 'event-sub-process' },
      es: { kind: 'start', parent: 'esp', event: { kind: 'message', name: 'm', correlation: 'missing' } },
    },
    ['s -> a'],
  );
  const t = walk(top, ports).start();
  assert.deepEqual([t.held(), t.waiting()], [['es: expression-failed'], ['a']]);
  assert.deepEqual(t.done('a').state.ended, { how: 'completed' });
});

test('a message whose key fails is not told until it is mended, and then once', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      t: { kind: 'throw', event: { kind: 'message', name: 'm', correlation: 'missing' } },
      a: { kind: 'user' },
    },
    ['s -> t', 't -> a'],
  );
  const w = walk(model, ports).start();
  assert.deepEqual([w.held(), w.waiting()], [['t: expression-failed'], []]);
  w.tell({ kind: 'data', data: { missing: 7 } }).tell({ kind: 'retry', token: w.state.tokens[0]!.id });
  assert.deepEqual(w.waiting(), ['a']);
  assert.deepEqual(
    w.effects.flatMap(each => (each.kind === 'told' ? [each.correlation] : [])),
    ['7'],
  );
});

test('a completion condition that fails is mended without a round lost', () => {
  const vote = (kind: 'parallel' | 'sequential') =>
    draw(
      {
        s: { kind: 'start' },
        v: { kind: 'user', loop: { kind, cardinality: '3', item: 'each', until: 'results.length >= need' } },
        d: { kind: 'user' },
      },
      ['s -> v', 'v -> d'],
    );
  for (const kind of ['parallel', 'sequential'] as const) {
    const w = walk(vote(kind), ports).start().done('v', { voice: 1 });
    assert.deepEqual(w.held(), ['v: expression-failed']);
    w.tell({ kind: 'data', data: { need: 2 } });
    w.tell({ kind: 'retry', token: w.state.tokens.find(token => token.held)!.id });
    assert.deepEqual(w.waiting(), kind === 'parallel' ? ['v', 'v'] : ['v']);
    assert.deepEqual(w.done('v', { voice: 2 }).waiting(), ['d']);
    assert.deepEqual(
      (w.state.data.loops as { v: { voice: number }[] }).v.map(each => each.voice),
      [1, 2],
    );
  }
});

test('what loops within a loop answered stays with its round, and does not pile up when it is done again', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      m: { kind: 'exclusive' },
      sub: { kind: 'sub-process', loop: { kind: 'parallel', cardinality: '2', item: 'each' } },
      a: { kind: 'service', service: 'x', parent: 'sub', loop: { kind: 'parallel', cardinality: '2', item: 'inner' } },
      b: {
        kind: 'service',
        service: 'x',
        parent: 'sub',
        loop: { kind: 'sequential', cardinality: '1', item: 'inner' },
      },
      g: { kind: 'exclusive' },
      e: { kind: 'end' },
    },
    ['s -> m', 'm -> sub', 'a -> b', 'sub -> g', 'g -[more]-> m', 'g -[else]-> e'],
  );
  const sizes: number[] = [];
  const w = walk(model, ports).start({ more: true });
  for (let times = 0; times < 4; times++) {
    for (const node of ['a', 'a', 'a', 'a', 'b', 'b']) w.done(node);
    sizes.push(JSON.stringify(w.state.data).length);
  }
  const [round] = (w.state.data.loops as { sub: { loops: object }[] }).sub;
  assert.deepEqual(Object.keys(round!.loops), ['a', 'b']);
  assert.equal(sizes[3], sizes[0]);
});

test('compensation: of one activity by name, of a sub-process by its parts, of each of several, the last first', () => {
  const undo = (name: string, parent = 'p') =>
    ({ kind: 'service', service: name, forCompensation: true, parent }) as const;
  const nodes = {
    s: { kind: 'start' },
    a: { kind: 'service', service: 'a', undoneBy: 'ua' },
    ua: undo('ua'),
    sub: { kind: 'sub-process' },
    b: { kind: 'service', service: 'b', undoneBy: 'ub', parent: 'sub' },
    ub: undo('ub', 'sub'),
    c: {
      kind: 'service',
      service: 'c',
      undoneBy: 'uc',
      parent: 'sub',
      loop: { kind: 'sequential', cardinality: '2', item: 'each' },
    },
    uc: undo('uc', 'sub'),
    ask: { kind: 'user' },
  } as const;
  const flows = ['s -> a', 'a -> sub', 'b -> c', 'sub -> ask', 'ask -> t'];
  const upTo = (event: { kind: 'compensate'; activity?: string }, kind: 'throw' | 'end') =>
    walk(draw({ ...nodes, t: { kind, event } }, flows), ports)
      .start()
      .done('a')
      .done('b')
      .done('c')
      .done('c')
      .done('ask');
  const all = upTo({ kind: 'compensate' }, 'end');
  const order: string[] = [];
  while (!all.state.ended) {
    const [next] = all.waiting();
    const token = all.state.tokens.find(each => each.at === next);
    order.push(next === 'uc' ? `uc${token?.local?.loopCounter}` : next!);
    all.done(next!);
  }
  assert.deepEqual(order, ['uc1', 'uc0', 'ub', 'ua']);
  const one = upTo({ kind: 'compensate', activity: 'a' }, 'throw');
  assert.deepEqual(one.waiting(), ['ua']);
  assert.deepEqual(one.done('ua').state.ended, { how: 'completed' });
  const none = upTo({ kind: 'compensate', activity: 'ask' }, 'throw');
  assert.deepEqual(none.state.ended, { how: 'completed' }, 'what can’t be undone is passed by');
});

test('an event sub-process that takes over undoes what was done in the scope over which it watched', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      a: { kind: 'service', service: 'a', undoneBy: 'ua' },
      ua: { kind: 'service', service: 'ua', forCompensation: true },
      b: { kind: 'user' },
      esp: { kind: 'event-sub-process' },
      es: { kind: 'start', parent: 'esp', event: { kind: 'message', name: 'cancel' } },
      t: { kind: 'end', parent: 'esp', event: { kind: 'compensate' } },
    },
    ['s -> a', 'a -> b', 'es -> t'],
  );
  const w = walk(model, ports).start().done('a').done('es');
  assert.deepEqual(w.waiting(), ['ua']);
  assert.deepEqual(w.done('ua').state.ended, { how: 'completed' });
});

test('several tokens at one node are each their own; a join lets as many on as came by every way', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      f: { kind: 'parallel' },
      m: { kind: 'exclusive' },
      a: { kind: 'user' },
      b: { kind: 'user' },
      b2: { kind: 'user' },
      n: { kind: 'exclusive' },
      j: { kind: 'parallel' },
      c: { kind: 'user' },
    },
    ['s -> f', 'f -> m', 'f -> m', 'm -> a', 'a -> j', 'f -> b', 'f -> b2', 'b -> n', 'b2 -> n', 'n -> j', 'j -> c'],
  );
  const w = walk(model, ports).start();
  assert.deepEqual(w.waiting(), ['a', 'a', 'b', 'b2']);
  assert.deepEqual(w.done('a').done('a').done('b').waiting(), ['b2', 'c']);
  assert.deepEqual(w.done('b2').waiting(), ['c', 'c']);
});

test('an inclusive join within a circle, and with a split within a branch', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      m: { kind: 'exclusive' },
      f: { kind: 'inclusive' },
      a: { kind: 'user' },
      g: { kind: 'parallel' },
      b: { kind: 'user' },
      c: { kind: 'user' },
      j: { kind: 'inclusive' },
      x: { kind: 'exclusive' },
      e: { kind: 'end' },
    },
    [
      's -> m',
      'm -> f',
      'f -> a',
      'f -[both]-> g',
      'g -> b',
      'g -> c',
      'a -> j',
      'b -> j',
      'c -> j',
      'j -> x',
      'x -[both]-> m',
      'x -[else]-> e',
    ],
  );
  const w = walk(model, ports).start({ both: true });
  assert.deepEqual(w.waiting(), ['a', 'b', 'c']);
  assert.deepEqual(w.done('b').done('a').waiting(), ['c'], 'c may still come');
  assert.deepEqual(w.done('c').waiting(), ['a', 'b', 'c'], 'and round again');
  assert.deepEqual(w.done('a', { both: false }).done('b').done('c').state.ended, { how: 'completed' });
});

test('an activity may have ways with conditions, and one for when none holds', () => {
  const model = draw(
    { s: { kind: 'start' }, a: { kind: 'user' }, b: { kind: 'user' }, c: { kind: 'user' }, d: { kind: 'user' } },
    ['s -> a', 'a -[x > 1]-> b', 'a -[x > 2]-> c', 'a -[else]-> d'],
  );
  const after = (x: number) => walk(model, ports).start().done('a', { x }).waiting();
  assert.deepEqual([after(3), after(2), after(0)], [['b', 'c'], ['b'], ['d']]);
});

test('an activity that is done and does not know its way is not interrupted any more', () => {
  const model = draw(
    {
      s: { kind: 'start' },
      a: { kind: 'user' },
      late: { kind: 'boundary', attachedTo: 'a', event: timer },
      b: { kind: 'user' },
    },
    ['s -> a', 'a -[missing]-> b', 'late -> b'],
  );
  const w = walk(model, ports).start().done('a');
  assert.deepEqual([w.held(), w.waiting()], [['a: expression-failed'], []]);
  w.tell({ kind: 'data', data: { missing: true } }).tell({ kind: 'retry', token: w.state.tokens[0]!.id });
  assert.deepEqual(w.waiting(), ['b']);
});

test('a link leads on within its scope; a process without start events begins wherever nothing leads in', () => {
  const model = draw(
    {
      a: { kind: 'user' },
      go: { kind: 'throw', event: { kind: 'link', name: 'x' } },
      there: { kind: 'catch', event: { kind: 'link', name: 'x' } },
      b: { kind: 'user' },
      c: { kind: 'user' },
    },
    ['a -> go', 'there -> b'],
  );
  const w = walk(model, ports).start();
  assert.deepEqual(w.waiting(), ['a', 'c']);
  assert.deepEqual(w.done('a').waiting(), ['b', 'c']);
  assert.deepEqual(w.done('b').done('c').state.ended, { how: 'completed' });
});

test('a gateway with very many ways is passed in good time', { timeout: 20_000 }, () => {
  for (const kind of ['parallel', 'inclusive'] as const) {
    const ways = Array.from({ length: 2000 }, (_, i) => i);
    const nodes: Parameters<typeof draw>[0] = {
      s: { kind: 'start' },
      f: { kind },
      j: { kind },
      a: { kind: 'user' },
      ...Object.fromEntries(ways.map(i => [`t${i}`, { kind: 'task' as const }])),
    };
    const flows = ['s -> f', 'j -> a', ...ways.flatMap(i => [`f -> t${i}`, `t${i} -> j`])];
    const model = draw(nodes, flows);
    const started = performance.now();
    assert.deepEqual(walk(model, ports).start().waiting(), ['a']);
    assert.ok(performance.now() - started < 8_000, `${kind} took too long`);
  }
});
