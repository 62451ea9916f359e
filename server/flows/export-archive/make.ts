import type { ExportAsk } from '#contract/export.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Run } from '#platform/jobs/handler.ts';
import { asRequester, asSystem, fingerprintOf } from './as-requester.ts';
import type { ExportDeps } from './deps.ts';
import { gatherPart, type Part } from './gather.ts';
import { refuse } from './refusals.ts';
import { lockExport } from './rows.ts';
import { readSettings } from './settings.ts';
import type { ExportRow } from './tables.ts';
import { writeFile } from './write-file.ts';

/** People a transaction; small, so that others get their turn and memory stays bounded. */
const atOnce = 500;
/** What was gathered longer ago than this, by a process that died, is gathered anew: people may have moved out of reach. */
const freshMs = 15 * 60_000;

/**
 * Makes the file of an approved export in small transactions: what is gathered is kept sealed, so that a run after a crash goes on where the
 * last one stopped. A refusal ends the export with its sentence.
 */
export async function makeExport(
  deps: ExportDeps,
  run: Pick<Run<{ exportId: string }>, 'data' | 'signal' | 'report'>,
): Promise<object | undefined> {
  const { database } = deps;
  const { exportId } = run.data;
  const begun = await asSystem(database, async tx => {
    const row = await lockExport(tx, exportId);
    if (!row || (row.state !== 'approved' && row.state !== 'making')) return null;
    if (row.state === 'approved')
      await tx.updateTable('export_request').set({ state: 'making' }).where('id', '=', exportId).execute();
    const people = await tx
      .selectFrom('export_people')
      .select('person_ids')
      .where('id', '=', exportId)
      .executeTakeFirst();
    return { row, ids: people?.person_ids ?? [] };
  });
  if (!begun) return undefined;
  try {
    const header = await gather(deps, run, begun.row, begun.ids);
    run.report(begun.ids.length, begun.ids.length, '正在写文件');
    return await finish(deps, begun.row, header);
  } catch (fault) {
    if (run.signal.aborted) await leave(deps, exportId, 'cancelled', null);
    else if (fault instanceof Refusal) await leave(deps, exportId, 'failed', fault.zh);
    throw fault;
  }
}

/** Gives the header of the file. Refuses export.nothing-left. */
async function gather(
  deps: ExportDeps,
  run: Pick<Run<{ exportId: string }>, 'signal' | 'report'>,
  row: ExportRow,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { database, secrets, clock } = deps;
  const ask = JSON.parse(secrets.open(row.ask_envelope)) as ExportAsk;
  const as = await asRequester(database, row.account_id);
  const held = await as(async tx => fingerprintOf(tx));
  const fresh = new Date(clock.now().getTime() - freshMs);
  const there = await asSystem(database, async tx => {
    await tx
      .deleteFrom('export_part')
      .where('export_id', '=', row.id)
      .where(eb => eb.or([eb('held', '<>', held), eb('read_at', '<', fresh)]))
      .execute();
    return tx.selectFrom('export_part').select('n').where('export_id', '=', row.id).execute();
  });
  const kept = new Set(there.map(each => each.n));
  let header: readonly string[] = [];
  for (let n = 0; n * atOnce < ids.length; n++) {
    run.signal.throwIfAborted();
    const some = ids.slice(n * atOnce, (n + 1) * atOnce);
    // Without a part kept nobody knows the header yet; asking for nobody tells it.
    if (kept.has(n)) {
      if (header.length === 0) header = (await as(tx => gatherPart(tx, deps, row, ask, []))).header;
      run.report(Math.min(ids.length, (n + 1) * atOnce), ids.length);
      continue;
    }
    const part = await as(tx => gatherPart(tx, deps, row, ask, some));
    // Given or taken in between: what was gathered before isn't what he may have now.
    if (part.held !== held) return gather(deps, run, row, ids);
    header = part.header;
    await asSystem(database, tx => keepPart(tx, deps, row.id, n, part));
    const done = Math.min(ids.length, (n + 1) * atOnce);
    run.report(done, ids.length, `已取 ${done} 人`);
  }
  return header;
}

async function keepPart(
  tx: Tx,
  deps: Pick<ExportDeps, 'secrets' | 'clock'>,
  id: string,
  n: number,
  part: Part,
): Promise<void> {
  await tx
    .insertInto('export_part')
    .values({
      id: newId(),
      export_id: id,
      n,
      held: part.held,
      rows: part.people,
      sealed: deps.secrets.sealBytes(Buffer.from(JSON.stringify(part.cells))),
      read_at: deps.clock.now(),
    })
    .execute();
}

/** Puts the parts together into the file, and tells who asked for it. */
async function finish(deps: ExportDeps, row: ExportRow, header: readonly string[]): Promise<object> {
  return asSystem(deps.database, async tx => {
    const now = await lockExport(tx, row.id);
    if (now?.state !== 'making') return {};
    const counted = await tx
      .selectFrom('export_part')
      .select(eb => eb.fn.sum<number>('rows').as('n'))
      .where('export_id', '=', row.id)
      .executeTakeFirst();
    const people = Number(counted?.n ?? 0);
    if (people === 0) throw refuse['nothing-left']();
    const settings = await readSettings(tx);
    const madeAt = deps.clock.now();
    const file = await writeFile(tx, deps, row, header, madeAt);
    await tx
      .updateTable('export_request')
      .set({
        state: 'ready',
        file_id: file.id,
        size_bytes: file.sizeBytes,
        made_rows: people,
        made_at: madeAt,
        expires_at: new Date(madeAt.getTime() + settings.linkHours * 3_600_000),
        most_downloads: settings.mostDownloads,
      })
      .where('id', '=', row.id)
      .execute();
    await tx.deleteFrom('export_part').where('export_id', '=', row.id).execute();
    await deps.tell(tx, {
      to: [row.account_id],
      kind: 'export.ready',
      title: `导出文件已生成：${row.number}`,
      text: `${settings.linkHours} 小时内可下载 ${settings.mostDownloads} 次。`,
      link: '/exports',
    });
    return { rows: people };
  });
}

async function leave(deps: ExportDeps, id: string, state: 'cancelled' | 'failed', error: string | null): Promise<void> {
  await asSystem(deps.database, async tx => {
    const row = await lockExport(tx, id);
    if (row?.state !== 'approved' && row?.state !== 'making') return;
    await tx.deleteFrom('export_part').where('export_id', '=', id).execute();
    await tx.updateTable('export_request').set({ state, error_text: error }).where('id', '=', id).execute();
    if (state === 'failed')
      await deps.tell(tx, {
        to: [row.account_id],
        kind: 'export.ready',
        title: `导出未能生成：${row.number}`,
        text: error ?? '',
        link: '/exports',
      });
  });
}
