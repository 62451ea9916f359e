import { migrate } from '#workflow/run/migrate.ts';
import type { Tx } from '../../database/database.ts';
import type { Me } from '../acting.ts';
import { keptState, lockCase, stateOf } from '../case-row.ts';
import type { Engine } from '../engine.ts';
import { note } from '../entries.ts';
import { refuseProcess } from '../refusals.ts';
import { processByKey } from './edit-process.ts';

type Stay = { caseId: string; number: string; nodes: string[]; why: string };

/** Running cases of one version go on on the one in force, where each place at which they stand has its counterpart. With `preview` nothing is written. */
export async function migrateCases(
  engine: Engine,
  tx: Tx,
  key: string,
  ask: { readonly from: number; readonly preview: boolean; readonly renamed?: Readonly<Record<string, string>> },
  me: Me,
): Promise<{ moves: number; stays: Stay[] }> {
  const process = await processByKey(tx, key);
  const versions = await tx
    .selectFrom('workflow_version')
    .select(['id', 'number', 'state'])
    .where('process_id', '=', process.id)
    .execute();
  const from = versions.find(each => each.number === ask.from);
  const to = versions.find(each => each.state === 'in-force');
  if (!from) throw refuseProcess['not-found']();
  if (!to) throw refuseProcess['not-in-force']();
  if (from.id === to.id) return { moves: 0, stays: [] };
  const [before, after] = [await engine.models.of(tx, from.id), await engine.models.of(tx, to.id)];
  const running = await tx
    .selectFrom('workflow_case')
    .select('id')
    .where('version_id', '=', from.id)
    .where('state', '=', 'running')
    .orderBy('id')
    .execute();
  const stays: Stay[] = [];
  let moves = 0;
  for (const { id } of running) {
    const row = await lockCase(tx, id);
    if (row.state !== 'running' || row.version_id !== from.id) continue;
    const migrated = migrate(before, after, stateOf(row), ask.renamed ?? {});
    if (migrated.state === null) {
      const nodes = migrated.misfits.map(each => each.node);
      stays.push({ caseId: id, number: row.number, nodes, why: migrated.misfits[0]?.why ?? '' });
      continue;
    }
    moves++;
    if (ask.preview) continue;
    await tx
      .updateTable('workflow_case')
      .set({ version_id: to.id, stands: keptState(migrated.state) })
      .where('id', '=', id)
      .execute();
    for (const [old, now] of Object.entries(ask.renamed ?? {})) {
      const renamed = { node: now, name: after.nodes.get(now)?.name || now };
      await tx
        .updateTable('workflow_task')
        .set(renamed)
        .where('case_id', '=', id)
        .where('node', '=', old)
        .where('state', '=', 'open')
        .execute();
      await tx
        .updateTable('workflow_wait')
        .set({ node: now })
        .where('case_id', '=', id)
        .where('node', '=', old)
        .execute();
    }
    await note(tx, id, { accountId: me.accountId, name: me.name }, engine.ports.clock.now(), {
      kind: 'moved-version',
      text: `第 ${ask.from} 版 → 第 ${to.number} 版`,
    });
  }
  return { moves, stays };
}
