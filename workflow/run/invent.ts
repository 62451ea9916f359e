import fc from 'fast-check';
import type { Node, ProcessModel } from '../model/model.ts';
import { draw } from './drawing.ts';

/** Invents models for tests: blocks within blocks, so that every way leads to the end when all that waits is answered. */

type Drawn = Parameters<typeof draw>[0][string];
type Sketch = {
  readonly nodes: Record<string, Drawn>;
  readonly flows: string[];
  next: number;
};
/** Draws itself within a container; gives its first and last node. */
export type Block = (sketch: Sketch, parent: string) => { readonly from: string; readonly to: string };

function add(sketch: Sketch, prefix: string, node: Drawn): string {
  const id = `${prefix}${sketch.next++}`;
  sketch.nodes[id] = node;
  return id;
}

function single(prefix: string, node: Drawn): Block {
  return (sketch, parent) => {
    const id = add(sketch, prefix, { ...node, parent });
    return { from: id, to: id };
  };
}

const timer = { kind: 'timer', timer: { kind: 'duration', text: 'P1D' } } as const;
const repeated = { kind: 'timer', timer: { kind: 'cycle', text: 'R2/P1D' } } as const;
const message = { kind: 'message', name: 'm', correlation: 'r' } as const;
const signal = { kind: 'signal', name: 'go' } as const;

const leaf: fc.Arbitrary<Block> = fc.constantFrom(
  single('user', { kind: 'user' }),
  single('manual', { kind: 'manual' }),
  single('service', { kind: 'service', service: 'x' }),
  single('plain', { kind: 'task' }),
  single('script', { kind: 'script', expression: 'r + 1', result: 'made' }),
  single('timer', { kind: 'catch', event: timer }),
  single('message', { kind: 'catch', event: message }),
  single('signal', { kind: 'catch', event: signal }),
  single('receive', { kind: 'receive', message: 'm' }),
  single('call', { kind: 'call', called: 'other' }),
  single('several', {
    kind: 'user',
    loop: { kind: 'parallel', cardinality: '3', item: 'each', until: 'results.length >= 2' },
  }),
  single('one-by-one', { kind: 'service', service: 'x', loop: { kind: 'sequential', cardinality: '2', item: 'each' } }),
  single('again', { kind: 'user', loop: { kind: 'while', condition: 'r % 5 === 4', testBefore: false } }),
  single('told', { kind: 'throw', event: { kind: 'escalation', code: 'nobody' } }),
);

function inSequence(blocks: readonly Block[]): Block {
  return (sketch, parent) => {
    const drawn = blocks.map(block => block(sketch, parent));
    for (const [i, { from }] of drawn.entries()) if (i > 0) sketch.flows.push(`${drawn[i - 1]!.to} -> ${from}`);
    return { from: drawn[0]!.from, to: drawn.at(-1)!.to };
  };
}

function split(kind: 'parallel' | 'exclusive' | 'inclusive', blocks: readonly Block[]): Block {
  return (sketch, parent) => {
    const from = add(sketch, `${kind}-split`, { kind, parent });
    const to = add(sketch, `${kind}-join`, { kind, parent });
    blocks.forEach((block, i) => {
      const inner = block(sketch, parent);
      const condition = i === 0 ? 'else' : `r % ${i + 2} === ${i}`;
      sketch.flows.push(kind === 'parallel' ? `${from} -> ${inner.from}` : `${from} -[${condition}]-> ${inner.from}`);
      sketch.flows.push(`${inner.to} -> ${to}`);
    });
    return { from, to };
  };
}

function goingBack(block: Block): Block {
  return (sketch, parent) => {
    const from = add(sketch, 'back-to', { kind: 'exclusive', parent });
    const inner = block(sketch, parent);
    // A circle in which nothing waits is refused before it is put in force.
    const wait = add(sketch, 'wait', { kind: 'user', parent });
    const to = add(sketch, 'back', { kind: 'exclusive', parent });
    sketch.flows.push(`${from} -> ${inner.from}`, `${inner.to} -> ${wait}`, `${wait} -> ${to}`);
    sketch.flows.push(`${to} -[r % 5 === 4]-> ${from}`);
    const out = add(sketch, 'out', { kind: 'task', parent });
    sketch.flows.push(`${to} -[else]-> ${out}`);
    return { from, to: out };
  };
}

function choice(blocks: readonly Block[]): Block {
  const kinds = [
    { kind: 'catch', event: timer },
    { kind: 'catch', event: message },
    { kind: 'receive', message: 'm' },
    { kind: 'catch', event: signal },
  ] as const;
  return (sketch, parent) => {
    const from = add(sketch, 'choice', { kind: 'event-gateway', parent });
    const to = add(sketch, 'met', { kind: 'exclusive', parent });
    blocks.forEach((block, i) => {
      const arm = add(sketch, 'arm', { ...kinds[i % kinds.length]!, parent });
      const inner = block(sketch, parent);
      sketch.flows.push(`${from} -> ${arm}`, `${arm} -> ${inner.from}`, `${inner.to} -> ${to}`);
    });
    return { from, to };
  };
}

type Dress = {
  readonly loop: 'none' | 'parallel' | 'sequential' | 'while';
  readonly ends: 'plain' | 'terminate' | 'error' | 'escalation' | 'compensate' | 'none';
  readonly boundary: readonly ('timer' | 'message' | 'reminder' | 'conditional')[];
  readonly handler: 'none' | 'over' | 'beside' | 'error' | 'escalation';
};

const loops = {
  none: undefined,
  parallel: { kind: 'parallel', collection: '[1, 2, 3]', item: 'each', until: 'nrOfCompletedInstances >= 2' },
  sequential: { kind: 'sequential', cardinality: '2', item: 'each' },
  while: { kind: 'while', condition: 'r % 5 === 4', testBefore: true },
} as const;

