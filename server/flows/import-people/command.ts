import { createHmac } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { Workbook } from '#platform/workbook/cell.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import type { Archive, NamedUnit } from './archive.ts';
import { type ImportArgs, readArgs, usage } from './args.ts';
import { checkFile } from './check-file.ts';
import { type Indexes, indexesOf } from './indexes.ts';
import { importLock } from './lock.ts';
import { findPeople, type Roster } from './roster-source.ts';
import { withoutConsequences } from './rules/find-duplicates.ts';
import { foldUnit, type KnownUnit, unitReader } from './rules/normalise-unit.ts';
import { drafter } from './rules/person-draft.ts';
import type { Problem } from './rules/problem.ts';
import { valuesByHeader } from './rules/report.ts';
import type { CheckedRow } from './rules/row-in-making.ts';
import { joinUnits, readUnitsFile } from './units-file.ts';
import { inBatches, writePeople } from './write-people.ts';
import { mostWarnings, type Totals, writeReport } from './write-report.ts';

export type CommandDeps = {
  /** Null only where a dry run finds no database yet. */
  readonly database: Database | null;
  readonly secrets: Secrets | null;
  readonly archive: Archive;
  readonly clock: Clock;
  /** Sentences and progress for the person at the terminal. */
  readonly say: (line: string) => void;
};

type Good = { readonly checked: CheckedRow; readonly isNew: boolean };
type Outcome = {
  readonly totals: Totals;
  readonly problems: readonly Problem[];
  readonly good: readonly Good[];
  readonly warnings: readonly Problem[];
};

const origin = { requestId: null, ip: null, command: 'renshi import people' };
const actor = systemActor('setup');
const writeBatch = 2000;
/** The unit above those that an import makes, where there is none yet. */
const rootUnit = '本公司';

/** `renshi import people …`. Gives the exit code: 0, 1 when rows were refused, 2 when the file or the arguments are of no use. */
export async function importPeopleCommand(args: readonly string[], deps: CommandDeps): Promise<0 | 1 | 2> {
  let read: ImportArgs | null = null;
  try {
    read = readArgs(args);
    return await run(read, deps);
  } catch (fault) {
    const refusal = fault instanceof Refusal ? fault : unreadable(fault, read);
    if (!refusal) throw fault;
    deps.say(refusal.zh);
    if (refusal.code === 'import.usage') deps.say(usage);
    if (read?.report) {
      const report = {
        rows: 0,
        accepted: 0,
        refused: 0,
        problems: [],
        people: [],
        error: { code: refusal.code, message: refusal.zh },
      };
      await writeFile(read.report, `${JSON.stringify(report)}\n`).catch(() => {});
    }
    return 2;
  }
}

function unreadable(fault: unknown, read: ImportArgs | null): { code: string; zh: string } | null {
  const code = (fault as NodeJS.ErrnoException).code;
  const path = (fault as NodeJS.ErrnoException).path ?? read?.file ?? '';
  if (code === 'ENOENT') return { code: 'import.no-file', zh: `没有这个文件或目录：${path}` };
  if (code === 'EISDIR') return { code: 'import.no-file', zh: `这是一个目录，不是文件：${path}` };
  if (code === 'EACCES' || code === 'EPERM') return { code: 'import.no-file', zh: `没有权限读写：${path}` };
  return null;
}

async function run(args: ImportArgs, deps: CommandDeps): Promise<0 | 1> {
  const wanted = args.unitsFile === undefined ? [] : await readUnitsFile(args.unitsFile);
  const onFile = deps.database ? await lookAround(deps.database, deps) : { units: [], hasPeople: false };
  const units = joinUnits(onFile.units, wanted);
  const known = units.length > 0 ? units : null;
  const workbook = await openWorkbook(args.file);
  try {
    const reader = known && unitReader(known);
    const isUnit = reader
      ? (text: string) => ((found = reader(text)) => 'unit' in found && found.unit !== null)()
      : undefined;
    const roster = await findPeople(workbook, { sheet: args.sheet, ...(isUnit ? { isUnit } : {}) });
    sayIgnored(roster, deps);
    if (!known) deps.say('没有任何单位，也没有用 --units 给出：部门一列没有核对。');
    const outcome = await check(workbook, roster, known, onFile.hasPeople, deps);
    const keepsBack = args.allOrNone && outcome.totals.refused > 0;
    if (!args.dryRun && !keepsBack) await write(args, deps, roster, outcome, wanted, known === null);
    if (args.report) {
      const values = function* () {
        for (const { checked } of outcome.good)
          yield { row: checked.row, values: valuesByHeader(roster.header.columns, checked) };
      };
      await writeReport(args.report, outcome.totals, outcome.problems, outcome.warnings, values());
    }
    saySummary(args, outcome, keepsBack, deps);
    return outcome.totals.refused > 0 ? 1 : 0;
  } finally {
    workbook.close();
  }
}

async function lookAround(database: Database, deps: CommandDeps): Promise<{ units: KnownUnit[]; hasPeople: boolean }> {
  return database.as(actor, origin, async tx => {
    const { rows } = await sql<{ some: boolean }>`select exists (select from person) as some`.execute(tx);
    return { units: await deps.archive.units(tx, deps.clock.today()), hasPeople: rows[0]?.some ?? false };
  });
}

