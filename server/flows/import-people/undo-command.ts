import { sql } from 'kysely';
import { importStateLabels } from '#contract/import.ts';
import { Refusal } from '#kernel/refusal.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { CommandDeps } from './command-deps.ts';
import { importLock } from './lock.ts';
import { refuse } from './refusals.ts';
import { holdRun, type RunRow } from './runs.ts';
import { undoRun } from './undo-run.ts';

type Deps = Pick<CommandDeps, 'database' | 'archive' | 'say'> & {
  /** The result, for the standard output; `say` is for progress and complaints. */
  readonly tell: (line: string) => void;
  /** The company's zone, for the times that are shown. */
  readonly zone: string;
};

const actor = systemActor('setup');
const usual = 20;
const most = 1000;

/** `renshi import runs [--limit N]`: the imports of everybody, the newest first. */
export async function importRunsCommand(args: readonly string[], deps: Deps): Promise<0 | 2> {
  const limit = limitOf(args);
  if (limit === null || !deps.database) {
    deps.say(`用法：renshi import runs [--limit N]，N 为 1 至 ${most}`);
    return 2;
  }
  const origin = { requestId: null, ip: null, command: 'renshi import runs' };
  const rows = await deps.database.as(actor, origin, tx =>
    sql<
      RunRow & { username: string | null }
    >`select r.*, a.username from import_run r left join account a on a.id = r.account_id
      order by r.created_at desc limit ${limit}`.execute(tx),
  );
  if (rows.rows.length === 0) deps.tell('还没有导入过。');
  for (const run of rows.rows) {
    const made = run.state === 'done' || run.state === 'undone' ? '新建' : '将新建';
    const counts = [
      `${run.rows} 行`,
      `${made} ${run.created}`,
      `已存在 ${run.unchanged + run.differs}`,
      `有问题 ${run.refused}`,
    ];
    deps.tell(
      `${run.id}  ${timeOf(run.created_at, deps.zone)}  ${importStateLabels[run.state]}  ${run.username ?? '命令行'}`,
    );
    deps.tell(`    ${run.file_name}：${counts.join('，')}`);
  }
  return 0;
}

/**
 * `renshi import undo RUN_ID`: takes back an import by the same rules as the screen. Gives 0; 1 when persons were changed since, who are
 * named and nothing was undone; 2 when there is no such import or it is not one to undo.
 */
export async function undoImportCommand(args: readonly string[], deps: Deps): Promise<0 | 1 | 2> {
  const [id, ...others] = args;
  if (!id || id.startsWith('-') || others.length > 0 || !deps.database) {
    deps.say('用法：renshi import undo 编号（用 renshi import runs 查看编号）');
    return 2;
  }
  const origin = { requestId: null, ip: null, command: 'renshi import undo' };
  try {
    return await deps.database.as<0>(actor, origin, async tx => {
      await sql`select pg_advisory_xact_lock(${importLock})`.execute(tx);
      const run = await holdRun(tx, await wholeId(tx, id), 'done');
      const { removed, restored } = await undoRun(deps.archive, tx, run.id, (soFar, total) => {
        if (total > 5_000) deps.say(`已移除 ${soFar} / ${total} 人`);
      });
      deps.tell(
        `已撤销 ${timeOf(run.created_at, deps.zone)} 的导入“${run.file_name}”：移除 ${removed} 人${restored > 0 ? `，恢复 ${restored} 人的内容` : ''}。历史与审计保留；导入时建立的单位和记住的别名不受影响。`,
      );
      return 0;
    });
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    deps.say(fault.zh);
    const people = (fault.facts.people ?? []) as { row: number; name: string }[];
    for (const each of people) deps.say(`  第 ${each.row} 行 ${each.name}`);
    return fault.code === 'import.touched' ? 1 : 2;
  }
}

/** The id of the run whose id is this, or begins so and is the only one. */
async function wholeId(tx: Tx, begin: string): Promise<string> {
  if (!/^[0-9a-f-]{8,36}$/.test(begin)) throw refuse['not-found']();
  const { rows } = await sql<{
    id: string;
  }>`select id from import_run where id::text like ${`${begin}%`} limit 2`.execute(tx);
  const only = rows[0];
  if (!only || rows.length > 1) throw refuse['not-found']();
  return only.id;
}

function limitOf(args: readonly string[]): number | null {
  if (args.length === 0) return usual;
  const text = args[0] === '--limit' && args.length === 2 ? args[1] : /^--limit=(.+)$/.exec(args[0] ?? '')?.[1];
  const limit = Number(text);
  return Number.isInteger(limit) && limit >= 1 && limit <= most ? limit : null;
}

/** To the minute, as the clock on the wall says. */
function timeOf(at: Date, zone: string): string {
  const shown = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return shown.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
