import { sql } from 'kysely';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { listNoticePeople, PrivacyNotice } from '#contract/privacy.ts';
import { type AnswerState, answerStates } from '#contract/privacy.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

export type Version = PrivacyNotice['versions'][number];

/** The versions of each notice, the newest first. */
export async function versionsOf(tx: Tx): Promise<Map<string, Version[]>> {
  const rows = await tx.selectFrom('privacy_notice_version').selectAll().orderBy('number', 'desc').execute();
  const found = new Map<string, Version[]>();
  for (const row of rows) {
    const of = found.get(row.notice_id) ?? [];
    of.push({
      id: row.id,
      number: row.number,
      title: row.title,
      body: row.body,
      note: row.note,
      publishedByName: row.published_by_name,
      publishedAt: row.published_at.toISOString(),
    });
    found.set(row.notice_id, of);
  }
  return found;
}

/** How each person at work whom the actor sees stands to one notice; as `stateOf` in rules.ts. */
const standing = (noticeId: string) => sql`
  select p.id, p.name, p.number, p.sort_key, last.at, last.number as version,
    case when last.answer is null then 'open' when last.answer = 'withdrawn' then 'withdrawn'
      when last.number = (select max(v.number) from privacy_notice_version v where v.notice_id = ${noticeId}) then last.answer
      else 'renewed' end as state
  from person p left join lateral (select a.answer, a.at, v.number from privacy_answer a join privacy_notice_version v on v.id = a.version_id
    where a.person_id = p.id and a.notice_id = ${noticeId} order by a.at desc limit 1) last on true
  where p.employment_status in ('active', 'leave') and not p.is_withdrawn`;

export async function privacyNotices(tx: Tx): Promise<PrivacyNotice[]> {
  const rows = await tx.selectFrom('privacy_notice').selectAll().orderBy('sort').orderBy('id').execute();
  const versions = await versionsOf(tx);
  const notices: PrivacyNotice[] = [];
  for (const row of rows) {
    const counted = await sql<{ state: AnswerState; n: number }>`
      select state, count(*)::int as n from (${standing(row.id)}) s group by state`.execute(tx);
    const counts = Object.fromEntries(
      answerStates.map(state => [state, counted.rows.find(each => each.state === state)?.n ?? 0]),
    ) as PrivacyNotice['counts'];
    notices.push({
      id: row.id,
      code: row.code,
      kind: row.kind,
      groups: row.groups,
      isRetired: row.is_retired,
      versions: versions.get(row.id) ?? [],
      counts,
    });
  }
  return notices;
}

export async function noticePeople(
  tx: Tx,
  noticeId: string,
  state: AnswerState,
): Promise<ReplyOf<typeof listNoticePeople>> {
  const notice = await tx.selectFrom('privacy_notice').select('id').where('id', '=', noticeId).executeTakeFirst();
  if (!notice) throw refuse['notice-not-found']();
  const found = await sql<{ id: string; name: string; number: string; at: Date | null; version: number | null }>`
    select id, name, number, at, version from (${standing(noticeId)}) s where state = ${state} order by sort_key, id limit 200`.execute(
    tx,
  );
  return {
    items: found.rows.map(row => ({
      personId: row.id,
      name: row.name,
      number: row.number,
      at: row.at?.toISOString() ?? null,
      version: row.version,
    })),
  };
}
