import { sql } from 'kysely';
import type { Rebind, RebindState, StaleSource } from '#contract/phone-binding.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RebindRow } from '../tables.ts';
import { findRebind } from './find-rebind.ts';

const pageSize = 50;

/** The newest first. A party to a case doesn't find it here. */
export async function listRebinds(
  tx: Tx,
  filter: { state?: RebindState; before?: string },
  myPersonId: string | null,
): Promise<{ items: Rebind[]; next: string | null }> {
  const rows = await tx
    .selectFrom('phone_rebind')
    .selectAll()
    .$if(filter.state !== undefined, query => query.where('state', '=', filter.state!))
    .$if(filter.before !== undefined, query => query.where('opened_at', '<', new Date(filter.before!)))
    .$if(myPersonId !== null, query =>
      query.where(sql<boolean>`not (${myPersonId}::uuid = any(holder_ids || applicant_id))`),
    )
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  const names = await namesOf(
    tx,
    page.map(row => row.applicant_id),
  );
  return {
    items: page.map(row => rebindOf(row, names.get(row.applicant_id)?.name ?? '')),
    next: rows.length > pageSize ? (page.at(-1)?.opened_at.toISOString() ?? null) : null,
  };
}

export async function readOne(tx: Tx, row: RebindRow): Promise<Rebind> {
  const names = await namesOf(tx, [row.applicant_id]);
  return rebindOf(row, names.get(row.applicant_id)?.name ?? '');
}

export async function staleSourcesOf(tx: Tx, rebindId: string): Promise<StaleSource[]> {
  await findRebind(tx, rebindId);
  const rows = await tx
    .selectFrom('phone_source')
    .select(['id', 'source', 'person_id', 'phone_masked', 'stated_on', 'state', 'corrected_at'])
    .where('rebind_id', '=', rebindId)
    .orderBy('source')
    .orderBy('id')
    .execute();
  const names = await namesOf(
    tx,
    rows.map(row => row.person_id),
  );
  return rows.map(row => ({
    id: row.id,
    source: row.source,
    personId: row.person_id,
    personName: names.get(row.person_id)?.name ?? '',
    personNumber: names.get(row.person_id)?.number ?? '',
    phoneMasked: row.phone_masked,
    statedOn: row.stated_on,
    state: row.state,
    correctedAt: row.corrected_at?.toISOString() ?? null,
  }));
}

async function namesOf(tx: Tx, people: string[]) {
  const found = await sql<{ person_id: string; name: string; number: string }>`
    select * from phone_rebind_names(${people}::uuid[])`.execute(tx);
  return new Map(found.rows.map(row => [row.person_id, row]));
}

function rebindOf(row: RebindRow, applicantName: string): Rebind {
  return {
    id: row.id,
    number: row.number,
    applicantId: row.applicant_id,
    applicantName,
    phoneMasked: row.phone_masked,
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    expedites: row.expedites,
    isHeldByOther: row.holder_ids.length > 0,
  };
}
