import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { shippedProcesses } from '#flows/processes/index.ts';
import { look } from '#platform/workflow/commands/edit-process.ts';
import { archiveCorrectionWalks } from '#testing/walks/archive-correction.ts';
import { type Cast, castOfWalks, type Walk } from '#testing/walks/cast.ts';
import { certificateRequestWalks } from '#testing/walks/certificate-request.ts';
import { feedbackWalks } from '#testing/walks/feedback.ts';
import { generalRequestWalks } from '#testing/walks/general-request.ts';
import { loadModel } from '#workflow/load/load-model.ts';

/** Every model that ships is walked to each of its ends, over every boundary event and every flow, with real services, forms and rows. */

const walksOf: Readonly<Record<string, (cast: Cast) => Walk[]>> = {
  'archive-correction': archiveCorrectionWalks,
  'certificate-request': certificateRequestWalks,
  feedback: feedbackWalks,
  'general-request': generalRequestWalks,
};
/** Walked by the test of the part that it belongs to, with the services of that part. */
const walkedElsewhere: ReadonlySet<string> = new Set(['phone-rebinding', 'export-approval']);
const walkedHere = shippedProcesses().filter(each => !walkedElsewhere.has(each.key));

let w: Cast;
before(async () => {
  w = await castOfWalks();
  await w.asSystem(async tx => {
    for (const shipped of walkedHere) await w.workflow.ship(tx, shipped);
  });
});
after(() => w.close());

for (const { key, name, xml } of walkedHere) {
  test(`${name}: every end, boundary event and flow is reached`, async () => {
    const reached = new Set<string>();
    const taken = new Set<string>();
    for (const walk of walksOf[key]?.(w) ?? []) {
      const { id } = await w.start(key, walk.by ?? w.employee, walk.data, walk.about);
      for (const step of walk.steps) await step(id);
      const read = await w.read(id, w.admin);
      assert.deepEqual(read.incidents, [], `${key} to ${walk.end}`);
      assert.equal(read.state, walk.state ?? 'done', `${key} to ${walk.end}`);
      assert.ok(read.diagram.passed.includes(walk.end), `${key} to ${walk.end}, but passed ${read.diagram.passed}`);
      await walk.check?.(id);
      for (const node of read.diagram.passed) reached.add(node);
      for (const flow of read.diagram.flows) taken.add(flow);
    }
    const model = (await loadModel(xml)).processes[0]!;
    assert.deepEqual(
      [...model.nodes.keys()].filter(node => !reached.has(node)),
      [],
      'nodes that no walk reaches',
    );
    assert.deepEqual(
      [...model.flows.keys()].filter(flow => !taken.has(flow)),
      [],
      'flows that no walk takes',
    );
  });
}

test('no shipped model has anything to mend', async () => {
  for (const { key, xml } of walkedHere) {
    const { issues } = await w.asSystem(tx => look(w.engine, tx, xml));
    assert.deepEqual(
      issues.map(each => `${each.element} ${each.zh}`),
      [],
      key,
    );
  }
});
