import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { employmentOn, endOf, isUnbroken, mayHire, mayRehire, type Terms } from './state.ts';

const day = (text: string) => text as CivilDate;
const terms = (id: string, from: string, until: string | null, entity: string | null = 'a'): Terms => ({
  employmentId: id,
  valid: { from: day(from), until: until === null ? null : day(until) },
  status: 'active',
  legalEntityId: entity,
});
const gone = [terms('1', '2020-01-01', '2022-01-01')];
const here = [terms('1', '2020-01-01', null)];
const leaving = [terms('1', '2020-01-01', '2027-01-01')];
const toCome = [terms('1', '2027-03-01', null)];
const adult = { birthOn: day('1990-01-01') };

const hiring: Array<[string, readonly Terms[], string, string | null, string]> = [
  ['nobody yet', [], '2026-11-24', 'a', 'ok'],
  ['employed', here, '2026-11-24', 'a', 'already-employed'],
  ['employed elsewhere in the group', here, '2026-11-24', 'b', 'ok'],
  ['gone', gone, '2026-11-24', 'a', 'rehire-instead'],
  ['still there on that day, though leaving', leaving, '2026-11-24', 'a', 'already-employed'],
  ['on the day after the last', leaving, '2027-01-01', 'a', 'rehire-instead'],
  ['booked for later', toCome, '2026-11-24', 'a', 'already-employed'],
];
for (const [name, all, on, legalEntityId, expected] of hiring) {
  test(`hire: ${name} → ${expected}`, () => {
    const verdict = mayHire(all, { on: day(on), legalEntityId, ...adult });
    assert.equal(verdict.ok ? 'ok' : verdict.why, expected);
  });
}

const rehiring: Array<[string, readonly Terms[], string, string]> = [
  ['gone', gone, '2026-11-24', 'ok'],
  ['before the end of the last', gone, '2021-06-01', 'already-employed'],
  ['on the first day after', gone, '2022-01-01', 'ok'],
  ['never there', [], '2026-11-24', 'never-employed'],
  ['there', here, '2026-11-24', 'already-employed'],
];
for (const [name, all, on, expected] of rehiring) {
  test(`rehire: ${name} → ${expected}`, () => {
    const verdict = mayRehire(all, { on: day(on), ...adult });
    assert.equal(verdict.ok ? 'ok' : verdict.why, expected);
  });
}

test('nobody is hired before the sixteenth birthday', () => {
  const asked = { on: day('2026-11-24'), legalEntityId: null };
  assert.deepEqual(mayHire([], { ...asked, birthOn: day('2010-11-25') }), { ok: false, why: 'under-age' });
  assert.deepEqual(mayHire([], { ...asked, birthOn: day('2010-11-24') }), { ok: true });
});

test('with two employments side by side one must be named', () => {
  const two = [terms('1', '2020-01-01', null, 'a'), terms('2', '2021-01-01', null, 'b')];
  assert.deepEqual(employmentOn(two, day('2026-01-01'), null), { ok: false, why: 'which-one' });
  assert.equal(employmentOn(two, day('2020-06-01'), null).ok, true);
  assert.deepEqual(employmentOn(two, day('2026-01-01'), '2'), { ok: true, terms: two[1] });
  assert.deepEqual(employmentOn(two, day('2019-01-01'), null), { ok: false, why: 'not-employed' });
});

test('an employment ends where its last span does', () => {
  assert.equal(
    endOf([terms('1', '2020-01-01', '2021-01-01'), terms('1', '2021-01-01', '2022-01-01')], '1'),
    '2022-01-01',
  );
  assert.equal(endOf(here, '1'), null);
});

test('a gap is seen', () => {
  const a = { from: day('2020-01-01'), until: day('2021-01-01') };
  assert.equal(isUnbroken([{ from: day('2021-01-01'), until: null }, a]), true);
  assert.equal(isUnbroken([{ from: day('2021-01-02'), until: null }, a]), false);
});
