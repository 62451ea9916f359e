import { sql } from 'kysely';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { readMyInformation } from '#contract/privacy.ts';
import { withinReach } from '#modules/people/index.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { type Answer, stateOf } from '../rules.ts';
import { categories } from './categories.ts';
import { heldRows } from './held-tables.ts';
import { versionsOf } from './notices.ts';
import '../tables.ts';

/** The person whom the actor is; refuses where the account belongs to none. */
export function ownPersonOf(actor: Actor): string {
  if (actor.kind === 'system' || actor.personId === null) throw refuse['no-person']();
  return actor.personId;
}

export async function myInformation(tx: Tx, actor: Actor): Promise<ReplyOf<typeof readMyInformation>> {
  const personId = ownPersonOf(actor);
  const reach = await withinReach(tx, personId);
  const counted = await sql<{ group_code: string; now: number; before: number; changed_at: Date | null }>`
    select group_code, (count(*) filter (where now))::int as now, (count(*) filter (where not now))::int as before,
      max(recorded_at) as changed_at
    from (${heldRows(personId)}) h group by group_code`.execute(tx);
  const versions = await versionsOf(tx);
  const notices = await tx
    .selectFrom('privacy_notice')
    .selectAll()
    .where('is_retired', '=', false)
    .orderBy('sort')
    .orderBy('id')
    .execute();
  const last = await lastAnswers(tx, personId);
  return {
    categories: (await categories(tx)).map(({ group, label, told }) => {
      const row = counted.rows.find(each => each.group_code === group);
      return {
        group,
        label,
        told,
        held: reach.has('people.read', group)
          ? { now: row?.now ?? 0, before: row?.before ?? 0, changedAt: row?.changed_at?.toISOString() ?? null }
          : null,
      };
    }),
    notices: notices.flatMap(notice => {
      const version = versions.get(notice.id)?.[0];
      if (!version) return [];
      const answer = last.get(notice.id) ?? null;
      return [
        {
          id: notice.id,
          kind: notice.kind,
          groups: notice.groups,
          state: stateOf(answer, version.id),
          answeredAt: answer?.at.toISOString() ?? null,
          version,
        },
      ];
    }),
  };
}

/** The last word of a person on each notice. */
export async function lastAnswers(tx: Tx, personId: string): Promise<Map<string, Answer & { at: Date }>> {
  const rows = await tx
    .selectFrom('privacy_answer')
    .selectAll()
    .where('person_id', '=', personId)
    .distinctOn('notice_id')
    .orderBy('notice_id')
    .orderBy('at', 'desc')
    .execute();
  return new Map(rows.map(row => [row.notice_id, { versionId: row.version_id, answer: row.answer, at: row.at }]));
}
