import { sql } from 'kysely';
import type { ArchiveDocument, DocumentVersion, PersonDocuments, Wanting } from '#contract/document.ts';
import { type CivilDate, dayNumber } from '#kernel/civil-date.ts';
import { needPerson, withinReach } from '#modules/people/index.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { wayInto } from '../may.ts';
import { askedOf } from './asked.ts';
import '../tables.ts';

type VersionJson = Omit<DocumentVersion, 'uploadedAt'> & { uploadedAt: string };

/** The papers of one archive within the actor's reach, with what is asked for and not there. */
export async function listPersonDocuments(
  tx: Tx,
  actor: Actor,
  personId: string,
  today: CivilDate,
  removed = false,
): Promise<PersonDocuments> {
  await needPerson(tx, personId);
  const [reach, kinds, rows, asked] = await Promise.all([
    withinReach(tx, personId),
    tx.selectFrom('document_kind').select(['id', 'field_group', 'by_holder', 'is_retired']).execute(),
    rowsOf(tx, personId, removed),
    sql<{ kind_id: string; kind_name: string; why: Wanting['why'] | null }>`
      select * from (${askedOf(sql`p.id = ${personId}`, 'people.read', today)}) asked order by sort, kind_name`.execute(
      tx,
    ),
  ]);
  const ways = kinds
    .filter(kind => !kind.is_retired)
    .map(kind => ({ id: kind.id, way: wayInto(reach, actor, personId, kind) }));
  const isOwn = actor.kind === 'person' && actor.personId === personId;
  return {
    items: rows.map(row => {
      const canEdit = reach.has('people.edit', row.field_group);
      return shownOf(row, today, canEdit, !canEdit && isOwn && row.state === 'proposed');
    }),
    required: asked.rows.length,
    wanting: asked.rows.flatMap(row =>
      row.why ? [{ kindId: row.kind_id, kindName: row.kind_name, why: row.why }] : [],
    ),
    addable: ways.filter(each => each.way !== null).map(each => each.id),
    addsProposals: ways.some(each => each.way === 'holder') && !ways.some(each => each.way === 'office'),
  };
}

async function rowsOf(tx: Tx, personId: string, removed: boolean) {
  return tx
    .selectFrom('document as d')
    .innerJoin('document_kind as k', 'k.id', 'd.kind_id')
    .selectAll('d')
    .select([
      'k.name as kind_name',
      sql<
        VersionJson[]
      >`(select json_agg(json_build_object('n', v.n, 'fileName', v.file_name, 'sizeBytes', v.size_bytes, 'look', v.look,
        'pages', v.pages, 'uploadedByName', v.uploaded_by_name, 'uploadedAt', v.uploaded_at) order by v.n desc)
        from document_version v where v.document_id = d.id)`.as('versions'),
    ])
    .where('d.person_id', '=', personId)
    .$if(!removed, query => query.where('d.removed_at', 'is', null))
    .orderBy('k.sort')
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id')
    .limit(500)
    .execute();
}

function shownOf(
  row: Awaited<ReturnType<typeof rowsOf>>[number],
  today: CivilDate,
  canEdit: boolean,
  canWithdraw: boolean,
): ArchiveDocument {
  return {
    id: row.id,
    kindId: row.kind_id,
    kindName: row.kind_name,
    title: row.title,
    number: row.number,
    issuedOn: row.issued_on,
    expiresOn: row.expires_on,
    daysLeft: row.expires_on === null ? null : dayNumber(row.expires_on) - dayNumber(today),
    state: row.state,
    source: row.source,
    caseId: row.case_id,
    createdByName: row.created_by_name,
    decisionReason: row.decision_reason,
    removedAt: row.removed_at?.toISOString() ?? null,
    removedByName: row.removed_by_name,
    removalReason: row.removal_reason,
    versions: (row.versions ?? []).map(each => ({ ...each, uploadedAt: new Date(each.uploadedAt).toISOString() })),
    canEdit,
    canWithdraw,
  };
}
