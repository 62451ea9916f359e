import { sql } from 'kysely';
import type { Party, RebindEvidence, Statement } from '#contract/phone-binding.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RebindDeps } from '../deps.ts';
import { agreementsNeeded, verdictOf } from '../rules/verdict.ts';
import { findRebind } from './find-rebind.ts';

type PartyRow = {
  person_id: string;
  name: string;
  number: string;
  is_applicant: boolean;
  bound_since: Date | null;
  has_account: boolean;
  signs_in_with_it: boolean;
};
type StatementRow = {
  id: string;
  person_id: string;
  source: Statement['source'];
  phone_masked: string;
  stated_on: string | null;
  recorded_at: Date;
  state: Statement['state'];
  is_this: boolean;
};

/** What each source says about the applicant and about whoever else held the number, dated, with every number masked. */
export async function evidenceOf(tx: Tx, deps: Pick<RebindDeps, 'secrets'>, rebindId: string): Promise<RebindEvidence> {
  const rebind = await findRebind(tx, rebindId);
  const phone = deps.secrets.open(rebind.phone_envelope);
  const statements =
    await sql<StatementRow>`select id, person_id, source, phone_masked, stated_on, recorded_at, state, is_this
    from phone_rebind_statements(${rebindId}::uuid, ${phone}) order by source, recorded_at desc`.execute(tx);
  const parties = await sql<PartyRow>`select * from phone_rebind_parties(${rebindId}::uuid, ${phone})`.execute(tx);
  const made = parties.rows.map(row => ({ isApplicant: row.is_applicant, party: partyOf(row, statements.rows) }));
  const applicant = made.find(each => each.isApplicant)!.party;
  const holders = made.filter(each => !each.isApplicant).map(each => each.party);
  const verdict = verdictOf(
    applicant.statements,
    holders.flatMap(each => each.statements),
  );
  return { verdict, agreementsNeeded: agreementsNeeded(verdict, holders.length > 0), applicant, holders };
}

/** Whether two members must agree. */
export async function sourcesDisagree(tx: Tx, deps: Pick<RebindDeps, 'secrets'>, rebindId: string): Promise<boolean> {
  return (await evidenceOf(tx, deps, rebindId)).agreementsNeeded > 1;
}

function partyOf(row: PartyRow, statements: readonly StatementRow[]): Party {
  return {
    personId: row.person_id,
    name: row.name,
    number: row.number,
    boundSince: row.bound_since?.toISOString() ?? null,
    hasAccount: row.has_account,
    signsInWithIt: row.signs_in_with_it,
    statements: statements
      .filter(each => each.person_id === row.person_id)
      .map(each => ({
        id: each.id,
        source: each.source,
        phoneMasked: each.phone_masked,
        statedOn: each.stated_on,
        recordedAt: each.recorded_at.toISOString(),
        state: each.state,
        agrees: each.is_this,
      })),
  };
}
