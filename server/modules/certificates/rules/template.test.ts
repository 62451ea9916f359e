import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateKinds } from '#contract/certificate.ts';
import { shippedTemplates } from '../data/shipped-templates.ts';
import { fields, fieldsOf } from './fields.ts';
import { checkTemplate, fillTemplate, type Template } from './template.ts';

const base: Template = {
  title: '证明',
  salutation: '{addressee}：',
  paragraphs: ['{name}于{hiredOn}入职。'],
  validDays: 90,
};
const values = { name: '张伟', hiredOn: '2020年3月1日' };
const withText = (...paragraphs: string[]): Template => ({ ...base, paragraphs });

test('every shipped template states what its kind must, and fills to whole sentences', () => {
  for (const kind of certificateKinds) {
    checkTemplate(kind, shippedTemplates[kind]);
    const all = Object.fromEntries(fieldsOf(kind).map(name => [name, fields[name].sample]));
    const { paragraphs } = fillTemplate(shippedTemplates[kind], all);
    for (const each of paragraphs) assert.match(each, /^[^{}[\]]+。$/);
    // Without what is optional it still reads as sentences.
    const { purpose: _, identityNumber: __, addressee: ___, ...least } = all;
    const short = fillTemplate(shippedTemplates[kind], least);
    assert.equal(short.salutation, '');
    for (const each of short.paragraphs) assert.doesNotMatch(each, /（）|号码|用于|，，|，。/);
  }
});

test('what stands in brackets goes with an empty field in it, and a paragraph that is then empty goes as a whole', () => {
  const template = withText('{name}[[（{identityKind}：{identityNumber}）]]于{hiredOn}入职。', '[[用于{purpose}。]]');
  assert.deepEqual(fillTemplate(template, values).paragraphs, ['张伟于2020年3月1日入职。']);
  assert.deepEqual(
    fillTemplate(template, { ...values, identityKind: '护照', identityNumber: 'E1', purpose: '签证' }).paragraphs,
    ['张伟（护照：E1）于2020年3月1日入职。', '用于签证。'],
  );
});

test('an empty field outside of brackets is refused by its label', () => {
  assert.throws(() => fillTemplate(base, { name: '张伟' }), {
    code: 'certificate.fact-missing',
    facts: { names: 'hiredOn', labels: '入职日期' },
  });
});

test('a value is never read as a template again', () => {
  assert.deepEqual(fillTemplate(base, { ...values, name: '{purpose}[[$&' }).paragraphs, [
    '{purpose}[[$&于2020年3月1日入职。',
  ]);
});

test('a template is refused for an unknown field, one of another kind, open brackets, and names of objects', () => {
  const refused = (code: string, ...paragraphs: string[]) =>
    assert.throws(() => checkTemplate('employment', withText(...paragraphs)), { code: `certificate.${code}` });
  refused('field-unknown', '{name}{hiredOn}{salary}');
  refused('field-unknown', '{name}{hiredOn}{monthlyGross}');
  refused('field-unknown', '{name}{hiredOn}{constructor}');
  refused('brackets-open', '{name}{hiredOn}[[');
  refused('brackets-open', '{name}{hiredOn}]]');
  refused('brackets-open', '{name}{hiredOn}[[[[{purpose}]]]]');
  refused('brackets-open', '{name}{hiredOn');
  refused('template-lacks', '{name}', '[[{hiredOn}]]');
});

test('a certificate of leaving states the four facts of the law and nothing that judges', () => {
  const { paragraphs } = shippedTemplates.leaving;
  for (const name of ['contractTerm', 'lastDay', 'postName', 'serviceYears'])
    assert.throws(() => checkTemplate('leaving', withText(...paragraphs.map(each => each.replace(`{${name}}`, '')))), {
      code: 'certificate.template-lacks',
      facts: { field: '/body/paragraphs', names: name, labels: fields[name as 'lastDay'].label },
    });
  assert.throws(() => checkTemplate('leaving', withText(...paragraphs, '因严重违反规章制度解除。')), {
    code: 'certificate.negative-remark',
    facts: { field: '/body/paragraphs/3', word: '严重违反' },
  });
});
