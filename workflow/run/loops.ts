import type { Loop } from '../model/model.ts';
import { recordEnd } from './record-end.ts';
import type { LoopState, Scope, Token } from './state.ts';
import { change, changeScope, clear, evaluate, hold, keepUnder, nodeAt, openScope, spawn, type Turn } from './turn.ts';

const roundsMax = 1000;

/** True for a token that is one round of a loop, as against the one that stands for the loop as a whole. */
export function isRound(turn: Turn, token: Token): boolean {
  const scope = turn.scopes.get(token.scope);
  return scope?.kind === 'loop' && scope.node === token.at;
}

/** Begins the rounds of an activity; with none to do it is passed by. */
export function startLoop(turn: Turn, token: Token, loop: Loop): void {
  const state = loop.kind === 'while' ? startWhile(turn, token, loop) : startMany(turn, token, loop);
  if (state === 'failed') return;
  if (state === 'none') {
    change(turn, token.id, { phase: 'leave' });
    return;
  }
  const scope = openScope(turn, { node: token.at, kind: 'loop', token: token.id, loop: state });
  change(turn, token.id, { phase: 'waiting', wait: { kind: 'inside' }, opened: scope.id });
  for (let i = 0; i < (loop.kind === 'parallel' ? state.total : 1); i++) beginRound(turn, scope.id, token.at, loop);
}

function startWhile(turn: Turn, token: Token, loop: Loop & { kind: 'while' }): LoopState | 'none' | 'failed' {
  if (loop.testBefore) {
    const told = evaluate(turn, token, loop.condition, 'enter');
    if (told === 'failed') return told;
    if (told.value !== true) return 'none';
  }
  return {
    gathers: false,
    items: null,
    total: Math.min(loop.maximum ?? roundsMax, roundsMax),
    begun: 0,
    done: 0,
    results: [],
  };
}

function startMany(turn: Turn, token: Token, loop: Exclude<Loop, { kind: 'while' }>): LoopState | 'none' | 'failed' {
  const told = evaluate(turn, token, loop.collection ?? loop.cardinality ?? '0', 'enter');
  if (told === 'failed') return told;
  const none = { gathers: true, begun: 0, done: 0, results: [] };
  if (loop.collection) {
    if (!Array.isArray(told.value)) {
      hold(turn, token.id, 'not-a-list', { expression: loop.collection }, 'enter');
      return 'failed';
    }
    if (tooMany(turn, token, told.value.length)) return 'failed';
    return told.value.length === 0 ? 'none' : { ...none, items: told.value, total: told.value.length };
  }
  const total = Number(told.value);
  if (!Number.isInteger(total) || total < 0) {
    hold(turn, token.id, 'not-a-number', { expression: loop.cardinality ?? '' }, 'enter');
    return 'failed';
  }
  if (tooMany(turn, token, total)) return 'failed';
  return total === 0 ? 'none' : { ...none, items: null, total };
}

function tooMany(turn: Turn, token: Token, found: number): boolean {
  if (found > roundsMax) hold(turn, token.id, 'too-many', { found, most: roundsMax }, 'enter');
  return found > roundsMax;
}

function beginRound(turn: Turn, id: number, node: string, loop: Loop): void {
  const scope = turn.scopes.get(id)!;
  const { begun, items } = scope.loop!;
  changeScope(turn, id, { loop: { ...scope.loop!, begun: begun + 1 } });
  const value = items && loop.kind !== 'while' ? { [loop.item]: items[begun] } : {};
  spawn(turn, { at: node, scope: id, phase: 'enter', local: { ...value, loopCounter: begun } });
}

/** A round is over: the loop ends, or the next round begins. */
export function endRound(turn: Turn, token: Token): void {
  const scope = turn.scopes.get(token.scope)!;
  const outer = turn.tokens.get(scope.token!)!;
  const before = scope.loop!;
  turn.tokens.delete(token.id);
  turn.effects.push({ kind: 'left', token: token.id, node: token.at, how: 'done' });
  const state = {
    ...before,
    done: before.done + 1,
    results: before.gathers ? [...before.results, token.local ?? {}] : [],
  };
  goOn(turn, outer, changeScope(turn, scope.id, { loop: state }));
}

/** Whether it is enough is asked after each round, and once more where the answer failed and was mended. */
export function goOn(turn: Turn, outer: Token, scope: Scope): void {
  const loop = nodeAt(turn, outer).loop!;
  const state = scope.loop!;
  const enough = state.done >= state.total || isEnough(turn, outer, loop, state);
  if (enough === 'failed') return;
  if (enough) endLoop(turn, outer, scope);
  else if (loop.kind !== 'parallel' && state.begun === state.done) beginRound(turn, scope.id, outer.at, loop);
}

function isEnough(turn: Turn, outer: Token, loop: Loop, state: LoopState): boolean | 'failed' {
  if (loop.kind === 'while') {
    const told = evaluate(turn, outer, loop.condition, 'round');
    return told === 'failed' ? told : told.value !== true;
  }
  if (!loop.until) return false;
  const told = evaluate(turn, outer, loop.until, 'round', {
    ...state.results.at(-1),
    results: state.results,
    nrOfInstances: state.total,
    nrOfCompletedInstances: state.done,
    nrOfActiveInstances: state.begun - state.done,
  });
  return told === 'failed' ? told : told.value === true;
}

/** What the rounds answered stands in the data as `loops.<activity>`, in the order in which they ended. */
function endLoop(turn: Turn, outer: Token, scope: Scope): void {
  clear(turn, outer.id);
  if (scope.loop!.gathers) keepUnder(turn, outer, 'loops', outer.at, scope.loop!.results);
  recordEnd(turn, outer, scope.undoable);
  change(turn, outer.id, { phase: 'leave', wait: undefined, opened: undefined, held: undefined });
}
