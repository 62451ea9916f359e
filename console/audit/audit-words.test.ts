import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorWords } from './audit-words.ts';

const words = (actor: string, actorName: string | null, actorKind: string) => {
  const { name, username } = actorWords({ actor, actorName, actorKind });
  return [name, username];
};

test('whoever acted is told by name, with the user name beside it where it is another', () => {
  assert.deepEqual(words('hr', '孙秋萍', 'person'), ['孙秋萍', 'hr']);
  assert.deepEqual(words('hr', 'hr', 'person'), ['hr', '']);
  // An account that is gone, or out of sight.
  assert.deepEqual(words('hr', null, 'person'), ['hr', '']);
  assert.deepEqual(words('jobs', null, 'system'), ['后台任务', '']);
  assert.deepEqual(words('', null, ''), ['数据库所有者', '']);
});
