import { sql } from 'kysely';
import type { ExportAsk, ExportSettings } from '#contract/export.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import type { ExportDeps } from './deps.ts';
import { measureAsk } from './measure.ts';
import { refuse } from './refusals.ts';
import { readSettings } from './settings.ts';

/** News that an export was asked for. */
export const exportAsked = 'export-archive.asked';

/** Rows that the account has asked for today, refused and fruitless requests left out. */
export async function rowsToday(tx: Tx, accountId: string, today: CivilDate): Promise<number> {
  const found = await sql<{ n: number | null }>`select sum(rows) as n from export_request
    where account_id = ${accountId} and created_on = ${today}::date and state not in ('refused', 'expired', 'cancelled', 'failed')`.execute(
    tx,
  );
  return Number(found.rows[0]?.n ?? 0);
}

export function leftOf(settings: ExportSettings, used: number): number {
  return Math.max(0, settings.dailyRows - used);
}

/** Somebody asks for an export; what he asks for is kept, with whom it is about today. Refuses what measureAsk does, and export.limit-reached. */
export async function requestExport(
  tx: Tx,
  deps: ExportDeps & { readonly outbox: Pick<Outbox, 'tell'> },
  accountId: string,
  asked: { readonly ask: ExportAsk; readonly reason: string },
): Promise<{ id: string; number: string }> {
  const reason = asked.reason.trim();
  if (reason === '') throw refuse['reason-missing']();
  const { personIds, groups, unitIds, isEverywhere } = await measureAsk(tx, deps, asked.ask);
  // Two requests of one account at once don't pass the limit together.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`export ${accountId}`}, 0))`.execute(tx);
  const today = deps.clock.today();
  const settings = await readSettings(tx);
  const left = leftOf(settings, await rowsToday(tx, accountId, today));
  if (personIds.length > left)
    throw refuse['limit-reached']({ most: settings.dailyRows, left, rows: personIds.length });
  const year = Number(today.slice(0, 4));
  const taken = await sql<{ n: number }>`select export_take_number(${year}::integer) as n`.execute(tx);
  const number = `DC-${year}-${String(taken.rows[0]?.n ?? 0).padStart(6, '0')}`;
  const id = newId();
  await tx
    .insertInto('export_request')
    .values({
      id,
      number,
      account_id: accountId,
      kind: asked.ask.kind,
      format: asked.ask.format,
      ask_envelope: deps.secrets.seal(JSON.stringify(asked.ask)),
      reason,
      rows: personIds.length,
      groups: [...groups],
      plain_groups: [...new Set(asked.ask.plain ?? [])],
      unit_ids: [...unitIds],
      is_everywhere: isEverywhere,
    })
    .execute();
  await tx
    .insertInto('export_people')
    .values({ id, account_id: accountId, person_ids: [...personIds] })
    .execute();
  await deps.outbox.tell(tx, { name: exportAsked, payload: { exportId: id } });
  return { id, number };
}
