import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LawParameter, LawUnit } from '#contract/law.ts';
import { draftsIn, templateOf, Unread } from './draft-rows.ts';

const units: Record<string, LawUnit> = {
  'si/floor': { code: 'money/month', kind: 'money', label: '元/月' },
  'si/rate': { code: 'rate', kind: 'ratio', label: '比例' },
  'iit/bands': { code: 'bands', kind: 'bands', label: '级距表' },
  'hf/rounding': { code: 'choice', kind: 'text', label: '选项', choices: [{ value: 'yuan_up', label: '进位到元' }] },
};
const read = (text: string) => draftsIn(text, path => units[path]);

test('a table copied from a spreadsheet becomes drafts', () => {
  const table = [
    '路径\t自\t数值\t文件\t文号\t核实程度',
    'si/floor\t2027/7/1\t7,800\t关于公布基数的通知\t沪人社规〔2027〕1 号\t已核对原文',
    '\t\t\t\t\t',
    'si/rate\t2027年7月1日\t16%\t关于公布基数的通知\t\t',
    'hf/rounding\t2027-07-01\t进位到元\t通知\t\t',
    'si/rate\t2028-01-01\t废止\t通知\t\t',
    'si/rate\t\t8%\t\t\t',
  ].join('\r\n');
  assert.deepEqual(
    read(table).map(each => [each.path, each.from, each.value, each.source, each.status]),
    [
      [
        'si/floor',
        '2027-07-01',
        '7800',
        { instrument: '关于公布基数的通知', number: '沪人社规〔2027〕1 号' },
        'verified',
      ],
      ['si/rate', '2027-07-01', '0.16', { instrument: '关于公布基数的通知' }, 'unverified'],
      ['hf/rounding', '2027-07-01', 'yuan_up', { instrument: '通知' }, 'unverified'],
      ['si/rate', '2028-01-01', null, { instrument: '通知' }, 'unverified'],
    ],
  );
});

test('a comma-separated file with quoted cells is read too, a table of bands within one cell', () => {
  const file = '路径,自,数值,文件\niit/bands,2027-01-01,"36,000 3% 0\n以上 10% 2,520","关于""税率""的公告"\n';
  assert.deepEqual(read(file), [
    {
      path: 'iit/bands',
      from: '2027-01-01',
      value: [
        { upTo: '36000', rate: '0.03', quick: '0' },
        { upTo: null, rate: '0.1', quick: '2520' },
      ],
      source: { instrument: '关于"税率"的公告' },
      status: 'unverified',
    },
  ]);
});

test('the template of a subject holds its parameters with what they are today, and is read when filled in', () => {
  const parameter = (path: string, value: unknown): LawParameter => ({
    path,
    title: { zh: '名', en: '' },
    trail: [],
    initials: '',
    unit: units[path] ?? { code: '', kind: 'money', label: '' },
    value: {
      from: '2026-07-01',
      value,
      source: { instrument: '通知' },
      status: 'verified',
      isLocal: false,
      changeId: null,
    },
    next: null,
  });
  const all = [parameter('si/floor', '7546.00'), parameter('si/rate', '0.16'), parameter('hf/rounding', 'yuan_up')];
  const [head, floor, rate, ...rest] = templateOf(all, 'si').split('\n');
  assert.deepEqual([head?.split('\t').slice(0, 4), rest], [['路径', '名称', '自', '数值'], []]);
  assert.equal(rate?.split('\t')[3], '16%');
  const filled = floor?.split('\t').map((cell, at) => (at === 2 ? '2027-07-01' : at === 4 ? '新通知' : cell));
  assert.deepEqual(
    read(`${head}\n${filled?.join('\t')}`).map(each => [each.path, each.from, each.value]),
    [['si/floor', '2027-07-01', '7546.00']],
  );
});

test('a list in JSON goes as it is', () => {
  assert.deepEqual(read('[{"path":"x"}]'), [{ path: 'x' }]);
});

test('what cannot be read says where', () => {
  const wrong: Array<[string, RegExp]> = [
    ['路径\t自\t数值\nsi/floor\t2027-07-01\t1', /缺少列：文件/],
    ['路径,自,数值,文件,备考\n', /不认识的列：备考/],
    ['路径,自,数值,文件\n', /没有填写/],
    ['路径,自,数值,文件\nsi/none,2027-07-01,1,通知', /第 1 项：没有参数“si\/none”/],
    ['路径,自,数值,文件,核实程度\nsi/floor,2027-07-01,1,通知,大概', /第 1 项的核实程度“大概”/],
    ['路径,自,数值,文件\niit/bands,2027-07-01,36000 3%,通知', /第 1 项的数值：第 1 行应有 3 项/],
    ['[{', /不是 JSON 列表/],
    ['{}', /不是 JSON 列表/],
  ];
  for (const [text, message] of wrong)
    assert.throws(
      () => read(text),
      fault => fault instanceof Unread && message.test(fault.message),
    );
});
