import { sql } from 'kysely';
import type { LawAnswered } from '#contract/law.ts';
import type { LawCase } from '#contract/law-case.ts';
import type { LawPreview } from '#contract/law-change.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Law } from '#law/engine/topic.ts';
import type { Tx } from '#platform/database/database.ts';
import { inTurns } from '../in-turns.ts';
import { type LocalLaw, layOver, rowsInForce } from '../local-law.ts';
import { asRefusal } from '../pointed-fields.ts';
import { refuse } from '../refusals.ts';
import { changedSpans } from '../rules/changed-spans.ts';
import { unitShown, valueShown } from '../shown.ts';
import type { ChangeRow } from '../tables.ts';
import type { Usage } from '../usage.ts';
import { answerTo } from './ask.ts';
import { verdictOf } from './check-cases.ts';

/** On so many first days at most the worked cases are tried: those of the latest drafts. */
const mostDays = 6;

export type Trial = { readonly topic: string; readonly input: unknown; readonly on: CivilDate | null };
type Both = { readonly before: LocalLaw; readonly after: LocalLaw; readonly drafts: readonly ChangeRow[] };

/** The law in force, and as it would be with these drafts in force too. */
export async function withDrafts(tx: Tx, shipped: Law, ids: readonly string[]): Promise<Both> {
  const found =
    await sql<ChangeRow>`select * from law_change where id = any(${[...ids]}::uuid[]) order by drafted_at, id`.execute(
      tx,
    );
  const drafts = found.rows;
  if (drafts.length < new Set(ids).size) throw refuse['not-found']();
  if (drafts.some(each => each.state !== 'draft')) throw refuse['not-draft']();
  const rows = await rowsInForce(tx);
  return { before: layOver(shipped, rows), after: layOver(shipped, decided(rows, drafts)), drafts };
}

/** As the database would do it, one draft after the other. */
function decided(rows: readonly ChangeRow[], drafts: readonly ChangeRow[]): ChangeRow[] {
  return drafts.reduce<ChangeRow[]>(
    (held, draft) =>
      draft.withdraws === null
        ? [...held.filter(each => each.path !== draft.path || each.first_on !== draft.first_on), draft]
        : held.filter(each => each.id !== draft.withdraws),
    [...rows],
  );
}

export async function previewOf(
  both: Both,
  cases: readonly LawCase[],
  usage: Usage,
  today: CivilDate,
  trial: Trial | null,
): Promise<LawPreview> {
  const { before, after, drafts } = both;
  const days = [...new Set(drafts.map(each => each.first_on))].sort().slice(-mostDays);
  const pairs = days.flatMap(day => cases.map(each => ({ day, each })));
  const tried = await inTurns(pairs, ({ day, each }) => ({
    id: each.id,
    topic: each.topic,
    day,
    before: verdictOf(before.law, each, day),
    after: verdictOf(after.law, each, day),
  }));
  return {
    spans: spansOf(both),
    cases: onePerCase(tried.filter(each => JSON.stringify(each.before) !== JSON.stringify(each.after))),
    topics: [...new Set(drafts.flatMap(each => usage.topicsOf(each.path)))],
    tried: cases.length,
    trial: trial
      ? { before: outcome(before.law, trial, today, days), after: outcome(after.law, trial, today, days) }
      : null,
  };
}

/** A case that comes out otherwise on several of the days is told once. */
function onePerCase<T extends { id: string; topic: string }>(found: readonly T[]): T[] {
  return [...new Map(found.map(each => [`${each.topic} ${each.id}`, each])).values()];
}

function spansOf({ before, after, drafts }: Both): LawPreview['spans'] {
  const { pack } = after.law;
  return [...new Set(drafts.map(each => each.path))].sort().flatMap(path => {
    const [was, is] = [before.law.pack.parameters.get(path), pack.parameters.get(path)];
    const kind = is && pack.units[is.unit]?.kind;
    if (!was || !is || !kind) return [];
    return changedSpans(kind, was, is).map(each => ({
      path,
      title: is.title.zh,
      unit: unitShown(pack, path),
      from: each.from,
      until: each.until,
      before: valueShown(each.before, path, before.local),
      after: valueShown(each.after, path, after.local),
    }));
  });
}

/** Where it does not say on which day, a trial is made on the first day of the latest draft, or today if that is later. */
function outcome(
  law: Law,
  { topic, input, on }: Trial,
  today: CivilDate,
  days: readonly CivilDate[],
): LawAnswered | { code: string; message: string } {
  const last = days.at(-1) ?? today;
  try {
    return answerTo(law, topic, input, on ?? (last > today ? last : today), '/body/trial/input');
  } catch (fault) {
    const refusal = asRefusal(fault, '/body/trial/input');
    if (refusal.status === 400) throw refusal;
    return { code: refusal.code, message: refusal.zh };
  }
}
