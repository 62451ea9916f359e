import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SectionGroup } from '#contract/person-section.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { archive } from '../fields.ts';
import { checkValues, disagreements, tidyValues } from './check-values.ts';

const today = '2026-11-24' as CivilDate;
const cases: Array<[SectionGroup, Record<string, unknown>, string[]]> = [
  ['basic', { name: '' }, ['name:missing']],
  ['basic', { name: '张三', birthOn: '1990-02-30' }, ['birthOn:date']],
  ['basic', { name: '张三', birthOn: '2030-01-01' }, ['birthOn:future']],
  ['basic', { name: '张三', birthOn: '1990-01-01', startedWorkOn: '1980-01-01' }, ['startedWorkOn:before']],
  ['basic', { name: '张三', ethnicityCode: '77' }, ['ethnicityCode:code']],
  ['basic', { name: '张三', ethnicityCode: '01', birthOn: '1990-01-01' }, []],
  ['identity', { kind: 'identity-card', number: '11010519491231002X' }, []],
  ['identity', { kind: 'identity-card', number: '110105194912310021' }, ['number:checksum']],
  ['identity', { kind: 'identity-card', number: '1101051949123100' }, ['number:length']],
  ['identity', { number: '11010519491231002X' }, ['kind:missing']],
  ['contact', { phone: '1381234567' }, ['phone:length']],
  ['contact', { phone: '13812345678', email: 'a@b' }, ['email:form']],
  ['bank', { number: '6222021234567890' }, ['number:checksum']],
  ['reward', { isDiscipline: true, title: '警告', kindCode: 'warning' }, []],
  ['reward', { isDiscipline: false, title: '警告', kindCode: 'warning' }, ['kindCode:code']],
  ['education', { educationCode: '21', startedOn: '2010-09-01', finishedOn: '2009-07-01' }, ['finishedOn:before']],
  ['compensation', {}, ['amountFen:missing']],
];

for (const [group, values, expected] of cases) {
  test(`${group} ${JSON.stringify(values)}`, () => {
    const faults = checkValues(group, archive[group], values, today);
    assert.deepEqual(
      faults.map(fault => `${fault.field}:${fault.reason}`),
      expected,
    );
  });
}

test('numbers are freed of what only looks different', () => {
  assert.equal(
    tidyValues('identity', archive.identity, { number: ' １１０１０５ 19491231-002x' }).number,
    '11010519491231002X',
  );
  assert.equal(tidyValues('contact', archive.contact, { phone: '+86 138-1234-5678' }).phone, '13812345678');
  assert.equal(tidyValues('contact', archive.contact, { phone: '' }).phone, null);
});

test('an identity number that tells another birth date or sex is named', () => {
  const document = { kind: 'identity-card', number: '11010519491231002X' };
  assert.deepEqual(disagreements({ birthOn: '1949-12-31', sex: 'female' }, document), []);
  assert.deepEqual(
    disagreements({ birthOn: '1950-12-31', sex: 'male' }, document).map(each => each.field),
    ['birthOn', 'sex'],
  );
  assert.deepEqual(disagreements({ birthOn: null, sex: null }, document), []);
});
