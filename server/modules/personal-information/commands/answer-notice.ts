import { newId } from '#kernel/id.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { lastAnswers, ownPersonOf } from '../queries/my-information.ts';
import { refuse } from '../refusals.ts';
import { type Answer, faultOf } from '../rules.ts';
import '../tables.ts';

/** The person's own word on the version in force; an agreement may be withdrawn whatever version it was given to. */
export async function answerNotice(
  tx: Tx,
  actor: Actor,
  given: { versionId: string; answer: Answer['answer'] },
): Promise<void> {
  const personId = ownPersonOf(actor);
  const version = await tx
    .selectFrom('privacy_notice_version as v')
    .innerJoin('privacy_notice as n', 'n.id', 'v.notice_id')
    .select(['v.notice_id', 'v.number', 'n.kind', 'n.is_retired'])
    .where('v.id', '=', given.versionId)
    .executeTakeFirst();
  if (!version || version.is_retired) throw refuse['version-old']();
  const newer = await tx
    .selectFrom('privacy_notice_version')
    .select('id')
    .where('notice_id', '=', version.notice_id)
    .where('number', '>', version.number)
    .executeTakeFirst();
  if (newer && given.answer !== 'withdrawn') throw refuse['version-old']();
  const last = (await lastAnswers(tx, personId)).get(version.notice_id) ?? null;
  const fault = faultOf(version.kind, given.answer, last);
  if (fault) throw refuse[fault]();
  // Said twice, as when an answer was lost on the way, it is one word.
  if (last?.answer === given.answer && last.versionId === given.versionId) return;
  await tx
    .insertInto('privacy_answer')
    .values({
      id: newId(),
      person_id: personId,
      notice_id: version.notice_id,
      version_id: given.versionId,
      answer: given.answer,
    })
    .execute();
}
