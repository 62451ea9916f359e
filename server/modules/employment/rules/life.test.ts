import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AssignmentVersion, Employment, EmploymentVersion } from '#contract/employment.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { lifeOf } from './life.ts';

const today = '2026-11-24' as CivilDate;
const span = (from: string, until: string | null) => ({
  versionId: `${from}`,
  from,
  until,
  recordedAt: '2026-01-01T00:00:00Z',
});
const terms = (from: string, until: string | null, more: Partial<EmploymentVersion> = {}): EmploymentVersion => ({
  ...span(from, until),
  number: 'E1',
  legalEntityId: null,
  legalEntityName: '',
  kind: 'full-time',
  status: 'active',
  hiredOn: from,
  confirmedOn: null,
  leavingReason: '',
  ...more,
});
const post = (from: string, until: string | null, more: Partial<AssignmentVersion> = {}): AssignmentVersion => ({
  entryId: 'main',
  ...span(from, until),
  isPrimary: true,
  reason: 'hire',
  unitId: 'u',
  unitName: '研发部',
  postId: null,
  postName: '工程师',
  gradeId: null,
  gradeName: '',
  managerPersonId: null,
  managerName: '',
  workplace: '',
  ...more,
});
const told = (employment: Omit<Employment, 'employmentId'>) =>
  lifeOf([{ employmentId: 'e', ...employment }], {}, today).map(
    each => `${each.on} ${each.kind}${each.toCome ? ' …' : ''}`,
  );

test('hire, a transfer to come, and the newest first', () => {
  const assignments = [post('2020-01-01', '2027-01-01'), post('2027-01-01', null, { reason: 'transfer' })];
  assert.deepEqual(told({ versions: [terms('2020-01-01', null)], assignments }), [
    '2027-01-01 transfer …',
    '2020-01-01 hire',
  ]);
});

test('leave of absence, return and leaving on the last day', () => {
  const versions = [
    terms('2020-01-01', '2021-01-01'),
    terms('2021-01-01', '2021-07-01', { status: 'leave' }),
    terms('2021-07-01', '2022-01-01', { leavingReason: '个人原因' }),
  ];
  assert.deepEqual(told({ versions, assignments: [post('2020-01-01', '2022-01-01')] }), [
    '2021-12-31 left',
    '2021-07-01 return',
    '2021-01-01 leave-of-absence',
    '2020-01-01 hire',
  ]);
});

test('a second post ends once, not at each of its spans', () => {
  const second = { entryId: 'second', isPrimary: false, reason: 'second-post' as const };
  const assignments = [
    post('2020-01-01', null),
    post('2021-01-01', '2021-06-01', second),
    post('2021-06-01', '2022-01-01', { ...second, reason: 'promotion' }),
  ];
  const life = told({ versions: [terms('2020-01-01', null)], assignments });
  assert.deepEqual(
    life.filter(each => each.includes('ended')),
    ['2022-01-01 second-post-ended'],
  );
});

test('pay tells its amount only where the section is within reach', () => {
  const values = { item: 'base' as const, amountFen: 1_234_500, period: 'month' as const, reason: '' };
  const entry = { entryId: 'p', ...span('2026-01-01', null), values };
  assert.equal(lifeOf([], { compensation: [entry] }, today)[0]?.detail, '基本工资 12345.00 元/月');
  assert.deepEqual(lifeOf([], {}, today), []);
});
