import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { NamedUnit } from './archive.ts';
import type { ImportArgs } from './args.ts';
import type { Outcome } from './check-roster.ts';
import { actor, type CommandDeps, origin } from './command-deps.ts';
import { indexesOf } from './indexes.ts';
import { importLock } from './lock.ts';
import { hasPeople, withoutKnown } from './on-file.ts';
import type { Roster } from './roster-source.ts';
import { foldUnit } from './rules/normalise-unit.ts';
import { drafter, type PersonDraft } from './rules/person-draft.ts';
import type { CheckedRow } from './rules/row-in-making.ts';
import { writePeople } from './write-people.ts';
import './tables.ts';

const writeBatch = 1000;
/** The unit above those that an import makes, where there is none yet. */
const rootUnit = '本公司';

/** Writes the new persons of a checked file in one transaction, the missing units with them. */
export async function writeRoster(
  args: ImportArgs,
  deps: CommandDeps,
  roster: Roster,
  outcome: Outcome,
  wanted: readonly NamedUnit[],
  unitsOpen: boolean,
): Promise<void> {
  const { database, secrets, archive } = deps;
  if (!database || !secrets) throw new Error('an import that writes needs a database and keys');
  const today = deps.clock.today();
  const bytes = await readFile(args.file);
  const digest = createHmac('sha256', secrets.derive('file-digest')).update(bytes).digest('base64url');
  const indexes = indexesOf(secrets);
  const draftOf = drafter(roster.header.columns);
  const unitAt = roster.header.columns.findLastIndex(column => column.field?.startsWith('unit') ?? false);
  const unitText = (checked: CheckedRow) => String(checked.values[unitAt] ?? '');
  await database.as(actor, origin, async tx => {
    await sql`select pg_advisory_xact_lock(${importLock})`.execute(tx);
    const missing = [...wanted];
    if (unitsOpen && args.makeUnits) {
      const names = new Set<string>();
      for (const each of outcome.good.rows(outcome.refused)) names.add(unitText(each.checked));
      names.delete('');
      for (const unit of names) missing.push({ unit, aliases: [] });
    }
    if (missing.length > 0) await archive.makeUnits(tx, missing, rootUnit, today);
    if (outcome.totals.created === 0) return;
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
      } as never)
      .execute();
    const place = (draft: PersonDraft, checked: CheckedRow) => {
      const name = draft.unitName ?? unitText(checked);
      return draft.unitId || name === '' ? draft : { ...draft, unitId: idOf.get(foldUnit(name)) ?? null };
    };
    const batches = async function* () {
      let held: PersonDraft[] = [];
      for (const { checked, isNew } of outcome.good.rows(outcome.refused)) {
        if (!isNew) continue;
        held.push(place(draftOf(checked), checked));
        if (held.length < writeBatch) continue;
        yield peopled ? await withoutKnown(tx, held, indexes) : held;
        held = [];
      }
      yield peopled ? await withoutKnown(tx, held, indexes) : held;
    };
    const created = await writePeople(tx, { archive, secrets, today, runId, accountId: null }, batches(), soFar => {
      if (soFar % 10_000 === 0) deps.say(`已写入 ${soFar} / ${outcome.totals.created} 人`);
    });
    await tx
      .updateTable('import_run')
      .set({ created, written_at: sql`clock_timestamp()`, ended_at: sql`clock_timestamp()` } as never)
      .where('id', '=', runId)
      .execute();
  });
}
