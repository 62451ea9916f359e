import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { loadModel } from '../load/load-model.ts';
import { decodeModel } from '../load/xml/decode.ts';
import type { ProcessModel } from '../model/model.ts';
import { advance, blank, waitsOf } from './advance.ts';
import type { Input, Ports, State } from './state.ts';

/** What a drawing that was not made to be run may get wrong. */
const known = ['join-stuck', 'no-way', 'not-a-list', 'not-a-number', 'runs-away'];
const folder = new URL('../load/reference/', import.meta.url);

/** Answers whatever waits, by turns yes and no, until nothing does. */
function answerAll(model: ProcessModel, from: number): { state: State; passed: Set<string> } {
  let asked = from;
  const ports: Ports = { evaluate: () => asked++ % 2 === 0 };
  const passed = new Set<string>();
  let state = blank();
  const tell = (input: Input) => {
    const turned = advance(model, state, input, ports);
    state = JSON.parse(JSON.stringify(turned.state)) as State;
    for (const effect of turned.effects) if (effect.kind === 'entered') passed.add(effect.node);
  };
  tell({ kind: 'start' });
  for (let i = from; !state.ended; i++) {
    assert.ok(i < from + 500, `no end of ${model.id}: ${state.tokens.map(token => token.at)}`);
    const waits = waitsOf(state).filter(({ token, wait }) => {
      const isBeside = token.watches || (token.of !== undefined && model.nodes.get(token.at)?.kind === 'boundary');
      return !['inside', 'join', 'choice', 'condition'].includes(wait.kind) && (!isBeside || i < from + 30);
    });
    if (waits.length === 0) break;
    tell({ kind: 'done', token: waits[i % waits.length]!.token.id });
  }
  return { state, passed };
}

for (const name of readdirSync(folder).filter(each => each.endsWith('.bpmn'))) {
  test(`the processes of ${name} run to an end, or are held with a reason`, async () => {
    const read = decodeModel(readFileSync(new URL(name, folder)));
    assert.ok('text' in read);
    const { processes } = await loadModel(read.text);
    for (const model of processes) {
      const passed = new Set<string>();
      for (let from = 0; from < 12; from++) {
        const walked = answerAll(model, from);
        for (const node of walked.passed) passed.add(node);
        const held = walked.state.tokens.flatMap(token => token.held?.code ?? []);
        assert.ok(walked.state.ended || held.length > 0, `${model.id} waits for nothing`);
        if (walked.state.ended) assert.deepEqual([walked.state.tokens, walked.state.scopes], [[], []]);
        for (const code of held) assert.ok(known.includes(code), `${model.id}: ${code}`);
      }
      if (model.nodes.size > 0) assert.ok(passed.size >= model.nodes.size / 3, `${model.id}: only ${[...passed]}`);
    }
  });
}
