import type { Tx } from '../../database/database.ts';
import type { Engine } from '../engine.ts';
import { incidentText } from '../rules/incident-text.ts';

/** What failed and is not mended, the oldest first. */
export async function listIncidents(engine: Engine, tx: Tx) {
  const rows = await tx
    .selectFrom('workflow_incident as i')
    .innerJoin('workflow_case as c', 'c.id', 'i.case_id')
    .innerJoin('workflow_process as p', 'p.id', 'c.process_id')
    .select([
      'i.case_id',
      'i.token',
      'i.node',
      'i.at',
      'i.code',
      'i.facts',
      'c.number',
      'c.title',
      'c.version_id',
      'p.key',
    ])
    .where('i.mended_at', 'is', null)
    .where('c.state', '=', 'running')
    .orderBy('i.at')
    .limit(500)
    .execute();
  const items = [];
  for (const row of rows) {
    const model = await engine.models.of(tx, row.version_id);
    items.push({
      caseId: row.case_id,
      number: row.number,
      title: row.title,
      processKey: row.key,
      token: row.token,
      node: row.node,
      nodeName: model.nodes.get(row.node)?.name || row.node,
      at: row.at.toISOString(),
      code: row.code,
      zh: incidentText(row.code, row.facts),
    });
  }
  return items;
}
