import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '#platform/database/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Workflow } from '#platform/workflow/workflow.ts';

const folder = join(import.meta.dirname, 'shipped');
const setUpLock = 7_365_008;

/**
 * Brings the processes that come with the product into an installation: a new one is put in force, a newer text of one that is there becomes a
 * draft, which a person looks at. What was drawn here is never written over. Several processes of the server may call it at once.
 */
export async function seedProcesses(database: Database, workflow: Workflow): Promise<void> {
  const origin = { requestId: null, ip: null, command: 'processes' };
  await database.inTurn(setUpLock, () =>
    database.as(systemActor('setup'), origin, async tx => {
      for (const { key, name, xml } of shippedProcesses()) await workflow.ship(tx, { key, name, xml });
    }),
  );
}

/** The models by key, as they stand in the folder. */
export function shippedProcesses(): { key: string; name: string; xml: string }[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.bpmn'))
    .sort()
    .map(file => {
      const xml = readFileSync(join(folder, file), 'utf8');
      const name = /<bpmn:process [^>]*\bname="([^"]*)"/.exec(xml)?.[1] ?? file;
      return { key: file.replace(/\.bpmn$/, ''), name, xml };
    });
}
