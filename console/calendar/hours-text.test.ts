import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoursText, lengthText, readHours } from './hours-text.ts';

test('hours are read as people write them', () => {
  const nine = [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '18:00' },
  ];
  for (const text of [
    '09:00–12:00 13:30–18:00',
    '9:00-12:00，13:30-18:00',
    '9-12、13:30 - 18:00',
    '9点00至12点00 13：30～18：00',
  ])
    assert.deepEqual(readHours(text), nine, text);
  assert.deepEqual(readHours('22:00–次日06:00'), [{ from: '22:00', to: '06:00' }]);
  assert.deepEqual(readHours('0:00-24:00'), [{ from: '00:00', to: '24:00' }]);
  assert.deepEqual([readHours(''), readHours(' 休 ')], [[], []]);
});

test('what is no time is told from a day off', () => {
  for (const text of ['9', '9-25', '上午', '9:70-12:00', '24:00-06:00', '9:00-12:00 x', '9:00–24:30'])
    assert.equal(readHours(text), null, text);
});

test('hours are written so that they are read as the same', () => {
  for (const hours of [[], [{ from: '22:00', to: '06:00' }], [{ from: '00:00', to: '24:00' }]])
    assert.deepEqual(readHours(hoursText(hours)), hours);
  assert.equal(lengthText([{ from: '22:00', to: '06:30' }]), '8.5 小时');
});
