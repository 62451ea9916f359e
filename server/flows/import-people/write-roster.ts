import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { How } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { NamedUnit } from './archive.ts';
import type { ImportArgs } from './args.ts';
import type { Outcome } from './check-roster.ts';
import { actor, type CommandDeps, origin } from './command-deps.ts';
import { customOf } from './custom.ts';
import { indexesOf } from './indexes.ts';
import { knownOn } from './known.ts';
import { importLock } from './lock.ts';
import { hasPeople, withoutKnown } from './on-file.ts';
import { refuse } from './refusals.ts';
import type { Roster } from './roster-source.ts';
import { foldUnit } from './rules/normalise-unit.ts';
import { drafter, type PersonDraft } from './rules/person-draft.ts';
import type { CheckedRow } from './rules/row-in-making.ts';
import { updatePeople } from './update-people.ts';
import { type Source, writeNumbered } from './write-numbered.ts';
import type { Writing } from './write-people.ts';
import './tables.ts';

const writeBatch = 1000;
/** The unit above those that an import makes, where there is none yet. */
const rootUnit = '本公司';

/** `updated`: persons on file who were changed. `refused`: rows that an update could not use, which were told. */
export type Written = { readonly updated: number; readonly refused: number };

const nothingUpdated: Written = { updated: 0, refused: 0 };

/** Writes the new persons of a checked file, and what it changes of others where that was asked for, in one transaction, the missing units with them. */
export async function writeRoster(
  args: ImportArgs,
  deps: CommandDeps,
  roster: Roster,
  outcome: Outcome,
  wanted: readonly NamedUnit[],
  unitsOpen: boolean,
): Promise<Written> {
  const { database, secrets, archive } = deps;
  if (!database || !secrets) throw new Error('an import that writes needs a database and keys');
  const today = deps.clock.today();
  const bytes = await readFile(args.file);
  const digest = createHmac('sha256', secrets.derive('file-digest')).update(bytes).digest('base64url');
  const indexes = indexesOf(secrets);
  const draftOf = drafter(roster.header.columns);
  const unitAt = roster.header.columns.findLastIndex(column => column.field?.startsWith('unit') ?? false);
  const unitText = (checked: CheckedRow) => String(checked.values[unitAt] ?? '');
  return database.as(actor, origin, async tx => {
    await sql`select pg_advisory_xact_lock(${importLock})`.execute(tx);
    const missing = [...wanted];
    if (unitsOpen && args.makeUnits) {
      const names = new Set<string>();
      for (const each of outcome.good.rows(outcome.refused)) names.add(unitText(each.checked));
      names.delete('');
      for (const unit of names) missing.push({ unit, aliases: [] });
    }
    if (missing.length > 0) await archive.makeUnits(tx, missing, rootUnit, today);
    const how = args.update;
    if (outcome.totals.created === 0 && (!how || outcome.updatable === 0)) return nothingUpdated;
    const peopled = await hasPeople(tx);
    const idOf = new Map<string, string>();
    for (const unit of await archive.units(tx, today)) if (unit.id) idOf.set(foldUnit(unit.name), unit.id);
    const runId = newId();
    await tx
      .insertInto('import_run')
      .values({
        id: runId,
        account_id: null,
        file_name: basename(args.file),
        size_bytes: bytes.length,
        file_digest: digest,
        state: 'done',
        sheet: roster.sheet,
        header_from: roster.header.from,
        header_until: roster.header.until,
        ...outcome.totals,
        mode: args.allOrNone ? 'all-or-none' : 'good-rows',
        update_how: how?.kind ?? null,
        update_from: how?.kind === 'change' ? how.from : null,
      } as never)
      .execute();
    const place = (draft: PersonDraft, checked: CheckedRow) => {
      const name = draft.unitName ?? unitText(checked);
      return draft.unitId || name === '' ? draft : { ...draft, unitId: idOf.get(foldUnit(name)) ?? null };
    };
    const source: Source = async function* (which) {
      let held: PersonDraft[] = [];
      for (const { checked, isNew } of outcome.good.rows(outcome.refused)) {
        if (!isNew) continue;
        const draft = place(draftOf(checked), checked);
        if (which(draft)) held.push(draft);
        if (held.length < writeBatch) continue;
        yield peopled ? await withoutKnown(tx, held, indexes) : held;
        held = [];
      }
      yield peopled ? await withoutKnown(tx, held, indexes) : held;
    };
    const { columns } = roster.header;
    const custom = columns.some(each => each.custom)
      ? customOf({ archive, secrets, columns, known: await knownOn(tx, archive, today), today })
      : null;
    const writing = { archive, secrets, today, runId, accountId: null, custom };
    const created = await writeNumbered(tx, writing, source, soFar => {
      if (soFar % 10_000 === 0) deps.say(`已写入 ${soFar} / ${outcome.totals.created} 人`);
    });
    const written = how ? await update(tx, writing, outcome, draftOf, how, deps) : nothingUpdated;
    if (args.allOrNone && written.refused > 0) throw refuse['has-faults']({ refused: written.refused });
    await tx
      .updateTable('import_run')
      .set({
        created,
        updated: written.updated,
        written_at: sql`clock_timestamp()`,
        ended_at: sql`clock_timestamp()`,
      } as never)
      .where('id', '=', runId)
      .execute();
    return written;
  });
}

async function update(
  tx: Tx,
  writing: Writing,
  outcome: Outcome,
  draftOf: ReturnType<typeof drafter>,
  how: How,
  deps: CommandDeps,
): Promise<Written> {
  const indexes = indexesOf(writing.secrets);
  let updated = 0;
  let refused = 0;
  const settle = async (drafts: readonly PersonDraft[]) => {
    const done = await updatePeople(tx, writing, drafts, indexes, how);
    updated += done.people;
    refused += done.refused.length;
    for (const each of done.refused) deps.say(`第 ${each.row} 行不能更新：${each.why}`);
  };
  let held: PersonDraft[] = [];
  for (const { checked, isNew } of outcome.good.rows(outcome.refused)) {
    if (isNew) continue;
    held.push(draftOf(checked));
    if (held.length < writeBatch) continue;
    await settle(held);
    held = [];
  }
  await settle(held);
  return { updated, refused };
}
