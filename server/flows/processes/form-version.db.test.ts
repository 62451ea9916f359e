import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createForms, type FormLookups, seedForm } from '#modules/forms/index.ts';
import { finishTask } from '#platform/workflow/commands/finish-task.ts';
import { readTask } from '#platform/workflow/queries/read-task.ts';
import { bpmn, work } from '#testing/bpmn.ts';
import { type ProcessWorld, processWorld } from './factory.ts';

/** A case stays on the forms with which it began, though another version is put in force while it runs. */
let w: ProcessWorld;
const lookups: FormLookups = {
  aboutPerson: async () => null,
  namesOf: async () => new Map(),
};
const field = (code: string) => ({ code, kind: 'text' as const, label: code, required: true });

before(async () => {
  w = await processWorld({
    forms: clock => {
      const { forProcesses, inForce } = createForms({ clock, lookups });
      return { ...forProcesses, forms: inForce };
    },
  });
  await w.asSystem(tx =>
    seedForm(
      tx,
      { key: 'look', name: '核对', definition: { sections: [{ title: '', fields: [field('old')] }] } },
      w.clock.now(),
    ),
  );
  await w.put(
    'look',
    bpmn('look', { s: 'startEvent', a: ['userTask', work('kind="manager"', '', 'form="look"')], e: 'endEvent' }, [
      's -> a',
      'a -> e',
    ]),
  );
});
after(() => w.close());

/** Puts another version in force, which asks for another field. */
async function redraw(code: string): Promise<void> {
  await w.asSystem(async tx => {
    const form = await tx.selectFrom('form').select('id').where('key', '=', 'look').executeTakeFirstOrThrow();
    await tx.updateTable('form_version').set({ state: 'retired' }).where('form_id', '=', form.id).execute();
    const { n } = await tx
      .selectFrom('form_version')
      .select(eb => eb.fn.max('number').as('n'))
      .where('form_id', '=', form.id)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('form_version')
      .values({
        id: crypto.randomUUID(),
        form_id: form.id,
        number: Number(n) + 1,
        state: 'in-force',
        definition: JSON.stringify({ sections: [{ title: '', fields: [field(code)] }] }),
        edited_at: w.clock.now(),
        in_force_at: w.clock.now(),
      })
      .execute();
  });
}

test('a running case is asked, and its answer checked, by the version with which it began', async () => {
  const before = await w.start('look', w.employee);
  w.clock.pass(60_000);
  await redraw('newer');
  w.clock.pass(60_000);
  const since = await w.start('look', w.colleague);
  const read = async (caseId: string) => {
    const row = (await w.inbox(w.manager)).find(each => each.caseId === caseId)!;
    return w.asSystem(tx => readTask(w.engine, tx, row.id, w.manager));
  };
  const [first, second] = [await read(before.id), await read(since.id)];
  assert.deepEqual(
    [first.form, second.form],
    [
      { key: 'look', version: 1 },
      { key: 'look', version: 2 },
    ],
  );
  const finish = (id: string, data: Record<string, unknown>) =>
    w.asSystem(tx => finishTask(w.engine, tx, id, { outcome: 'agree', data }, w.manager));
  await assert.rejects(finish(first.id, { newer: 'x' }), { code: 'form.invalid' });
  await assert.rejects(finish(second.id, { old: 'x' }), { code: 'form.invalid' });
  assert.equal((await finish(first.id, { old: 'x' })).caseEnded, true);
  assert.equal((await finish(second.id, { newer: 'x' })).caseEnded, true);
});
