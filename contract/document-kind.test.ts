import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindByName } from './document-kind.ts';

const kinds = [
  { id: 'contract', name: '劳动合同', words: ['合同'], isRetired: false },
  { id: 'leaving', name: '离职证明', words: ['解除劳动合同'], isRetired: false },
  { id: 'card', name: '身份证', words: ['SFZ'], isRetired: false },
  { id: 'old', name: '暂住证', words: [], isRetired: true },
];

test('a name proposes the kind whose longest word it holds', () => {
  assert.equal(kindByName(kinds, '张伟_劳动合同2026.pdf'), 'contract');
  assert.equal(kindByName(kinds, '解除劳动合同证明.pdf'), 'leaving');
  assert.equal(kindByName(kinds, 'sfz-正面.jpg'), 'card');
});

test('nothing is proposed by a name that says nothing, nor a kind out of use', () => {
  assert.equal(kindByName(kinds, 'IMG_0001.jpg'), null);
  assert.equal(kindByName(kinds, '暂住证.jpg'), null);
});
