import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { contains, overlaps, type Span } from '#kernel/span.ts';
import { planChange, planCorrection, planEnd, planRescission, type Version } from './plan.ts';

const day = (n: number) => addDays('2026-01-01' as CivilDate, n);

/** Believed versions that do not overlap, some with gaps, the last perhaps open. */
const versions = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 9 }), fc.boolean())
  .map(([cuts, open]): Version[] => {
    const sorted = cuts.sort((a, b) => a - b);
    const made: Version[] = [];
    for (let i = 0; i + 1 < sorted.length; i++) {
      if (sorted[i]! % 5 !== 0)
        made.push({ id: `v${i}`, valid: { from: day(sorted[i]!), until: day(sorted[i + 1]!) } });
    }
    if (open) made.push({ id: 'last', valid: { from: day(sorted.at(-1)!), until: null } });
    return made;
  });
const spans = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 1, max: 30 })))
  .map(([from, length]): Span => ({ from: day(from), until: length === null ? null : day(from + length) }));

type Value = string | null;
const valueOn = (state: ReadonlyArray<{ value: string; valid: Span }>, on: CivilDate): Value =>
  state.find(each => contains(each.valid, on))?.value ?? null;

function after(before: readonly Version[], plan: ReturnType<typeof planChange>) {
  const kept = before
    .filter(version => !plan.supersede.includes(version.id))
    .map(version => ({ value: version.id, valid: version.valid }));
  return [
    ...kept,
    ...plan.write.map(write => ({ value: write.from === 'new' ? 'new' : write.from.copyOf, valid: write.valid })),
  ];
}

test('a change holds on its days, leaves every other day alone, and never overlaps', () => {
  fc.assert(
    fc.property(versions, spans, (before, valid) => {
      const state = after(before, planChange(before, valid));
      for (let n = -2; n < 100; n++) {
        const expected = contains(valid, day(n))
          ? 'new'
          : valueOn(
              before.map(v => ({ value: v.id, valid: v.valid })),
              day(n),
            );
        assert.equal(valueOn(state, day(n)), expected, day(n));
      }
      for (const a of state) for (const b of state) if (a !== b) assert.ok(!overlaps(a.valid, b.valid));
    }),
  );
});

test('a change that keeps later versions stops where the next one begins', () => {
  const before: Version[] = [
    { id: 'now', valid: { from: day(0), until: day(20) } },
    { id: 'booked', valid: { from: day(20), until: null } },
  ];
  const state = after(before, planChange(before, { from: day(10), until: null }, { keepLater: true }));
  assert.deepEqual(
    [day(9), day(10), day(19), day(20)].map(on => valueOn(state, on)),
    ['now', 'new', 'new', 'booked'],
  );
});

test('a correction keeps the days; a rescission with heal undoes a change entirely', () => {
  const before: Version[] = [{ id: 'first', valid: { from: day(0), until: null } }];
  assert.deepEqual(planCorrection(before[0]!), {
    supersede: ['first'],
    write: [{ from: 'new', valid: before[0]!.valid }],
  });
  const changed: Version[] = [
    { id: 'first', valid: { from: day(0), until: day(5) } },
    { id: 'second', valid: { from: day(5), until: null } },
  ];
  const healed = after(changed, planRescission(changed, 'second', { heal: true }));
  assert.deepEqual(healed, [{ value: 'first', valid: { from: day(0), until: null } }]);
  const left = after(changed, planRescission(changed, 'second', { heal: false }));
  assert.equal(valueOn(left, day(6)), null);
});

test('an end cuts what is valid and takes back what was to come', () => {
  fc.assert(
    fc.property(versions, fc.integer({ min: 0, max: 70 }), (before, n) => {
      const state = after(before, planEnd(before, day(n)));
      for (let k = 0; k < 100; k++)
        assert.equal(
          valueOn(state, day(k)),
          k < n
            ? valueOn(
                before.map(v => ({ value: v.id, valid: v.valid })),
                day(k),
              )
            : null,
        );
    }),
  );
});
