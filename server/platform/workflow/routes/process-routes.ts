import * as contract from '#contract/process.ts';
import { boardXml } from '#workflow/load/board-xml.ts';
import { drawingLosses } from '#workflow/load/drawing-loss.ts';
import { loadModel } from '#workflow/load/load-model.ts';
import { type Route, route } from '../../http/route.ts';
import { meOf, onBehalf } from '../acting.ts';
import { createProcess, dropDraft, look, putInForce, retireProcess, saveDraft } from '../commands/edit-process.ts';
import { migrateCases } from '../commands/migrate-cases.ts';
import { heatOf, listProcesses, readProcess, startable, versionsOf, xmlOf } from '../queries/processes.ts';
import { shownIssue, tryRun } from '../queries/try-run.ts';
import { wordsOf } from '../queries/words.ts';
import { apart, type RouteDeps } from './deps.ts';

export function processRoutes({ engine, database }: RouteDeps): Route[] {
  return [
    route(contract.listProcesses, async ({ tx }) => ({ items: await listProcesses(tx) })),
    route(contract.listStartable, async call => ({ items: await startable(call.tx, meOf(call)) })),
    route(contract.listProcessWords, ({ tx }) => wordsOf(engine, tx)),
    route(contract.readProcess, ({ tx, params }) => readProcess(tx, params.key)),
    route(contract.readVersion, async ({ tx, params }) => {
      const xml = await xmlOf(tx, params.key, params.number);
      const { issues } = await look(engine, tx, xml);
      const version = (await versionsOf(tx, params.key)).find(each => each.number === params.number)!;
      return { version, xml: await forTheBoard(xml), issues: issues.map(shownIssue) };
    }),
    route(contract.createProcess, async call => {
      const made = await createProcess(engine, call.tx, call.body, meOf(call));
      // Of a file that comes from elsewhere it is told what the drawing board would not keep.
      const losses = call.body.xml ? await drawingLosses(call.body.xml) : [];
      return { key: call.body.key, number: made.number, issues: [...made.issues, ...losses].map(shownIssue) };
    }),
    route(contract.checkProcess, async ({ tx, body }) => {
      const { issues, processes } = await look(engine, tx, body.xml);
      return {
        issues: issues.map(shownIssue),
        processes: processes.map(({ id, name, executable }) => ({ id, name, executable })),
      };
    }),
    route(contract.saveDraft, async call => {
      const kept = await saveDraft(engine, call.tx, call.params.key, call.body, meOf(call));
      return { number: kept.number, editedAt: kept.editedAt.toISOString(), issues: kept.issues.map(shownIssue) };
    }),
    route(contract.dropDraft, ({ tx, params }) => dropDraft(tx, params.key).then(() => undefined)),
    route(contract.putProcessInForce, async call => ({
      issues: (await putInForce(engine, call.tx, call.params.key, call.body.number, meOf(call))).map(shownIssue),
    })),
    route(contract.retireProcess, ({ tx, params }) => retireProcess(tx, params.key).then(() => undefined)),
    route(
      contract.migrateCases,
      call => onBehalf(database, call, (tx, me) => migrateCases(engine, tx, call.params.key, call.body, me)),
      apart,
    ),
    route(contract.readHeat, ({ tx, params, query }) =>
      heatOf(engine, tx, params.key, query?.number ?? null, query?.days ?? 90),
    ),
    route(contract.tryProcess, async ({ tx, body }) =>
      tryRun(await look(engine, tx, body.xml), body.data, body.answers),
    ),
  ];
}

/** The text that a drawing board keeps whole: references by the file's own prefix are written without it. */
async function forTheBoard(xml: string): Promise<string> {
  const { document } = await loadModel(xml);
  return document ? boardXml(document) : xml;
}
