import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';
import { processDescriptor } from '#contract/process-descriptor.ts';
import type { Moddle } from '../board/moddle.ts';
import { compareModels } from './compare.ts';
import { dataNames, formsNamed, outcomeConditions } from './data-names.ts';
import { dataOf, namesAsked } from './made-up.ts';

const head = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:renshi="urn:renshi:bpmn:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:t">`;
const task = (limit: string, owner: string, name = '审批') => `<userTask id="approve" name="${name}"><extensionElements>
  <renshi:work form="leave"><renshi:owner ${owner}/><renshi:limit amount="${limit}" unit="working-days"/></renshi:work></extensionElements></userTask>`;
const flow = (id: string, to: string, condition = '') =>
  `<sequenceFlow id="${id}" sourceRef="approve" targetRef="${to}">${condition && `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`}</sequenceFlow>`;

async function model(inner: string): Promise<Moddle> {
  const library = new BpmnModdle({ renshi: structuredClone(processDescriptor) });
  const { rootElement } = await library.fromXML(`${head}<process id="p" name="请假">${inner}</process></definitions>`);
  return rootElement as Moddle;
}

test('a comparison names what came, what went and what says something else, flows last', async () => {
  const before = await model(
    `${task('2', 'kind="manager" level="1"')}<endEvent id="e1" name="办结"/>${flow('f1', 'e1')}`,
  );
  const after = await model(
    `${flow('f2', 'e2', 'days > 3')}${task('3', 'kind="role" value="hr"')}<endEvent id="e2" name="归档"/>`,
  );
  const changes = compareModels(before, after, {
    role: code => (code === 'hr' ? '人事专员' : code),
    group: code => code,
    unit: code => code,
    form: code => code,
    service: code => code,
    process: code => code,
  });
  assert.deepEqual(
    changes.map(each => `${each.how} ${each.what}`),
    [
      'changed 人工办理“审批”',
      'removed 结束“办结”',
      'added 结束“归档”',
      'removed 连线“审批 → 办结”',
      'added 连线“审批 → 归档”',
    ],
  );
  assert.deepEqual(changes[0]?.details, [
    { label: '办理人', before: '直接上级', after: '人事专员' },
    { label: '时限', before: '2 个工作日', after: '3 个工作日' },
  ]);
});

test('a renamed task does not make the flows at its ends look changed', async () => {
  const owner = 'kind="manager"';
  const end = '<endEvent id="e1" name="办结"/>';
  const before = await model(`${task('2', owner)}${end}${flow('f1', 'e1')}`);
  const after = await model(`${task('2', owner, '上级审批')}${end}${flow('f1', 'e1')}`);
  assert.deepEqual(
    compareModels(before, after).map(each => each.id),
    ['approve'],
  );
});

test('conditions are offered by how tasks ended, and the names of data by what makes them', async () => {
  const found = await model(
    `${task('2', 'kind="manager"')}<scriptTask id="calc" name="算天数"><extensionElements><renshi:service expression="to - from" result="days"/></extensionElements></scriptTask><endEvent id="e1"/>${flow('f1', 'e1', 'days &gt; 3 &amp;&amp; urgent')}`,
  );
  assert.deepEqual(
    outcomeConditions(found).map(each => each.text),
    ['tasks.approve.outcome == "agree"', 'tasks.approve.outcome == "refuse"'],
  );
  assert.deepEqual(formsNamed(found, 'start'), ['start', 'leave']);
  const names = dataNames(found, { services: [], fields: new Map([['leave', [{ name: 'reason', label: '事由' }]]]) });
  assert.deepEqual(
    names.slice(0, 2).map(each => [each.text, each.label]),
    [
      ['reason', '事由'],
      ['days', '算天数'],
    ],
  );
  // A trial is asked for what nothing in the model makes.
  assert.deepEqual(namesAsked(found).sort(), ['from', 'to', 'urgent']);
});

test('made-up values are numbers, yes or no, lists or words, as they look', () => {
  const typed = {
    days: '3',
    urgent: '是',
    late: '否',
    who: '张三',
    list: '["甲","乙"]',
    broken: '[甲',
    phone: '"138"',
  };
  const rows = Object.entries(typed).map(([name, value]) => ({ name, typed: value }));
  assert.deepEqual(dataOf([...rows, { name: ' ', typed: '1' }]), {
    days: 3,
    urgent: true,
    late: false,
    who: '张三',
    list: ['甲', '乙'],
    broken: '[甲',
    phone: '138',
  });
});
