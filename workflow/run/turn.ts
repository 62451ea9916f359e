import type { Node, ProcessModel } from '../model/model.ts';
import type { Data, Effect, Held, Ports, Scope, State, Token, Wait } from './state.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** One turn of a case: the state while it is being worked on. Nothing of it outlives `advance`. */
export type Turn = {
  readonly model: ProcessModel;
  readonly ports: Ports;
  readonly tokens: Map<number, Token>;
  readonly scopes: Map<number, Scope>;
  readonly effects: Effect[];
  next: number;
  data: Data;
  ended: State['ended'];
};

export function openTurn(model: ProcessModel, state: State, ports: Ports): Turn {
  return {
    model,
    ports,
    tokens: new Map(state.tokens.map(token => [token.id, token])),
    scopes: new Map(state.scopes.map(scope => [scope.id, scope])),
    effects: [],
    next: state.next,
    data: state.data,
    ended: state.ended,
  };
}

export function closeTurn(turn: Turn): State {
  return {
    tokens: [...turn.tokens.values()],
    scopes: [...turn.scopes.values()],
    next: turn.next,
    data: turn.data,
    ...(turn.ended ? { ended: turn.ended } : {}),
  };
}

export function nodeAt(turn: Turn, token: Token): Node {
  const node = turn.model.nodes.get(token.at);
  if (!node) throw new Error(`the model has no node ${token.at}`);
  return node;
}

export function spawn(turn: Turn, token: Omit<Token, 'id'>): Token {
  const made = { id: turn.next++, ...token };
  turn.tokens.set(made.id, made);
  return made;
}

/** Replaces parts of a token; a part given as undefined goes. */
export function change(turn: Turn, id: number, parts: { [K in keyof Token]?: Token[K] | undefined }): Token {
  const changed: Record<string, unknown> = { ...turn.tokens.get(id), ...parts };
  for (const key of Object.keys(changed)) if (changed[key] === undefined) delete changed[key];
  turn.tokens.set(id, changed as Token);
  return changed as Token;
}

export function changeScope(turn: Turn, id: number, parts: Partial<Open<Scope>>): Scope {
  const changed = { ...turn.scopes.get(id)!, ...parts };
  turn.scopes.set(id, changed);
  return changed;
}

export function openScope(turn: Turn, scope: Omit<Scope, 'id' | 'undoable'>): Scope {
  const made: Scope = { id: turn.next++, undoable: [], ...scope };
  turn.scopes.set(made.id, made);
  return made;
}

export function tokensIn(turn: Turn, scope: number): Token[] {
  return [...turn.tokens.values()].filter(token => token.scope === scope);
}

/** Ends what sits beside a token and what it opened, and leaves the token itself. */
export function clear(turn: Turn, id: number): void {
  for (const token of [...turn.tokens.values()]) if (token.of === id) kill(turn, token.id, 'interrupted');
  for (const scope of [...turn.scopes.values()]) {
    if (scope.token !== id) continue;
    for (const token of tokensIn(turn, scope.id)) kill(turn, token.id, 'interrupted');
    turn.scopes.delete(scope.id);
  }
}

export function kill(turn: Turn, id: number, how: 'interrupted' | 'moved' | 'error' | 'silently'): void {
  const token = turn.tokens.get(id);
  if (!token) return;
  clear(turn, id);
  turn.tokens.delete(id);
  // Who waits at a join has not entered it yet.
  const quiet = how === 'silently' || token.of !== undefined || token.watches || token.wait?.kind === 'join';
  if (!quiet && token.phase !== 'enter') turn.effects.push({ kind: 'left', token: id, node: token.at, how });
}

export function rest(turn: Turn, id: number, wait: Wait): Token {
  return change(turn, id, { phase: 'waiting', wait, held: undefined });
}

export function hold(turn: Turn, id: number, code: Held['code'], facts: Held['facts'], again: Held['again']): void {
  const held = { code, facts, again };
  const token = change(turn, id, { phase: 'held', held });
  turn.effects.push({ kind: 'held', token: id, node: token.at, held });
}

/** All that an expression at this token sees: the case's data, over it what stands in the loops around it. */
export function seenAt(turn: Turn, token: Token): Data {
  const layers: Data[] = [];
  for (let each: Token | undefined = token; each; ) {
    if (each.local) layers.unshift(each.local);
    const opener: number | undefined = each.of ?? turn.scopes.get(each.scope)?.token;
    each = opener === undefined ? undefined : turn.tokens.get(opener);
  }
  return layers.length === 0 ? turn.data : Object.assign({}, turn.data, ...layers);
}

/** Keeps what was answered: in the innermost round of a loop, or else in the case. */
export function keep(turn: Turn, token: Token, data: Data | undefined): void {
  if (!data) return;
  const round = roundOf(turn, token);
  if (round) change(turn, round.id, { local: { ...round.local, ...data } });
  else turn.data = { ...turn.data, ...data };
}

/** Adds one value to those kept under `name`: where `keep` would keep it, and only to what is kept there. */
export function keepUnder(turn: Turn, token: Token, name: string, key: string, value: unknown): void {
  const there = (roundOf(turn, token)?.local ?? turn.data)[name];
  const before = typeof there === 'object' && there !== null && !Array.isArray(there) ? there : {};
  keep(turn, token, { [name]: { ...before, [key]: value } });
}

/** The innermost round around a token that keeps its own answers; none where they go to the case. */
function roundOf(turn: Turn, token: Token): Token | undefined {
  for (let each: Token | undefined = token; each; ) {
    const scope: Scope | undefined = turn.scopes.get(each.scope);
    if (scope?.loop?.gathers && each.of === undefined) return turn.tokens.get(each.id);
    const opener: number | undefined = each.of ?? scope?.token;
    each = opener === undefined ? undefined : turn.tokens.get(opener);
  }
  return undefined;
}

/** The value of an expression, or a hold on the token and `failed`. */
export function evaluate(
  turn: Turn,
  token: Token,
  expression: string,
  again: Held['again'],
  extra: Data = {},
): { readonly value: unknown } | 'failed' {
  try {
    return { value: turn.ports.evaluate(expression, { ...seenAt(turn, token), ...extra }) };
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    hold(turn, token.id, 'expression-failed', { expression, reason }, again);
    return 'failed';
  }
}
