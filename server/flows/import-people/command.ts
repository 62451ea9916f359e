import { open, writeFile } from 'node:fs/promises';
import { Refusal } from '#kernel/refusal.ts';
import type { Database } from '#platform/database/database.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import { type ImportArgs, readArgs, usage } from './args.ts';
import { checkRoster, type Outcome } from './check-roster.ts';
import { actor, type CommandDeps, origin } from './command-deps.ts';
import { gatherStatistics } from './gather-statistics.ts';
import { type Known, knownOn, noGrades } from './known.ts';
import { hasPeople } from './on-file.ts';
import { findPeople, type Roster } from './roster-source.ts';
import { customFieldsOf } from './rules/custom-fields.ts';
import { unitReader } from './rules/normalise-unit.ts';
import { valuesByHeader } from './rules/report.ts';
import { joinUnits, readUnitsFile } from './units-file.ts';
import { writeReport } from './write-report.ts';
import { type Written, writeRoster } from './write-roster.ts';

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
  // A report that cannot be written is to be known before anything else is.
  if (args.report !== undefined) await (await open(args.report, 'a')).close();
  const wanted = args.unitsFile === undefined ? [] : await readUnitsFile(args.unitsFile);
  const onFile = deps.database ? await lookAround(deps.database, deps) : nothingKnown;
  const units = joinUnits(onFile.units, wanted);
  const known = units.length > 0 ? units : null;
  const workbook = await openWorkbook(args.file);
  try {
    const reader = known && unitReader(known);
    const isUnit = reader
      ? (text: string) => ((found = reader(text)) => 'unit' in found && found.unit !== null)()
      : undefined;
    const roster = await findPeople(workbook, {
      sheet: args.sheet,
      ...(isUnit ? { isUnit } : {}),
      custom: { fields: customFieldsOf(onFile.customSections) },
    });
    sayIgnored(roster, deps);
    if (!known) deps.say('没有任何单位，也没有用 --units 给出：部门一列没有核对。');
    const outcome = await checkRoster(workbook, roster, { ...onFile, units: known }, onFile.hasPeople, deps);
    const keepsBack = args.allOrNone && outcome.totals.refused > 0;
    const written =
      args.dryRun || keepsBack ? null : await writeRoster(args, deps, roster, outcome, wanted, known === null);
    if (args.report) {
      const values = function* () {
        for (const { checked } of outcome.good.rows(outcome.refused))
          yield { row: checked.row, values: valuesByHeader(roster.header.columns, checked) };
      };
      await writeReport(
        args.report,
        outcome.totals,
        outcome.problems,
        outcome.warnings,
        values(),
        args.update ? outcome.updates : null,
      );
    }
    saySummary(args, outcome, keepsBack ? 'kept-back' : written, deps);
    return outcome.totals.refused + (written?.refused ?? 0) > 0 ? 1 : 0;
  } finally {
    workbook.close();
  }
}

const nothingKnown = { units: [], aliases: {}, grades: noGrades, customSections: [], hasPeople: false };

async function lookAround(database: Database, deps: CommandDeps): Promise<Known & { hasPeople: boolean }> {
  return database.as(actor, origin, async tx => {
    const peopled = await hasPeople(tx);
    if (peopled) await gatherStatistics(tx);
    return { ...(await knownOn(tx, deps.archive, deps.clock.today())), hasPeople: peopled };
  });
}

function sayIgnored(roster: Roster, deps: CommandDeps): void {
  const ignored = roster.header.columns.filter(column => column.field === null && !column.custom && !column.ordinal);
  if (ignored.length > 0) deps.say(`没有对应字段的列，不导入：${ignored.map(column => column.header).join('、')}`);
}

function saySummary(
  args: ImportArgs,
  { totals, updatable }: Outcome,
  written: Written | 'kept-back' | null,
  deps: CommandDeps,
): void {
  const { rows, accepted, refused, created, unchanged, differs } = totals;
  const head = `共 ${rows} 行：${accepted} 行没有问题，${refused} 行有问题。`;
  if (written === 'kept-back') {
    deps.say(`${head}有问题行，按“全部没有问题才导入”没有写入。`);
    return;
  }
  const told = [
    `${args.dryRun ? '将新建' : '新建'} ${created} 人`,
    ...(args.update ? [args.dryRun ? `将更新 ${updatable} 人` : `更新 ${written?.updated ?? 0} 人`] : []),
    `已存在且一致 ${unchanged} 人`,
    args.update ? `已存在但不同 ${differs} 人` : `已存在但不同（未改动）${differs} 人`,
  ];
  deps.say(`${head}${told.join('，')}。`);
  if (!args.update && updatable > 0)
    deps.say(`其中 ${updatable} 人可以用 --update 更正，或用 --update-from 日期 自某日起变更。`);
}
