import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileQuery, quote } from './compile-query.ts';

const keysOf = () => [{ group: 'bank', key: 'abc' }];

test('a word is asked for only in the groups that the actor reads, the key of a number too', () => {
  const compiled = compileQuery([{ is: 'text', text: '工商', words: ['工商'] }], ['basic', 'work'], keysOf);
  assert.ok(compiled);
  const people = compiled.people ?? '';
  assert.ok(people.includes("'b:工商'") && people.includes("'w:工商'"));
  assert.ok(!people.includes("'q:"));
  assert.equal(compiled.entries, "'.:工商'", 'an entry is asked for its one group by the database');
  assert.ok(!`${people} ${compiled.entries}`.includes('abc'));
});

test('days are asked of entries alone, as days of expiry where 到期 was said', () => {
  const span = { from: '2026-12-01', to: '2026-12-31' } as never;
  const plain = compileQuery([{ is: 'days', text: '2026年12月', span }], ['basic'], keysOf);
  assert.deepEqual(plain, { people: null, entries: "'m2026-12'" });
  const ending = compileQuery(
    [
      { is: 'days', text: '2026年12月', span },
      { is: 'expiry', text: '到期' },
    ],
    ['basic'],
    keysOf,
  );
  assert.equal(ending?.entries, "'xm2026-12'");
});

test('signs of the query language are text', () => {
  assert.equal(quote("a'b\\c"), "'a''b\\\\c'");
});
