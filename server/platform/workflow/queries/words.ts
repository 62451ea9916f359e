import { sql } from 'kysely';
import type { Tx } from '../../database/database.ts';
import type { Engine } from '../engine.ts';

/** What a model may name, for the designer's lists. */
export async function wordsOf(engine: Engine, tx: Tx) {
  const [roles, groups, units, processes, forms] = await Promise.all([
    tx.selectFrom('access_role').select(['code', 'name']).orderBy('name').execute(),
    tx.selectFrom('workflow_group').select(['code', 'name']).orderBy('name').execute(),
    sql<{
      id: string;
      name: string;
    }>`select unit_id as id, name from unit_version where valid @> access_today() order by name limit 3000`.execute(tx),
    tx.selectFrom('workflow_process').select(['key', 'name']).orderBy('name').execute(),
    engine.ports.forms(tx),
  ]);
  const services = [...engine.ports.services].map(([name, service]) => ({
    name,
    label: service.label,
    errors: [...(service.errors ?? [])],
    inputs: (service.inputs ?? []).map(each => ({ ...each })),
    results: (service.results ?? []).map(each => ({ ...each })),
  }));
  return { services, roles, groups, units: units.rows, forms: [...forms], processes };
}
