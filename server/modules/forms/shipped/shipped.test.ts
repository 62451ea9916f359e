import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDefinition, checkFilled, fillDefaults } from '#contract/form-check.ts';
import { shippedForms } from './all.ts';

const me = { name: '张三', unit: '财务部', phone: '13800138000', email: '', homeAddress: '成府路 207 号' };
const filledOf: Record<string, Record<string, unknown>> = {
  'general-request': { topic: '借用会议室', detail: '周五下午' },
  'archive-correction': { item: 'contact.homeAddress', way: 'mistake', wanted: '成府路 209 号', reason: '门牌写错' },
  'archive-correction-check': { value: '成府路 209 号' },
  'certificate-leaving': { contractFrom: '2020-03-01', openEnded: true },
  'certificate-request': { kind: 'income', purpose: '申请贷款' },
  'export-request': { rows: 12, reason: '参加年度体检' },
  feedback: { kind: 'suggestion', content: '食堂早餐早半小时' },
  'phone-rebind-decision': { checked: ['social', 'hr'], agree: 'yes' },
};

test('every shipped form is without fault, and is filled in with little', () => {
  for (const { key, definition } of shippedForms) {
    assert.deepEqual(checkDefinition(definition), [], key);
    const prefill = { me, subject: me };
    const data = fillDefaults(definition, filledOf[key] ?? {}, prefill);
    assert.deepEqual(checkFilled(definition, data, prefill).problems, [], key);
  }
});

test('a correction shows what the archive holds, and asks for a proof where it must', () => {
  const definition = shippedForms.find(each => each.key === 'archive-correction')?.definition;
  assert.ok(definition);
  const prefill = { me, subject: me };
  const read = (data: object) => checkFilled(definition, { way: 'mistake', reason: '有误', ...data }, prefill);
  assert.equal(read({ item: 'contact.homeAddress', wanted: 'x' }).data.current, '成府路 207 号');
  assert.deepEqual(
    read({ item: 'contact.homeAddress', wanted: '成府路 207 号' }).problems.map(each => each.path),
    ['/wanted'],
  );
  assert.deepEqual(
    read({ item: 'identity.number', wanted: 'x' }).problems.map(each => each.path),
    ['/proof'],
  );
});
