import { addDays } from '#kernel/civil-date.ts';
import type { PeopleDeps } from '#modules/people/index.ts';
import { putSocial, putSources } from '#modules/phone-binding/index.ts';
import { createRole } from '#platform/access/commands/write-role.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Company } from './company.ts';
import type { DemoIds } from './fill-organization.ts';
import type { DemoPerson } from './person.ts';
import { storiesOf } from './stories.ts';

/**
 * A number that two people claim, so that 手机号解绑 can be played to its end: who has the account `employee` took it over a month ago, and
 * the archive still reaches a colleague by it. Social security knows the new user, the organisation department the old one.
 */
export const rebindStory = {
  /** No other invented person can have it: its segment is none of theirs. */
  phone: '19020262026',
  socialNumber: 'CY20260518',
} as const;

/** The desk has members of several departments; the role is one of the installation's own, as an administrator would make it. */
export const deskRole = 'data-verification';
export const deskAccounts: readonly string[] = ['hr', 'payroll'];

const placeOf = (company: Company, key: string) =>
  company.units.length + storiesOf(company).findIndex(each => each.key === key);

/** The colleague by whose archive the number is still held. */
export function withOldNumber(company: Company, person: DemoPerson): DemoPerson {
  if (person.place !== placeOf(company, 'transfer-to-come')) return person;
  return { ...person, contact: { ...person.contact, phone: rebindStory.phone } };
}

export async function fillRebind(tx: Tx, deps: PeopleDeps, company: Company, ids: DemoIds): Promise<void> {
  const applicant = { personId: ids.person[placeOf(company, 'employee')]! };
  const holder = { personId: ids.person[placeOf(company, 'transfer-to-come')]! };
  const { phone, socialNumber } = rebindStory;
  await putSources(tx, deps, [
    { ...applicant, source: 'social-insurance', phone, statedOn: addDays(company.today, -26) },
    { ...applicant, source: 'organization-department', phone: '19020250001', statedOn: addDays(company.today, -1100) },
    { ...holder, source: 'organization-department', phone, statedOn: addDays(company.today, -780) },
  ]);
  await putSocial(tx, deps, [{ ...applicant, number: socialNumber, statedOn: addDays(company.today, -1100) }]);
}

export async function makeDeskRole(tx: Tx): Promise<void> {
  const there = await tx.selectFrom('access_role').select('id').where('code', '=', deskRole).executeTakeFirst();
  if (there) return;
  await createRole(tx, {
    code: deskRole,
    name: '数据校验员',
    note: '数据校验中心由各部门派出的成员：查看并核对手机号解绑。',
    permissions: [
      { action: 'rebind.read', group: '', scope: 'all' },
      { action: 'rebind.decide', group: '', scope: 'all' },
    ],
  });
}
