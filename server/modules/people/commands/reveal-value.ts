import { sql } from 'kysely';
import { note } from '#platform/audit/note.ts';
import type { Tx } from '#platform/database/database.ts';
import type { PeopleDeps } from '../deps.ts';
import { archive } from '../fields.ts';
import { withinReach } from '../queries/reachable-groups.ts';
import { needPerson } from '../reach.ts';
import { refuse } from '../refusals.ts';

const columns = { identity: 'number_envelope', bank: 'number_envelope', contact: 'phone' } as const;

/** The full number of one version, superseded ones included. Every reading is noted in the audit. */
export async function revealValue(
  tx: Tx,
  deps: PeopleDeps,
  personId: string,
  group: keyof typeof columns,
  versionId: string,
): Promise<string> {
  await needPerson(tx, personId);
  const reach = await withinReach(tx, personId);
  if (!reach.has('people.reveal', group)) throw refuse['reveal-not-allowed']();
  const { table } = archive[group];
  const column = sql.ref(columns[group]);
  const found = await sql<{ value: string | null }>`
    select ${column} as value from ${sql.table(table)} where person_id = ${personId} and id = ${versionId}
    union all
    select ${column} from ${sql.table(`${table}_past`)} where person_id = ${personId} and id = ${versionId} limit 1`.execute(
    tx,
  );
  const value = found.rows[0]?.value;
  if (value === undefined || value === null) throw refuse['version-not-found']();
  await note(tx, 'people.reveal', [personId], { group, versionId });
  return group === 'contact' ? value : deps.secrets.open(value);
}
