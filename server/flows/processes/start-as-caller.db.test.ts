import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '#kernel/id.ts';
import { defineRefusals } from '#kernel/refusal.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { bpmn, work } from '#testing/bpmn.ts';
import { type ProcessWorld, processWorld } from './factory.ts';

const refuse = defineRefusals('start-test', { unseen: { status: 422, zh: '没有这个人', en: 'No such person' } });
let w: ProcessWorld;

/** As a form with a field for a person: its name is looked up, and a person that is not found is refused. */
async function checkForm(tx: Tx, _key: string, data: Readonly<Record<string, unknown>>) {
  const found = await tx.selectFrom('person').select('name').where('id', '=', String(data.who)).executeTakeFirst();
  if (!found) throw refuse.unseen();
  return { version: 1, data };
}

before(async () => {
  w = await processWorld({
    forms: () => ({ checkForm, formVersion: async () => 1, knowsForm: async () => true, forms: async () => [] }),
  });
  await w.put(
    'ask',
    bpmn('ask', { s: 'startEvent', a: ['userTask', work('kind="manager"')], e: 'endEvent' }, ['s -> a', 'a -> e'], {
      caseWords: 'form="ask"',
    }),
  );
});
after(() => w.close());

const start = (me: Me, who: string) => {
  const route = w.workflow.routes.find(each => each.endpoint.path === '/cases' && each.endpoint.method === 'POST');
  const actor = { kind: 'person' as const, accountId: me.accountId, personId: me.personId, name: me.name };
  const identity = { actor, sessionId: null, isDemo: false, displayName: me.name, need: null };
  const origin = { requestId: newId(), ip: null, command: 'POST /cases' };
  return route!.handle({ actor, identity, origin, headers: {}, body: { process: 'ask', data: { who } } } as never);
};

test('a person whom the starter may not see can’t be named in his request, though the house sees everybody', async () => {
  const cases = () => w.asSystem(tx => tx.selectFrom('workflow_case').select('id').execute());
  await start(w.employee, w.employee.personId!);
  assert.equal((await cases()).length, 1);
  await assert.rejects(start(w.employee, w.colleague.personId!), { code: 'start-test.unseen' });
  assert.equal((await cases()).length, 1, 'nothing is begun');
});
