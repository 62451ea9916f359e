import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Flow, Node, ProcessModel } from '../model/model.ts';
import { checkModel } from './check-model.ts';
import { loadModel } from './load-model.ts';
import { flow, processFile } from './sample-file.ts';

const ports = { compiles: () => null };

/** Milliseconds of this process' own work: others on the same machine don't count. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds that checking takes. */
function timed(model: ProcessModel): { readonly took: number; readonly codes: Set<string>; readonly count: number } {
  const before = spent();
  const issues = checkModel(model, ports);
  return { took: spent() - before, codes: new Set(issues.map(each => each.code)), count: issues.length };
}

test('a chain of nearly five thousand nodes is loaded and checked within two seconds', async () => {
  const ids = Array.from({ length: 4990 }, (_, at) => `n${at}`);
  const tasks = ids.map(id => `<bpmn:task id="${id}"/>`).join('');
  const flows = ids
    .slice(1)
    .map((id, at) => flow(ids[at]!, id))
    .join('');
  const text = processFile(
    `<bpmn:startEvent id="s"/>${tasks}<bpmn:endEvent id="e"/>${flows}${flow('s', 'n0')}${flow('n4989', 'e')}${flow('n4000', 'n10')}`,
  );
  const before = spent();
  const { processes } = await loadModel(text);
  const { codes } = timed(processes[0]!);
  const took = spent() - before;
  assert.ok(took < 2000, `${took} ms`);
  assert.deepEqual(codes, new Set(['loop-without-wait']));
});

test('a dense graph of gateways is checked within two seconds, and its issues are counted, not listed', () => {
  const nodes = new Map<string, Node>();
  const flows = new Map<string, Flow>();
  const size = 250;
  const outgoing = Array.from({ length: size }, (): string[] => []);
  const incoming = Array.from({ length: size }, (): string[] => []);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      const id = `${from}-${to}`;
      flows.set(id, { id, name: '', from: `g${from}`, to: `g${to}`, condition: 'x' });
      outgoing[from]!.push(id);
      incoming[to]!.push(id);
    }
  }
  for (let at = 0; at < size; at++)
    nodes.set(`g${at}`, {
      id: `g${at}`,
      name: '',
      kind: 'exclusive',
      parent: 'p',
      incoming: incoming[at]!,
      outgoing: outgoing[at]!,
      boundary: [],
    });
  const { took, codes, count } = timed({ id: 'p', name: '', executable: true, case: {}, nodes, flows });
  assert.ok(took < 2000, `${took} ms`);
  assert.ok(codes.has('loop-without-wait') && codes.has('no-start'));
  assert.ok(count <= 501);
});

test('thousands of broken flows are told by number', () => {
  const flows = new Map(
    Array.from({ length: 4000 }, (_, at) => [`f${at}`, { id: `f${at}`, name: '', from: 'x', to: 'y' }] as const),
  );
  const issues = checkModel({ id: 'p', name: '', executable: true, case: {}, nodes: new Map(), flows }, ports);
  assert.equal(issues.length, 501);
  assert.deepEqual([issues.at(-1)?.code, issues.at(-1)?.facts.count], ['issues-more', 7501]);
});

test('sub-processes nested too deep and models of too many nodes are refused', async () => {
  const deep = (left: number): string =>
    left === 0 ? '' : `<bpmn:subProcess id="x${left}">${deep(left - 1)}</bpmn:subProcess>`;
  const { processes } = await loadModel(processFile(deep(30)));
  assert.ok(timed(processes[0]!).codes.has('nested-deep'));
  const many = await loadModel(
    processFile(Array.from({ length: 5001 }, (_, at) => `<bpmn:task id="t${at}"/>`).join('')),
  );
  assert.deepEqual(timed(many.processes[0]!).codes, new Set(['too-many-nodes']));
});
