import type { Flow, Node, ProcessModel } from '../model/model.ts';
import { advance, blank, waitsOf } from './advance.ts';
import type { Data, Effect, Input, Ports, State, Token } from './state.ts';

type Drawn = Partial<Omit<Node, 'id' | 'incoming' | 'outgoing' | 'boundary'>> & { readonly kind: Node['kind'] };

/** Draws a model for a test: nodes by id, flows as `a -> b` or `a -[condition]-> b`; a flow with the condition `else` is its node's way out when no other holds. */
export function draw(nodes: Readonly<Record<string, Drawn>>, flows: readonly string[]): ProcessModel {
  const drawn = flows.map((text, i): Flow & { otherwise: boolean } => {
    const parts = /^(\S+) -(?:\[(.+)\]-)?> (\S+)$/.exec(text);
    if (!parts) throw new Error(`not a flow: ${text}`);
    const [, from, condition, to] = parts;
    const otherwise = condition === 'else';
    return {
      id: `f${i}`,
      name: '',
      from: from!,
      to: to!,
      otherwise,
      ...(condition && !otherwise ? { condition } : {}),
    };
  });
  const made = Object.entries(nodes).map(([id, node]): [string, Node] => {
    const otherwise = drawn.find(flow => flow.from === id && flow.otherwise);
    return [
      id,
      {
        id,
        name: id,
        parent: 'p',
        ...node,
        incoming: drawn.filter(flow => flow.to === id).map(flow => flow.id),
        outgoing: drawn.filter(flow => flow.from === id).map(flow => flow.id),
        boundary: Object.entries(nodes)
          .filter(([, other]) => other.attachedTo === id)
          .map(([other]) => other),
        ...(otherwise ? { otherwise: otherwise.id } : {}),
      },
    ];
  });
  return {
    id: 'p',
    name: 'p',
    executable: true,
    case: {},
    nodes: new Map(made),
    flows: new Map(drawn.map(({ otherwise: _, ...flow }) => [flow.id, flow])),
  };
}

/** Runs a drawn model by hand: `tell` an input, look where it stands. */
export function walk(model: ProcessModel, ports: Ports, data: Data = {}) {
  let state: State = blank(data);
  const effects: Effect[] = [];
  const walker = {
    get state() {
      return state;
    },
    effects,
    tell: (input: Input) => {
      const turned = advance(model, state, input, ports);
      // What is kept is JSON.
      state = JSON.parse(JSON.stringify(turned.state)) as State;
      effects.push(...turned.effects);
      return walker;
    },
    start: (input: Data = {}) => walker.tell({ kind: 'start', data: input }),
    /** Answers the first wait at a node. */
    done: (node: string, input: Data = {}) => walker.tell({ kind: 'done', token: walker.at(node), data: input }),
    at: (node: string) => {
      const found = state.tokens.find(token => token.at === node && token.phase === 'waiting' && answerable(token));
      if (!found) throw new Error(`nothing waits at ${node}, but at ${walker.waiting().join(' ')}`);
      return found.id;
    },
    /** The nodes at which something waits, watchers included, insides and joins not. */
    waiting: () =>
      waitsOf(state)
        .filter(each => answerable(each.token))
        .map(each => each.token.at)
        .sort(),
    held: () => state.tokens.filter(token => token.held).map(token => `${token.at}: ${token.held!.code}`),
    passed: () => effects.flatMap(effect => (effect.kind === 'entered' ? [effect.node] : [])),
  };
  return walker;
}

function answerable(token: Token): boolean {
  return token.wait !== undefined && !['inside', 'join', 'choice'].includes(token.wait.kind);
}
