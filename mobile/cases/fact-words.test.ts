import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormDefinition } from '#contract/form-definition.ts';
import { factsOf } from './fact-words.ts';

const definition: FormDefinition = {
  sections: [
    {
      title: '请假',
      fields: [
        { code: 'kind', kind: 'choice', label: '类别', options: [{ value: 'annual', label: '年假' }] },
        { code: 'span', kind: 'dates', label: '日期' },
        { code: 'hint', kind: 'note', label: '', text: '请提前申请' },
        { code: 'pay', kind: 'money', label: '预支' },
        { code: 'who', kind: 'person', label: '代办人' },
        { code: 'empty', kind: 'text', label: '备注' },
        {
          code: 'trips',
          kind: 'table',
          label: '行程',
          columns: [{ code: 'to', kind: 'text', label: '到达' }],
        },
      ],
    },
  ],
};

test('what was filled in is told by the form’s labels, in its order, without what is empty', () => {
  const facts = factsOf(definition, {
    who: { id: 'x', name: '王芳' },
    kind: 'annual',
    span: { from: '2026-05-01', last: '2026-05-03', days: 3 },
    pay: 123450,
    empty: '',
    outcome: 'agree',
  });
  assert.deepEqual(
    facts.map(each => [each.label, each.text]),
    [
      ['类别', '年假'],
      ['日期', '2026年5月1日 至 2026年5月3日，共 3 天'],
      ['预支', '1,234.50 元'],
      ['代办人', '王芳'],
    ],
  );
});

test('a table is told row by row', () => {
  const [trips] = factsOf(definition, { trips: [{ to: '上海' }, { to: '广州' }] });
  assert.deepEqual(
    trips?.rows?.map(row => row.cells.map(each => each.text)),
    [['上海'], ['广州']],
  );
});

test('without a form only what a reader understands is told, and attached files always', () => {
  const files = [{ id: 'f', name: '发票.jpg', size: 1200 }];
  assert.deepEqual(
    factsOf(null, { byPerson: '0190', outcome: 'agree', internal: 'x', 事由: '买笔记本', files }).map(each => [
      each.label,
      each.text ?? each.files?.map(file => file.name),
    ]),
    [
      ['事由', '买笔记本'],
      ['附件', ['发票.jpg']],
    ],
  );
});