/** A sub-process with what may sit on it and stand in it; whatever happens, one token leaves it. */
function within(block: Block, beside: Block, dress: Dress): Block {
  return (sketch, parent) => {
    const loop = loops[dress.loop];
    const sub = add(sketch, 'sub', { kind: 'sub-process', parent, ...(loop ? { loop } : {}) });
    const to = add(sketch, 'after', { kind: 'exclusive', parent });
    sketch.flows.push(`${sub} -> ${to}`);
    drawInside(sketch, sub, block, dress);
    if (dress.handler !== 'none') drawHandler(sketch, sub, beside, dress.handler);
    for (const kind of dress.boundary) drawBoundary(sketch, parent, sub, to, kind, beside);
    if (dress.ends === 'error' && dress.handler !== 'error') {
      const caught = add(sketch, 'caught', {
        kind: 'boundary',
        parent,
        attachedTo: sub,
        event: { kind: 'error', code: 'E' },
      });
      sketch.flows.push(`${caught} -> ${to}`);
    }
    return { from: sub, to };
  };
}

function drawInside(sketch: Sketch, sub: string, block: Block, { ends }: Dress): void {
  const start = add(sketch, 'start', { kind: 'start', parent: sub });
  const done = add(sketch, 'done', { kind: 'service', service: 'x', parent: sub, undoneBy: `undo${sketch.next + 1}` });
  sketch.next++;
  sketch.nodes[`undo${sketch.next - 1}`] = { kind: 'service', service: 'undo', parent: sub, forCompensation: true };
  const inner = block(sketch, sub);
  sketch.flows.push(`${start} -> ${done}`, `${done} -> ${inner.from}`);
  if (ends === 'none') return;
  const gate = add(sketch, 'gate', { kind: 'exclusive', parent: sub });
  const plain = add(sketch, 'end', { kind: 'end', parent: sub });
  sketch.flows.push(`${inner.to} -> ${gate}`, `${gate} -[else]-> ${plain}`);
  if (ends === 'plain') return;
  const event = {
    terminate: { kind: 'terminate' },
    error: { kind: 'error', code: 'E' },
    escalation: { kind: 'escalation', code: 'X' },
    compensate: { kind: 'compensate' },
  }[ends] as NonNullable<Node['event']>;
  const end = add(sketch, `${ends}-end`, { kind: 'end', parent: sub, event });
  sketch.flows.push(`${gate} -[r % 2 === 1]-> ${end}`);
}

function drawHandler(sketch: Sketch, sub: string, block: Block, kind: Exclude<Dress['handler'], 'none'>): void {
  const handler = add(sketch, 'handler', { kind: 'event-sub-process', parent: sub });
  const event = {
    over: message,
    beside: signal,
    error: { kind: 'error', code: 'E' },
    escalation: { kind: 'escalation' },
  }[kind] as NonNullable<Node['event']>;
  const interrupting = kind === 'over' || kind === 'error';
  const start = add(sketch, 'handler-start', { kind: 'start', parent: handler, interrupting, event });
  const inner = block(sketch, handler);
  sketch.flows.push(`${start} -> ${inner.from}`);
}

function drawBoundary(
  sketch: Sketch,
  parent: string,
  sub: string,
  to: string,
  kind: Dress['boundary'][number],
  block: Block,
): void {
  const event = { timer, message, reminder: repeated, conditional: { kind: 'conditional', expression: 'r % 7 === 6' } }[
    kind
  ] as NonNullable<Node['event']>;
  const interrupting = kind === 'timer' || kind === 'message';
  const id = add(sketch, `on-${kind}`, { kind: 'boundary', parent, attachedTo: sub, interrupting, event });
  const inner = block(sketch, parent);
  sketch.flows.push(`${id} -> ${inner.from}`);
  if (interrupting) sketch.flows.push(`${inner.to} -> ${to}`);
}

const { block } = fc.letrec<{ block: Block }>(tie => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true, maxDepth: 4 },
    leaf,
    fc.array(tie('block'), { minLength: 2, maxLength: 3 }).map(inSequence),
    fc
      .tuple(
        fc.constantFrom('parallel' as const, 'exclusive' as const, 'inclusive' as const),
        fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
      )
      .map(([kind, blocks]) => split(kind, blocks)),
    tie('block').map(goingBack),
    fc.array(tie('block'), { minLength: 2, maxLength: 4 }).map(choice),
    fc
      .tuple(
        tie('block'),
        leaf,
        fc.record<Dress>({
          loop: fc.constantFrom('none', 'none', 'parallel', 'sequential', 'while'),
          ends: fc.constantFrom('plain', 'terminate', 'error', 'escalation', 'compensate', 'none'),
          boundary: fc.uniqueArray(fc.constantFrom('timer', 'message', 'reminder', 'conditional'), { maxLength: 2 }),
          handler: fc.constantFrom('none', 'over', 'beside', 'error', 'escalation'),
        }),
      )
      .map(([inner, beside, dress]) => within(inner, beside, dress)),
  ),
}));

export const invented: fc.Arbitrary<ProcessModel & { [fc.toStringMethod](): string }> = block.map(inside => {
  const sketch: Sketch = { nodes: {}, flows: [], next: 1 };
  const start = add(sketch, 'start', { kind: 'start' });
  const { from, to } = inside(sketch, 'p');
  const end = add(sketch, 'end', { kind: 'end' });
  sketch.flows.push(`${start} -> ${from}`, `${to} -> ${end}`);
  const toldAs = () => JSON.stringify(sketch, null, 1);
  return { ...draw(sketch.nodes, sketch.flows), [fc.toStringMethod]: toldAs };
});
