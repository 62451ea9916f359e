import assert from 'node:assert/strict';
import test from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { ProcessModel } from '../model/model.ts';
import { advance, blank, waitsOf } from './advance.ts';
import { invented } from './invent.ts';
import type { Effect, Input, Ports, State } from './state.ts';

/** Expressions here are JavaScript over what the tests put into the data. */
const ports: Ports = {
  evaluate: (text, data) =>
    new Function('r', 'results', 'nrOfCompletedInstances', `return (${text})`)(
      data.r,
      data.results,
      data.nrOfCompletedInstances,
    ),
};

/** So many answers as they come; then the shortest way out. */
const wandering = 40;
const longest = 2_000;

function answerable(model: ProcessModel, state: State, wanders: boolean) {
  return waitsOf(state).filter(({ token, wait }) => {
    if (['inside', 'join', 'choice', 'condition'].includes(wait.kind)) return false;
    const isBeside = token.watches || (token.of !== undefined && model.nodes.get(token.at)?.kind === 'boundary');
    return wanders || !isBeside;
  });
}

/** What must be so of a state at rest. */
function assertSound(model: ProcessModel, before: State, state: State): void {
  const tokens = new Map(state.tokens.map(token => [token.id, token]));
  const scopes = new Map(state.scopes.map(scope => [scope.id, scope]));
  assert.equal(tokens.size + scopes.size, state.tokens.length + state.scopes.length, 'an id twice');
  const known = new Set([...before.tokens, ...before.scopes].map(each => each.id));
  for (const id of [...tokens.keys(), ...scopes.keys()]) {
    assert.ok(id < state.next);
    assert.ok(known.has(id) || id >= before.next, `id ${id} came again`);
  }
  for (const token of tokens.values()) {
    assert.ok(model.nodes.has(token.at));
    assert.ok(scopes.has(token.scope), `token at ${token.at} stands in no scope`);
    assert.ok(token.of === undefined || tokens.has(token.of), `${token.at} watches beside nobody`);
    assert.equal(token.phase, 'waiting', `${token.at}: ${token.held?.code} ${JSON.stringify(token.held?.facts)}`);
    assert.ok(token.wait);
    if (token.wait.kind === 'inside') assert.equal(scopes.get(token.opened ?? 0)?.token, token.id);
    if (token.wait.kind === 'choice') assert.ok(state.tokens.some(each => each.of === token.id));
  }
  for (const scope of scopes.values()) {
    assert.ok(
      scope.token === undefined || tokens.get(scope.token)?.opened === scope.id,
      `${scope.node} is open for nobody`,
    );
    const live = state.tokens.filter(each => each.scope === scope.id && each.of === undefined && !each.watches);
    assert.ok(live.length > 0, `nothing is left in ${scope.node}`);
  }
  if (state.ended) assert.deepEqual([state.tokens, state.scopes], [[], []]);
  else assert.ok(state.scopes.some(scope => scope.kind === 'process'));
}

function turn(model: ProcessModel, state: State, input: Input, effects: Effect[]): State {
  const frozen = JSON.stringify(state);
  const turned = advance(model, state, input, ports);
  assert.equal(JSON.stringify(state), frozen, 'the old state is untouched');
  assert.ok(isDeepStrictEqual(advance(model, state, input, ports), turned), 'the same again gives the same');
  const kept = JSON.parse(JSON.stringify(turned.state)) as State;
  assert.ok(isDeepStrictEqual(kept, turned.state), 'a state is JSON');
  assertSound(model, state, kept);
  effects.push(...turned.effects);
  return kept;
}

function walkToTheEnd(model: ProcessModel, choices: readonly number[]): { state: State; effects: Effect[] } {
  const effects: Effect[] = [];
  let state = turn(model, blank(), { kind: 'start', data: { r: choices[0] ?? 0 } }, effects);
  for (let i = 0; !state.ended; i++) {
    assert.ok(i < longest, `no end after ${longest} answers`);
    const wanders = i < wandering;
    const waits = answerable(model, state, wanders);
    assert.ok(waits.length > 0, `stuck at ${state.tokens.map(each => each.at).join(' ')}`);
    const chosen = choices[i % choices.length] ?? 0;
    const { token, wait } = waits[chosen % waits.length]!;
    const data = { r: wanders ? chosen % 30 : 0 };
    const isSignal = wanders && wait.kind === 'signal' && chosen % 2 === 0;
    state = turn(
      model,
      state,
      isSignal ? { kind: 'signal', name: 'go', data } : { kind: 'done', token: token.id, data },
      effects,
    );
  }
  return { state, effects };
}

test('whatever is answered in whatever order, an invented process ends, and leaves nothing behind', () => {
  fc.assert(
    fc.property(invented, fc.array(fc.nat(10_000), { minLength: 1, maxLength: 60 }), (model, choices) => {
      const { state, effects } = walkToTheEnd(model, choices);
      assert.equal(state.ended?.how, 'completed');
      const open = new Map<number, string>();
      for (const effect of effects) {
        if (effect.kind === 'entered') {
          assert.ok(!open.has(effect.token), `${effect.node} entered twice by one token`);
          open.set(effect.token, effect.node);
        }
        if (effect.kind === 'left') assert.ok(open.delete(effect.token), `${effect.node} was left but not entered`);
      }
      assert.deepEqual([...open.values()], [], 'all that was entered was left');
    }),
    { numRuns: Number(process.env.RENSHI_RUNS ?? 300) },
  );
});

test('whatever is stopped half-way ends with nothing left', () => {
  fc.assert(
    fc.property(invented, fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 }), (model, choices) => {
      const effects: Effect[] = [];
      let state = turn(model, blank(), { kind: 'start', data: { r: 0 } }, effects);
      for (const chosen of choices) {
        const waits = answerable(model, state, true);
        if (state.ended || waits.length === 0) break;
        const { token } = waits[chosen % waits.length]!;
        state = turn(model, state, { kind: 'done', token: token.id, data: { r: chosen % 30 } }, effects);
      }
      if (state.ended) return;
      const stopped = turn(model, state, { kind: 'stop' }, effects);
      assert.deepEqual(stopped.ended, { how: 'stopped' });
    }),
    { numRuns: 150 },
  );
});
