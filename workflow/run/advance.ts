import type { ProcessModel } from '../model/model.ts';
import { enter, failToken } from './enter.ts';
import { fire } from './fire.ts';
import { holdStuck, passInclusive } from './joins.ts';
import { leave } from './leave.ts';
import { goOn } from './loops.ts';
import { moveTo } from './move.ts';
import { begin, endIfDone, startsOf } from './scopes.ts';
import type { Data, Effect, Held, Input, Ports, State, Token, Wait } from './state.ts';
import { throwOutwards } from './throwing.ts';
import { change, clear, closeTurn, evaluate, hold, keep, kill, openScope, openTurn, rest, type Turn } from './turn.ts';
import { waitAt, watchOver } from './watch.ts';

/** So many nodes may be passed in one turn; a model that turns without ever waiting is stopped there and held. */
const stepsMax = 10_000;

/** An input for a token that is no longer where the sender thought: already done, interrupted or moved. */
export class StaleToken extends Error {
  readonly token: number;
  constructor(token: number) {
    super(`token ${token} does not wait any more`);
    this.token = token;
  }
}

/** A case before it begins. */
export function blank(data: Data = {}): State {
  return { tokens: [], scopes: [], next: 1, data };
}

/**
 * Tells a case one thing that happened, and runs on until everything in it waits, is held or has ended. Pure: the same model, state and input give the same answer;
 * the old state is untouched. What must be done now (services, tasks, timers) is read from the new state by `waitsOf`.
 * @throws StaleToken
 */
export function advance(
  model: ProcessModel,
  state: State,
  input: Input,
  ports: Ports,
): { readonly state: State; readonly effects: readonly Effect[] } {
  const turn = openTurn(model, state, ports);
  take(turn, input);
  run(turn);
  if (turn.ended && turn.ended !== state.ended) turn.effects.push({ kind: 'ended', end: turn.ended });
  return { state: closeTurn(turn), effects: turn.effects };
}

/** Everything that a state waits for, by token. The key changes when the wait is a new one (a timer that repeats). */
export function waitsOf(state: State): { readonly key: string; readonly token: Token; readonly wait: Wait }[] {
  return state.tokens.flatMap(token =>
    token.wait && token.phase === 'waiting'
      ? [{ key: `${token.id}.${token.round ?? 0}`, token, wait: token.wait }]
      : [],
  );
}

function take(turn: Turn, input: Input): void {
  switch (input.kind) {
    case 'start':
      start(turn, input.node, input.data);
      return;
    case 'done': {
      const token = waiting(turn, input.token);
      keep(turn, token, input.data);
      fire(turn, turn.tokens.get(token.id)!);
      return;
    }
    case 'error':
      failToken(turn, waiting(turn, input.token), input.code, input.data);
      return;
    case 'escalate':
      throwOutwards(turn, waiting(turn, input.token), { kind: 'escalation', code: input.code });
      return;
    case 'signal':
      turn.data = { ...turn.data, ...input.data };
      for (const { id } of [...turn.tokens.values()]) {
        const token = turn.tokens.get(id);
        if (token?.phase === 'waiting' && token.wait?.kind === 'signal' && token.wait.name === input.name)
          fire(turn, token);
      }
      return;
    case 'hold':
      hold(turn, waiting(turn, input.token).id, input.code, input.facts, 'wait');
      return;
    case 'retry': {
      const token = known(turn, input.token);
      if (token.phase !== 'held') throw new StaleToken(input.token);
      retry(turn, token, token.held!);
      return;
    }
    case 'move':
      moveTo(turn, known(turn, input.token), input.to);
      return;
    case 'data':
      turn.data = { ...turn.data, ...input.data };
      return;
    case 'stop':
      for (const { id } of [...turn.tokens.values()]) kill(turn, id, 'interrupted');
      turn.scopes.clear();
      turn.ended = { how: 'stopped' };
      return;
  }
}

function retry(turn: Turn, token: Token, { again, code }: Held): void {
  if (again === 'wait') {
    waitAnew(turn, token);
    return;
  }
  if (again === 'round') {
    const scope = turn.scopes.get(token.opened ?? 0);
    if (!scope?.loop) throw new StaleToken(token.id);
    goOn(turn, change(turn, token.id, { held: undefined, phase: 'waiting' }), scope);
    return;
  }
  // What watched beside it, or runs within it, begins anew with it.
  if (again === 'enter') {
    clear(turn, token.id);
    if (code !== 'join-stuck') turn.effects.push({ kind: 'left', token: token.id, node: token.at, how: 'error' });
    change(turn, token.id, { wait: undefined, opened: undefined });
  }
  change(turn, token.id, { held: undefined, phase: again });
}

/** A wait that came to nothing (a service that failed, a time that was none) begins once more, its expressions answered anew. */
function waitAnew(turn: Turn, token: Token): void {
  if (token.wait && token.wait.kind !== 'timer') {
    change(turn, token.id, { held: undefined, phase: 'waiting' });
    return;
  }
  const wait = waitAt(turn, token);
  if (wait && wait !== 'failed') rest(turn, token.id, wait);
}

function start(turn: Turn, at: string | undefined, data: Data | undefined): void {
  turn.data = { ...turn.data, ...data };
  const node = at === undefined ? undefined : turn.model.nodes.get(at);
  const starts = node ? [node] : startsOf(turn, turn.model.id);
  const scope = openScope(turn, { node: turn.model.id, kind: 'process' });
  watchOver(turn, scope.id, turn.model.id);
  for (const each of starts) begin(turn, each, scope.id);
}

function known(turn: Turn, id: number): Token {
  const token = turn.tokens.get(id);
  if (!token) throw new StaleToken(id);
  return token;
}

function waiting(turn: Turn, id: number): Token {
  const token = known(turn, id);
  const { wait } = token;
  if (token.phase !== 'waiting' || !wait || wait.kind === 'join' || wait.kind === 'inside' || wait.kind === 'choice')
    throw new StaleToken(id);
  return token;
}

function run(turn: Turn): void {
  for (let steps = 0; ; steps++) {
    const token = nextReady(turn);
    if (token && steps > stepsMax) {
      hold(turn, token.id, 'runs-away', { steps: stepsMax }, token.phase === 'leave' ? 'leave' : 'enter');
      continue;
    }
    if (token) {
      if (token.phase === 'enter') enter(turn, token);
      else leave(turn, token);
      endIfDone(turn, token.scope);
      continue;
    }
    if (endEmptyScope(turn) || passInclusive(turn) || meetConditions(turn)) continue;
    holdStuck(turn);
    return;
  }
}

function nextReady(turn: Turn): Token | undefined {
  for (const token of turn.tokens.values()) if (token.phase === 'enter' || token.phase === 'leave') return token;
  return undefined;
}

function endEmptyScope(turn: Turn): boolean {
  for (const id of [...turn.scopes.keys()]) if (endIfDone(turn, id)) return true;
  return false;
}

function meetConditions(turn: Turn): boolean {
  for (const token of turn.tokens.values()) {
    if (token.phase !== 'waiting' || token.wait?.kind !== 'condition') continue;
    const told = evaluate(turn, token, token.wait.expression, 'wait');
    if (told === 'failed') return true;
    if (told.value !== true) continue;
    fire(turn, token);
    return true;
  }
  return false;
}