async function check(
  workbook: Workbook,
  roster: Roster,
  units: readonly KnownUnit[] | null,
  hasPeople: boolean,
  deps: CommandDeps,
): Promise<Outcome> {
  const { database, secrets } = deps;
  let good: Good[] = [];
  const found: Problem[] = [];
  const warnings: Problem[] = [];
  const standing = { new: 0, unchanged: 0, differs: 0 };
  let rows = 0;
  const differing = new Set<number>();
  const shared = await checkFile({
    workbook,
    sheet: roster.sheet,
    headerUntil: roster.header.until,
    columns: roster.header.columns,
    units,
    today: deps.clock.today(),
    indexes: secrets ? indexesOf(secrets) : noIndexes,
    reach: null,
    asked: database && hasPeople ? work => database.as(actor, origin, work) : null,
    took: async (judged, soFar) => {
      rows = soFar;
      for (const each of judged) {
        const problems = [...each.checked.problems, ...each.archive];
        found.push(...problems);
        if (warnings.length < mostWarnings) warnings.push(...each.warnings);
        if (each.standing === 'differs') differing.add(each.checked.row);
        if (problems.length === 0) good.push({ checked: each.checked, isNew: each.standing === 'new' });
      }
      if (soFar % 10_000 === 0) deps.say(`已校验 ${soFar} 行`);
    },
  });
  found.push(...shared);
  const problems = withoutConsequences(found);
  const refused = new Set(problems.map(each => each.row));
  good = good.filter(each => !refused.has(each.checked.row));
  const order = new Map(roster.header.columns.map((column, i) => [column.header, i]));
  problems.sort((a, b) => a.row - b.row || (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0));
  for (const each of good) standing[each.isNew ? 'new' : differing.has(each.checked.row) ? 'differs' : 'unchanged']++;
  const totals = {
    rows,
    accepted: good.length,
    refused: refused.size,
    created: standing.new,
    unchanged: standing.unchanged,
    differs: standing.differs,
  };
  return { totals, problems, good, warnings };
}

/** A dry run without a database has no keys, and nothing to look up with them. */
const noIndexes: Indexes = { document: () => '', bank: () => '', key: () => '' };

async function write(
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
  const fresh = outcome.good.filter(each => each.isNew);
  const bytes = await readFile(args.file);
  const digest = createHmac('sha256', secrets.derive('file-digest')).update(bytes).digest('base64url');
  const size = (await stat(args.file)).size;
  const draftOf = drafter(roster.header.columns);
  const unitAt = roster.header.columns.findLastIndex(column => column.field?.startsWith('unit') ?? false);
  const unitText = ({ checked }: Good) => String(checked.values[unitAt] ?? '');
  await database.as(actor, origin, async tx => {
    await sql`select pg_advisory_xact_lock(${importLock})`.execute(tx);
    const missing = [...wanted];
    if (unitsOpen && args.makeUnits) {
      for (const name of new Set(fresh.map(unitText))) if (name !== '') missing.push({ unit: name, aliases: [] });
    }
    if (missing.length > 0) await archive.makeUnits(tx, missing, rootUnit, today);
    if (fresh.length === 0) return;
    const idOf = new Map<string, string>();
    for (const unit of await archive.units(tx, today)) if (unit.id) idOf.set(foldUnit(unit.name), unit.id);
    const runId = newId();
    await tx
      .insertInto('import_run')
      .values({
        id: runId,
        account_id: null,
        file_name: basename(args.file),
        size_bytes: size,
        file_digest: digest,
        state: 'done',
        sheet: roster.sheet,
        header_from: roster.header.from,
        header_until: roster.header.until,
        ...outcome.totals,
        mode: args.allOrNone ? 'all-or-none' : 'good-rows',
      } as never)
      .execute();
    const batches = function* () {
      for (const batch of inBatches(fresh, writeBatch)) {
        yield batch.map(each => {
          const draft = draftOf(each.checked);
          const name = draft.unitName ?? unitText(each);
          return draft.unitId || name === '' ? draft : { ...draft, unitId: idOf.get(foldUnit(name)) ?? null };
        });
      }
    };
    await writePeople(tx, { archive, secrets, today, runId, accountId: null }, batches(), soFar => {
      if (soFar % 10_000 === 0) deps.say(`已写入 ${soFar} / ${fresh.length} 人`);
    });
    await tx
      .updateTable('import_run')
      .set({ written_at: sql`clock_timestamp()`, ended_at: sql`clock_timestamp()` } as never)
      .where('id', '=', runId)
      .execute();
  });
}

function sayIgnored(roster: Roster, deps: CommandDeps): void {
  const ignored = roster.header.columns.filter(column => column.field === null && !column.ordinal);
  if (ignored.length > 0) deps.say(`没有对应字段的列，不导入：${ignored.map(column => column.header).join('、')}`);
}

function saySummary(args: ImportArgs, { totals }: Outcome, keepsBack: boolean, deps: CommandDeps): void {
  const verdict = keepsBack
    ? '有问题行，按“全部没有问题才导入”没有写入'
    : `${args.dryRun ? '将新建' : '新建'} ${totals.created} 人，已存在且一致 ${totals.unchanged} 人，已存在但不同（未改动）${totals.differs} 人`;
  deps.say(`共 ${totals.rows} 行：${totals.accepted} 行没有问题，${totals.refused} 行有问题。${verdict}。`);
}
