import * as contract from '#contract/document.ts';
import * as ofCases from '#contract/document-case.ts';
import * as kinds from '#contract/document-kind.ts';
import * as lists from '#contract/document-list.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { TellNotice } from '#platform/notify/notify.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import { addDocument, addVersion } from './commands/add-document.ts';
import { decideDocument, removeDocument, restoreDocument } from './commands/decide.ts';
import { describeDocument, type Told } from './commands/describe-document.ts';
import { addKind, setKind } from './commands/set-kind.ts';
import type { DocumentRouteDeps } from './deps.ts';
import { needEditable, needWay } from './may.ts';
import { prepare } from './prepare.ts';
import { lookAtFile, readCasePage } from './queries/case-file.ts';
import { listKinds } from './queries/kinds.ts';
import { listExpiring, listIncomplete, listProposed, type Narrowed } from './queries/lists.ts';
import { listPersonDocuments } from './queries/person-documents.ts';
import { readFile, readPage, readThumbnail } from './queries/read-file.ts';
import { documentProposed } from './tell-keepers.ts';

/** A 204. */
const nothing = () => undefined;
const apart = { transaction: 'none' } as const;

type Needs = DocumentRouteDeps & { readonly tell: TellNotice; readonly outbox: Pick<Outbox, 'tell'> };

export function documentRoutes(deps: Needs): Route[] {
  const { database, papers, clock, tell, outbox } = deps;
  return [
    route(kinds.listDocumentKinds, async ({ tx }) => ({ items: await listKinds(tx) })),
    route(kinds.addDocumentKind, ({ tx, body }) => addKind(tx, body)),
    route(kinds.setDocumentKind, ({ tx, params, body }) => setKind(tx, params.id, body).then(nothing)),

    route(contract.listPersonDocuments, ({ tx, actor, params, query }) =>
      listPersonDocuments(tx, actor, params.id, clock.today(), query?.removed),
    ),
    route(
      contract.addDocument,
      async call => {
        const { actor, origin, params, query } = call;
        const { kindId } = query;
        await database.as(actor, origin, tx => needWay(tx, actor, params.id, kindId));
        const { bytes, name } = await call.upload();
        const prepared = await prepare(papers, bytes, name);
        return database.as(actor, origin, async tx => {
          const { id, isProposed } = await addDocument(tx, deps, actor, { personId: params.id, kindId }, prepared);
          if (isProposed) await outbox.tell(tx, { name: documentProposed, payload: { documentId: id } });
          return { id };
        });
      },
      apart,
    ),
    route(
      contract.addDocumentVersion,
      async call => {
        const { actor, origin, params } = call;
        await database.as(actor, origin, tx => needEditable(tx, actor, params.id));
        const { bytes, name } = await call.upload();
        const prepared = await prepare(papers, bytes, name);
        return database.as(actor, origin, tx => addVersion(tx, deps, actor, params.id, prepared));
      },
      apart,
    ),
    route(contract.describeDocument, ({ tx, actor, params, body }) =>
      describeDocument(tx, actor, params.id, body as Told).then(nothing),
    ),
    route(contract.removeDocument, ({ tx, actor, params, body }) =>
      removeDocument(tx, actor, params.id, body.reason).then(nothing),
    ),
    route(contract.restoreDocument, ({ tx, actor, params }) => restoreDocument(tx, actor, params.id).then(nothing)),
    route(contract.acceptDocument, ({ tx, actor, params }) =>
      decideDocument(tx, actor, tell, params.id, { state: 'kept' }).then(nothing),
    ),
    route(contract.refuseDocument, ({ tx, actor, params, body }) =>
      decideDocument(tx, actor, tell, params.id, { state: 'refused', reason: body.reason }).then(nothing),
    ),

    route(
      contract.downloadDocument,
      ({ actor, origin, params }) => readFile(deps, { actor, origin }, params.id, Number(params.n)),
      apart,
    ),
    route(
      contract.documentThumbnail,
      ({ actor, origin, params }) => readThumbnail(deps, { actor, origin }, params.id, Number(params.n)),
      apart,
    ),
    route(
      contract.documentPage,
      ({ actor, origin, params }) =>
        readPage(deps, { actor, origin }, params.id, Number(params.n), Number(params.page)),
      apart,
    ),

    route(
      ofCases.lookAtCaseFile,
      ({ actor, origin, params }) => lookAtFile(deps, { actor, origin }, params.id, params.fileId),
      apart,
    ),
    route(
      ofCases.caseFilePage,
      ({ actor, origin, params }) =>
        readCasePage(deps, { actor, origin }, params.id, params.fileId, Number(params.page)),
      apart,
    ),
    route(lists.listExpiringDocuments, ({ tx, query }) =>
      listExpiring(tx, (query ?? {}) as Narrowed & { within?: number }, clock.today()),
    ),
    route(lists.listIncompleteArchives, ({ tx, query }) =>
      listIncomplete(tx, (query ?? {}) as Narrowed, clock.today()),
    ),
    route(lists.listProposedDocuments, ({ tx, query }) => listProposed(tx, (query ?? {}) as Narrowed)),
  ];
}
