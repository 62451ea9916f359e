import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSealed, maskData, openValue, sealData, unmaskData } from './sealed.ts';

let sealings = 0;
const seals = {
  seal: (text: string) => `v1.${++sealings}.${Buffer.from(text).toString('base64url')}`,
  open: (text: string) => Buffer.from(text.split('.')[2] ?? '', 'base64url').toString(),
};
const number = '110101199003074514';

test('what is named is sealed and shown by its last four; what is blank has nothing to hide', () => {
  const kept = sealData(
    seals,
    { number, card: '1234', note: 'a', none: '', gone: null },
    ['number', 'card', 'none', 'gone'],
    {},
  );
  assert.deepEqual(maskData(kept), {
    data: { number: '**************4514', card: '******', note: 'a', none: '', gone: null },
    sealed: ['number', 'card'],
  });
  assert.equal(openValue(seals, kept.number), number);
  assert.deepEqual(maskData({ loop: [{ item: kept.number }] }).data, { loop: [{ item: '**************4514' }] });
});

test('sealed once it stays sealed; the mask or the same value leaves it as it is, another value is sealed anew', () => {
  const kept = sealData(seals, { number }, ['number'], {});
  assert.deepEqual(unmaskData(seals, { number: '**************4514', other: '****' }, kept), { number, other: '****' });
  assert.equal(sealData(seals, { number: '**************4514' }, [], kept).number, kept.number);
  assert.equal(sealData(seals, { number }, [], kept).number, kept.number);
  const changed = sealData(seals, { number: `${number}x` }, [], kept).number;
  assert.ok(isSealed(changed));
  assert.equal(openValue(seals, changed), `${number}x`);
});
