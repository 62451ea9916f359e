import { sql } from 'kysely';
import type { Clock } from '#platform/clock/clock.ts';
import { type Origin, systemActor } from '#platform/database/actor.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { SignIn } from '#platform/sign-in/sign-in.ts';
import { accountsOf, type DemoAccount, demoPassword } from './accounts.ts';
import { type Company, generateCompany } from './company.ts';
import { fillCustom, keyPostAccounts, keyPostRole, makeKeyPostRole } from './custom.ts';
import { type DemoIds, fillOrganization } from './fill-organization.ts';
import { fillPeople } from './fill-people.ts';
import { fillPapers } from './papers.ts';
import { peopleOf } from './people.ts';
import type { DemoPerson } from './person.ts';
import { deskAccounts, deskRole, fillRebind, makeDeskRole, withOldNumber } from './rebind.ts';
import { refuseDemo } from './refusals.ts';
import { leastPeople } from './stories.ts';

export type DemoNeeds = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly signIn: Pick<SignIn, 'createAccount'>;
};

/** What was made; `kept` names accounts that were there already and stayed as they were. */
export type Filled = {
  readonly people: number;
  readonly units: number;
  readonly accounts: ReadonlyArray<DemoAccount & { readonly personName: string | null }>;
  readonly kept: readonly string[];
  readonly password: string;
};

export const mostPeople = 1_000_000;
export const usualPeople = 300;
export const usualSeed = 2026;
const batchSize = 1000;
const origin: Origin = { requestId: null, ip: null, command: 'demo' };

/**
 * Fills an empty database with the invented company, in one transaction: all of it or nothing. Refuses demo.not-empty where
 * there are units or people, demo.size where the number of people is out of bounds.
 */
export async function fillDemo(
  needs: DemoNeeds,
  ask: {
    readonly people?: number;
    readonly seed?: number;
    readonly say?: (line: string) => void;
    /** False makes the company without its accounts, whose password everybody knows. */
    readonly accounts?: boolean;
  },
): Promise<Filled> {
  const size = ask.people ?? usualPeople;
  if (!Number.isInteger(size) || size < leastPeople || size > mostPeople)
    throw refuseDemo.size({ least: leastPeople, most: mostPeople });
  const say = ask.say ?? (() => {});
  const company = generateCompany(size, ask.seed ?? usualSeed, needs.clock.today());
  return needs.database.as(systemActor('demo'), origin, async tx => {
    await refuseFilled(tx);
    const ids = await fillOrganization(tx, company);
    const names = await fillInBatches(tx, needs, company, ids, say);
    await fillRebind(tx, needs, company, ids);
    await fillCustom(tx, needs.secrets, company, ids);
    const made =
      ask.accounts === false ? { accounts: [], kept: [] } : await fillAccounts(tx, needs.signIn, company, ids);
    await fillPapers(tx, needs.secrets, needs.clock.today());
    const accounts = made.accounts.map(account => ({
      ...account,
      personName: account.place === null ? null : (names.get(account.place) ?? null),
    }));
    return { people: size, units: company.units.length, accounts, kept: made.kept, password: demoPassword };
  });
}

/** Two processes may begin at once on one server; the second waits here and then sees the first's company. */
async function refuseFilled(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7365009)`.execute(tx);
  const found = await sql<{ filled: boolean }>`select exists (select from person) or exists (select from unit)
    or exists (select from legal_entity) as filled`.execute(tx);
  if (found.rows[0]?.filled) throw refuseDemo['not-empty']();
}

/** Gives the names of those who hold accounts. */
async function fillInBatches(
  tx: Tx,
  needs: DemoNeeds,
  company: Company,
  ids: DemoIds,
  say: (line: string) => void,
): Promise<Map<number, string>> {
  const holders = new Set(accountsOf(company).map(account => account.place));
  const names = new Map<number, string>();
  let batch: DemoPerson[] = [];
  for (const person of peopleOf(company)) {
    batch.push(withOldNumber(company, person));
    if (holders.has(person.place)) names.set(person.place, person.basic.at(-1)?.values.name ?? '');
    if (batch.length < batchSize && person.place + 1 < company.size) continue;
    await fillPeople(tx, needs, company, ids, batch);
    if (company.size > batchSize) say(`已写入 ${person.place + 1} / ${company.size} 人`);
    batch = [];
  }
  return names;
}

async function fillAccounts(
  tx: Tx,
  signIn: Pick<SignIn, 'createAccount'>,
  company: Company,
  ids: DemoIds,
): Promise<{ accounts: DemoAccount[]; kept: string[] }> {
  const found = await sql<{ username: string }>`select lower(username) as username from account`.execute(tx);
  const there = new Set(found.rows.map(row => row.username));
  const all = accountsOf(company);
  const accounts = all.filter(account => !there.has(account.username));
  await makeDeskRole(tx);
  await makeKeyPostRole(tx);
  for (const account of accounts) {
    const { username, kind, title: displayName, role, unit, place } = account;
    const own = { code: role, unitId: unit === null ? null : (ids.unit.get(unit) ?? null) };
    const besides = kind === 'person' && role !== 'employee' ? [{ code: 'employee', unitId: null }] : [];
    if (deskAccounts.includes(username)) besides.push({ code: deskRole, unitId: null });
    if (keyPostAccounts.includes(username)) besides.push({ code: keyPostRole, unitId: null });
    const personId = place === null ? null : (ids.person[place] ?? null);
    await signIn.createAccount(tx, { username, kind, displayName, personId, roles: [own, ...besides], demoPassword });
  }
  return { accounts, kept: all.filter(account => !accounts.includes(account)).map(account => account.username) };
}
