import * as contract from '#contract/recognition.ts';
import { preparePaper } from '#modules/documents/index.ts';
import { type Route, route } from '#platform/http/route.ts';
import { addPaper, choosePerson, readAgain, removePaper } from './commands/add-paper.ts';
import { confirmPaper } from './commands/confirm-paper.ts';
import { splitPaper } from './commands/split-paper.ts';
import type { RecognitionDeps } from './deps.ts';
import { listPapers, needPaper, readPaperWhole, readPicture } from './queries/papers.ts';
import { readOwn } from './queries/read-own.ts';
import { refuse } from './refusals.ts';

/** A 204. */
const nothing = () => undefined;

export function recognitionRoutes(deps: RecognitionDeps): Route[] {
  const { database, files, papers } = deps;
  return [
    route(
      contract.addRecognisedPaper,
      async call => {
        const { actor, origin, query } = call;
        if (actor.kind === 'system') throw refuse['not-found']();
        const file = await call.upload();
        const { id } = await database.as(actor, origin, tx =>
          addPaper(tx, deps, file, { accountId: actor.accountId, batchId: query.batchId ?? null }),
        );
        return { id };
      },
      { transaction: 'none' },
    ),
    route(contract.listRecognisedPapers, async ({ tx, query }) => ({ items: await listPapers(tx, query ?? {}) })),
    route(contract.readRecognisedPaper, ({ tx, params }) => readPaperWhole(tx, deps, params.id)),
    route(
      contract.recognisedPicture,
      ({ actor, origin, params }) => readPicture(deps, { actor, origin }, params.id, Number(params.n)),
      { transaction: 'none' },
    ),
    route(
      contract.splitRecognisedPaper,
      ({ actor, origin, params }) => splitPaper(deps, { actor, origin }, params.id),
      {
        transaction: 'none',
      },
    ),
    route(contract.readOwnPaper, async call => readOwn(deps, (await call.upload()).bytes), { transaction: 'none' }),
    route(contract.chooseRecognisedPerson, ({ tx, params, body }) =>
      choosePerson(tx, params.id, body.personId).then(nothing),
    ),
    route(contract.readPaperAgain, ({ tx, params }) => readAgain(tx, deps, params.id).then(nothing)),
    route(contract.removeRecognisedPaper, ({ tx, params }) => removePaper(tx, deps, params.id).then(nothing)),
    route(
      contract.confirmRecognisedPaper,
      async ({ actor, origin, params, body }) => {
        const file = body.kindId
          ? await database.as(actor, origin, async tx => files.get(tx, (await needPaper(tx, params.id)).file_id))
          : null;
        const prepared = file ? await preparePaper(papers, file.bytes, file.name) : null;
        return database.as(actor, origin, tx => confirmPaper(tx, deps, actor, params.id, body, prepared));
      },
      { transaction: 'none' },
    ),
  ];
}
