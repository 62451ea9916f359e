import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkModel } from './check-model.ts';
import { drawingLosses } from './drawing-loss.ts';
import { loadModel, writeModel } from './load-model.ts';
import { saidBy } from './same-tree.ts';
import { decodeModel } from './xml/decode.ts';
import { readXml } from './xml/read.ts';

const folder = new URL('./reference/', import.meta.url);
const names = readdirSync(folder).filter(name => name.endsWith('.bpmn'));

function textOf(name: string): string {
  const read = decodeModel(readFileSync(new URL(name, folder)));
  if ('issue' in read) throw new Error(read.issue.zh);
  return read.text;
}

/** Nodes and flows of each process, counted by hand from the files. */
const sizes: Readonly<Record<string, readonly string[]>> = {
  'A.1.0.bpmn': ['5/4'],
  'A.2.0.bpmn': ['8/9'],
  'A.3.0.bpmn': ['10/8'],
  'A.4.0.bpmn': ['4/3', '13/10'],
  'B.1.0.bpmn': ['3/2', '5/4', '18/18', '3/2'],
  'C.1.0.bpmn': ['11/10', '10/10'],
  'C.2.0.bpmn': ['3/2', '4/3', '16/15', '6/5'],
  'C.4.0.bpmn': ['23/26', '7/6', '6/6', '4/3'],
  'C.6.0.bpmn': ['40/32'],
  'C.8.0.bpmn': ['18/16'],
};

for (const name of names) {
  test(`${name} is read whole and written back with nothing lost`, async () => {
    const text = textOf(name);
    const { processes, issues, document } = await loadModel(text);
    assert.deepEqual(
      processes.map(each => `${each.nodes.size}/${each.flows.size}`),
      sizes[name],
    );
    for (const model of processes) {
      for (const flow of model.flows.values())
        assert.ok(model.nodes.has(flow.from) && model.nodes.has(flow.to), `${flow.id} joins two nodes`);
      checkModel(model, { compiles: () => null });
    }
    assert.deepEqual(
      issues.filter(each => each.severity === 'error').map(each => each.code),
      name === 'B.1.0.bpmn' ? ['calls-global-task'] : [],
    );
    const before = readXml(text);
    const after = readXml(await writeModel(document!));
    assert.ok('document' in before && 'document' in after);
    assert.equal(saidBy(after.document.root), saidBy(before.document.root));
    assert.deepEqual(after.document.root.children.length, before.document.root.children.length, 'comments too');
  });

  test(`${name} goes through the drawing board with nothing lost`, async () => {
    assert.deepEqual(await drawingLosses(textOf(name)), []);
  });
}

test('there are ten reference models', () => assert.equal(names.length, 10));
