import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '#contract/organization.ts';
import { compareUnits } from './unit-differences.ts';

const unit = (id: string, name: string, parentId: string | null, path: string[]) =>
  ({ id, name, parentId, path, headPersonId: null, headName: null }) as unknown as Unit;

test('new, moved, renamed and closed units are told apart', () => {
  const then = [
    unit('r', '集团', null, ['集团']),
    unit('a', '甲', 'r', ['集团', '甲']),
    unit('b', '乙', 'r', ['集团', '乙']),
    unit('c', '丙', 'a', ['集团', '甲', '丙']),
  ];
  const now = [
    unit('r', '集团', null, ['集团']),
    unit('a', '甲部', 'r', ['集团', '甲部']),
    unit('c', '丙', 'r', ['集团', '丙']),
    unit('d', '丁', 'r', ['集团', '丁']),
  ];
  const { changed, gone } = compareUnits(then, now);
  assert.deepEqual(changed.get('a'), { kind: 'renamed', was: '原名 甲' });
  assert.deepEqual(changed.get('c'), { kind: 'moved', was: '原在 集团 / 甲' });
  assert.deepEqual(changed.get('d'), { kind: 'new', was: '' });
  assert.deepEqual(
    gone.map(each => each.name),
    ['乙'],
  );
  assert.equal(changed.has('r'), false);
});
