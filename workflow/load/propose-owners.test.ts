import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModel, writeModel } from './load-model.ts';
import { proposeOwners } from './propose-owners.ts';
import { definitionsFile } from './sample-file.ts';

const vendors =
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:flowable="http://flowable.org/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"';
const file = (task: string, start = '') =>
  definitionsFile(`<bpmn:process id="p" ${vendors}><bpmn:startEvent id="s" ${start}/>${task}<bpmn:endEvent id="e"/>
  <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t"/><bpmn:sequenceFlow id="g" sourceRef="t" targetRef="e"/></bpmn:process>`);
const attributes = (text: string) => `<bpmn:userTask id="t" name="审批" ${text}/>`;
const zeebe = (text: string) =>
  `<bpmn:userTask id="t"><bpmn:documentation>d</bpmn:documentation><bpmn:extensionElements><zeebe:assignmentDefinition ${text}/></bpmn:extensionElements></bpmn:userTask>`;

async function proposed(task: string, start = '') {
  const first = await loadModel(file(task, start));
  const offer = proposeOwners(first.document!, ({ kind, name }) => {
    if (kind === 'account')
      return name === 'li.si' ? { rule: { kind: 'account', value: 'lisi' }, label: '李四' } : null;
    return name === 'hr' ? { rule: { kind: 'role', value: 'hr-specialist' }, label: '人事' } : null;
  });
  const written = await writeModel(offer.document);
  const again = await loadModel(written);
  return { owner: again.processes[0]?.nodes.get('t')?.work?.owner, offer, written, first, again };
}

test('owners of other engines become ours where the house knows whom they mean', async () => {
  const cases: [string, object, string?][] = [
    [attributes('camunda:assignee="li.si"'), { kind: 'account', value: 'lisi' }],
    [attributes('flowable:assignee="$INITIATOR"'), { kind: 'starter' }],
    [attributes(`flowable:assignee="\${me}"`), { kind: 'starter' }, 'flowable:initiator="me"'],
    [attributes('camunda:candidateGroups="hr"'), { kind: 'role', value: 'hr-specialist' }],
    [attributes('camunda:candidateUsers="li.si"'), { kind: 'account', value: 'lisi' }],
    [zeebe('assignee="=initiator"'), { kind: 'starter' }],
    [zeebe('assignee="=&quot;li.si&quot;"'), { kind: 'account', value: 'lisi' }],
    [zeebe('candidateGroups="=[&quot;hr&quot;]"'), { kind: 'role', value: 'hr-specialist' }],
  ];
  for (const [task, owner, start] of cases) {
    const { owner: found, offer, again, written } = await proposed(task, start);
    assert.deepEqual(found, owner, task);
    assert.deepEqual(
      offer.issues.map(each => [each.code, each.element, each.severity]),
      [['owner-proposed', 't', 'warning']],
    );
    assert.ok(!again.issues.some(each => each.code === 'owner-foreign'));
    // What the file said stands there still.
    assert.match(written, /assignee=|candidateGroups=|candidateUsers=/);
  }
});

test('whom nobody knows, several at once and expressions are warned of by element, and nothing is lost', async () => {
  for (const task of [
    attributes('camunda:assignee="wang.wu"'),
    attributes('camunda:candidateGroups="hr,it"'),
    attributes('camunda:candidateGroups="hr" camunda:candidateUsers="li.si"'),
    attributes(`flowable:assignee="\${bean.pick(execution)}"`),
    zeebe('assignee="=order.owner"'),
  ]) {
    const { owner, offer, first, written } = await proposed(task);
    assert.equal(owner, undefined, task);
    const [warned] = first.issues.filter(each => each.code === 'owner-foreign');
    assert.deepEqual([warned?.element, warned?.severity], ['t', 'warning']);
    assert.match(warned?.zh ?? '', /请为这个环节选择办理人/);
    assert.equal(offer.document, first.document);
    assert.equal(written, await writeModel(first.document!));
  }
});

test('a task that has an owner in our words keeps it, whatever others say', async () => {
  const { offer, first } = await proposed(
    '<bpmn:userTask id="t" camunda:assignee="li.si"><bpmn:extensionElements><renshi:work><renshi:owner kind="manager"/></renshi:work></bpmn:extensionElements></bpmn:userTask>',
  );
  assert.deepEqual([offer.issues, first.issues], [[], []]);
});
