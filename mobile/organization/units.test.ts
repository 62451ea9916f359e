import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childrenOf, topOf } from './units.ts';

const units = [
  { id: 'c', parentId: 'a', sort: 1, name: '研发部' },
  { id: 'b', parentId: 'a', sort: 1, name: '财务部' },
  { id: 'd', parentId: 'a', sort: 0, name: '总经办' },
  { id: 'a', parentId: null, sort: 0, name: '集团' },
  { id: 'e', parentId: 'gone', sort: 5, name: '项目组' },
];

test('units stand in the order given by HR, those of one rank by pinyin', () =>
  assert.deepEqual(
    childrenOf(units, 'a').map(unit => unit.name),
    ['总经办', '财务部', '研发部'],
  ));

test('a unit whose parent is not there today is not lost: it stands at the top', () =>
  assert.deepEqual(
    topOf(units).map(unit => unit.name),
    ['集团', '项目组'],
  ));
