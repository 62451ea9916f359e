import { randomUUID } from 'node:crypto';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { DocumentDeps } from '../deps.ts';
import { needEditable, needWay } from '../may.ts';
import type { Prepared } from '../prepare.ts';
import type { DocumentSource } from '../tables.ts';
import { writeVersion } from './write-version.ts';

type Given = {
  personId: string;
  kindId: string;
  title?: string;
  source?: DocumentSource;
  caseId?: string;
  fileId?: string;
};

/** Puts a paper into an archive: kept at once by who may edit that part of it, proposed by its holder. */
export async function addDocument(
  tx: Tx,
  deps: DocumentDeps,
  actor: Actor,
  given: Given,
  prepared: Prepared,
): Promise<{ id: string; isProposed: boolean }> {
  const { kind, way } = await needWay(tx, actor, given.personId, given.kindId);
  const id = randomUUID();
  await tx
    .insertInto('document')
    .values({
      id,
      person_id: given.personId,
      kind_id: kind.id,
      field_group: kind.field_group,
      title: (given.title ?? prepared.paper.name.replace(/\.[a-z]+$/, '')).slice(0, 80).toWellFormed() || kind.name,
      number: '',
      issued_on: null,
      expires_on: null,
      state: way === 'office' ? 'kept' : 'proposed',
      source: given.source ?? way,
      case_id: given.caseId ?? null,
    })
    .execute();
  await writeVersion(tx, deps, prepared, {
    documentId: id,
    personId: given.personId,
    group: kind.field_group,
    n: 1,
    byHolder: way === 'holder',
    ...(given.fileId ? { fileId: given.fileId } : {}),
  });
  return { id, isProposed: way === 'holder' };
}

/** Lays a new version over the one before, which stays. */
export async function addVersion(
  tx: Tx,
  deps: DocumentDeps,
  actor: Actor,
  id: string,
  prepared: Prepared,
): Promise<{ n: number }> {
  const { person_id, field_group, version, way } = await needEditable(tx, actor, id);
  const n = version + 1;
  await tx.updateTable('document').set({ version: n }).where('id', '=', id).execute();
  const of = { documentId: id, personId: person_id, group: field_group, n, byHolder: way === 'holder' };
  await writeVersion(tx, deps, prepared, of);
  return { n };
}
