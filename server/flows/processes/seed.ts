import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tx } from '#platform/database/database.ts';
import type { Workflow } from '#platform/workflow/workflow.ts';

const folder = join(import.meta.dirname, 'shipped');
/**
 * Brings the processes that come with the product into an installation: a new one is put in force, a newer text of one that is there becomes a
 * draft, which a person looks at. What was drawn here is never written over.
 */
export async function seedProcesses(tx: Tx, workflow: Pick<Workflow, 'ship'>): Promise<void> {
  for (const { key, name, xml } of shippedProcesses()) await workflow.ship(tx, { key, name, xml });
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
