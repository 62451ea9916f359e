import { sql } from 'kysely';
import * as caseContract from '#contract/case.ts';
import * as contract from '#contract/process.ts';
import * as taskContract from '#contract/task.ts';
import { Refusal } from '#kernel/refusal.ts';
import { boardXml } from '#workflow/load/board-xml.ts';
import { drawingLosses } from '#workflow/load/drawing-loss.ts';
import { loadModel } from '#workflow/load/load-model.ts';
import { type Database, heldIn, type Tx } from '../database/database.ts';
import type { Files } from '../files/store.ts';
import { type Call, type Route, route } from '../http/route.ts';
import { type Me, meOf, onBehalf } from './acting.ts';
import { commentCase, expediteCase, mendCase, rateCase, seen, watchCase, withdrawCase } from './commands/case-acts.ts';
import {
  createDelegation,
  endDelegation,
  findColleagues,
  listDelegations,
  listGroups,
  saveGroup,
} from './commands/desk.ts';
import { createProcess, dropDraft, look, putInForce, retireProcess, saveDraft } from './commands/edit-process.ts';
import { finishTask } from './commands/finish-task.ts';
import { migrateCases } from './commands/migrate-cases.ts';
import { startCase } from './commands/start-case.ts';
import {
  addSigners,
  askAbout,
  releaseTask,
  saveTaskDraft,
  sendBackTask,
  takeTask,
  transferTask,
} from './commands/task-acts.ts';
import type { Engine } from './drive.ts';
import { readBoard } from './queries/board.ts';
import { listIncidents } from './queries/incidents.ts';
import { listCases } from './queries/list-cases.ts';
import { countTasks, listTasks } from './queries/list-tasks.ts';
import { heatOf, listProcesses, readProcess, startable, versionsOf, xmlOf } from './queries/processes.ts';
import { readCase } from './queries/read-case.ts';
import { readTask } from './queries/read-task.ts';
import { shownIssue, tryRun } from './queries/try-run.ts';
import { wordsOf } from './queries/words.ts';
import { refuseCase, refuseTask } from './refusals.ts';

export type RouteDeps = {
  readonly engine: Engine;
  readonly database: Database;
  readonly files: Files;
  /** Something may be due now. */
  wake(): void;
};

type Any = Call<never>;
/** What a command without an answer gives: a 204. */
type Answer<T> = T extends void ? undefined : T;
const nothing = () => undefined;
const apart = { transaction: 'none' } as const;

export function workflowRoutes(deps: RouteDeps): Route[] {
  return [...processRoutes(deps), ...caseRoutes(deps), ...taskRoutes(deps), ...deskRoutes(deps)];
}

/** An action that the transaction's actor holds in some scope. */
function holdsIn(tx: Tx, action: string): boolean {
  const held = heldIn(tx);
  return held.everything || Boolean(held.widths[`${action} `]);
}

/** Of a case only what those who act in it put there themselves: an id of another's file, written into a form, opens nothing. */
async function refuseForeign(tx: Tx, caseId: string, fileId: string): Promise<void> {
  const found = await sql`
    select from file_object f where f.id = ${fileId} and f.account_id in (
      select starter_account from workflow_case where id = ${caseId}
      union all select account_id from workflow_member where case_id = ${caseId}
      union all select account_id from workflow_entry where case_id = ${caseId})`.execute(tx);
  if (found.rows.length === 0) throw refuseCase['not-found']();
}

/** The text that a drawing board keeps whole: references by the file's own prefix are written without it. */
async function forTheBoard(xml: string): Promise<string> {
  const { document } = await loadModel(xml);
  return document ? boardXml(document) : xml;
}

function processRoutes({ engine }: RouteDeps): Route[] {
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
    route(contract.dropDraft, ({ tx, params }) => dropDraft(tx, params.key).then(nothing)),
    route(contract.putProcessInForce, async call => ({
      issues: (await putInForce(engine, call.tx, call.params.key, call.body.number, meOf(call))).map(shownIssue),
    })),
    route(contract.retireProcess, ({ tx, params }) => retireProcess(tx, params.key).then(nothing)),
    route(contract.readHeat, ({ tx, params, query }) =>
      heatOf(engine, tx, params.key, query?.number ?? null, query?.days ?? 90),
    ),
    route(contract.tryProcess, async ({ tx, body }) =>
      tryRun(await look(engine, tx, body.xml), body.data, body.answers),
    ),
  ];
}

function caseRoutes({ engine, database, files, wake }: RouteDeps): Route[] {
  /** Row security says whether the caller sees the case; what follows runs as the system on his behalf. */
  const onCase = async <T>(call: Any, id: string, work: (tx: Tx, me: Me) => Promise<T>): Promise<Answer<T>> => {
    await database.as(call.actor, call.origin, tx => seen(tx, id));
    const done = await onBehalf(database, call, work);
    wake();
    return done as Answer<T>;
  };
  const maySee = (call: Any) => (personId: string) =>
    database.as(call.actor, call.origin, async tx => {
      const row = await tx.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst();
      return row !== undefined;
    });
  return [
    route(
      caseContract.startCase,
      async call => {
        const { body } = call;
        // Asked before the transaction begins: the embedded database has but one.
        const sees = body.subjectPersonId ? await maySee(call as Any)(body.subjectPersonId) : true;
        const row = await onBehalf(database, call as Any, (tx, me) =>
          startCase(engine, tx, body, me, async () => sees),
        );
        wake();
        return { id: row.id, number: row.number };
      },
      apart,
    ),
    route(caseContract.listCases, call => listCases(call.tx, call.query ?? {}, meOf(call), engine.ports.clock.now())),
    route(caseContract.readCase, call =>
      readCase(engine, call.tx, call.params.id, meOf(call), action => holdsIn(call.tx, action)),
    ),
    route(
      caseContract.withdrawCase,
      call =>
        onCase(call as Any, call.params.id, (tx, me) =>
          withdrawCase(engine, tx, call.params.id, call.body.reason ?? '', me),
        ),
      apart,
    ),
    route(
      caseContract.expediteCase,
      call =>
        onCase(call as Any, call.params.id, (tx, me) =>
          expediteCase(engine, tx, call.params.id, call.body.reason ?? '', me),
        ),
      apart,
    ),
    route(
      caseContract.commentCase,
      call => onCase(call as Any, call.params.id, (tx, me) => commentCase(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
    route(
      caseContract.watchCase,
      call => onCase(call as Any, call.params.id, (tx, me) => watchCase(tx, call.params.id, call.body.watching, me)),
      apart,
    ),
    route(
      caseContract.rateCase,
      call => onCase(call as Any, call.params.id, (tx, me) => rateCase(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
    route(
      caseContract.mendCase,
      async call => {
        await database.as(call.actor, call.origin, async tx => {
          if (!holdsIn(tx, 'process.mend')) throw refuseCase['not-found']();
        });
        const row = await onCase(call as Any, call.params.id, (tx, me) =>
          mendCase(engine, tx, call.params.id, call.body, me),
        );
        return { isHeld: row.is_held };
      },
      apart,
    ),
    route(caseContract.listIncidents, async ({ tx }) => ({ items: await listIncidents(engine, tx) })),
    route(caseContract.uploadCaseFile, async call => {
      const { name, mediaType, bytes } = await call.upload();
      const kept = await files.put(call.tx, bytes, { name, mediaType, accountId: meOf(call).accountId });
      return { id: kept.id, name: kept.name, size: kept.sizeBytes };
    }),
    route(
      caseContract.readCaseFile,
      async call => {
        const { id, fileId } = call.params;
        await database.as(call.actor, call.origin, async tx => {
          await seen(tx, id);
          const entries = await tx.selectFrom('workflow_entry').select('files').where('case_id', '=', id).execute();
          const row = await tx.selectFrom('workflow_case').select('data').where('id', '=', id).executeTakeFirst();
          const attached = entries.some(entry => entry.files.some(file => file.id === fileId));
          // A form keeps the ids of its files among the data.
          if (!attached && !JSON.stringify(row?.data ?? {}).includes(fileId)) throw refuseCase['not-found']();
        });
        const file = await onBehalf(database, call as Any, async tx => {
          await refuseForeign(tx, id, fileId);
          return files.get(tx, fileId);
        });
        return { file: file.bytes, name: file.name, mediaType: file.mediaType };
      },
      apart,
    ),
  ];
}

function taskRoutes({ engine, database, wake }: RouteDeps): Route[] {
  const act = async <T>(call: Any, work: (tx: Tx, me: Me) => Promise<T>): Promise<Answer<T>> => {
    const done = await onBehalf(database, call, work);
    wake();
    return done as Answer<T>;
  };
  const now = () => engine.ports.clock.now();
  return [
    route(taskContract.listTasks, call => listTasks(call.tx, call.query, meOf(call), now())),
    route(taskContract.countTasks, call => countTasks(call.tx, meOf(call), now())),
    route(taskContract.readTask, call => readTask(engine, call.tx, call.params.id, meOf(call))),
    route(taskContract.takeTask, call => act(call as Any, (tx, me) => takeTask(engine, tx, call.params.id, me)), apart),
    route(
      taskContract.releaseTask,
      call => act(call as Any, (tx, me) => releaseTask(engine, tx, call.params.id, me)),
      apart,
    ),
    route(
      taskContract.saveTaskDraft,
      call => act(call as Any, (tx, me) => saveTaskDraft(engine, tx, call.params.id, call.body.data, me)),
      apart,
    ),
    route(
      taskContract.finishTask,
      call => act(call as Any, (tx, me) => finishTask(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
    route(
      taskContract.finishTasks,
      async call => {
        const done: string[] = [];
        const refused: { id: string; code: string; zh: string }[] = [];
        const { ids, outcome, comment } = call.body;
        for (const id of new Set(ids)) {
          try {
            await act(call as Any, (tx, me) =>
              finishTask(engine, tx, id, { outcome, ...(comment ? { comment } : {}), isBatch: true }, me),
            );
            done.push(id);
          } catch (fault) {
            if (!(fault instanceof Refusal)) throw fault;
            refused.push({ id, code: fault.code, zh: fault.zh });
          }
        }
        return { done, refused };
      },
      apart,
    ),
    route(
      taskContract.sendBackTask,
      call => act(call as Any, (tx, me) => sendBackTask(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
    route(
      taskContract.transferTask,
      call => act(call as Any, (tx, me) => transferTask(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
    route(
      taskContract.addSigner,
      call => act(call as Any, (tx, me) => addSigners(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
    route(
      taskContract.askAbout,
      call => act(call as Any, (tx, me) => askAbout(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
  ];
}

function deskRoutes({ engine, database }: RouteDeps): Route[] {
  const today = () => engine.ports.clock.today();
  return [
    route(contract.migrateCases, call => migrateAsSystem(call as Any, call.params.key, call.body), apart),
    route(
      taskContract.findColleagues,
      async call => ({ items: await onBehalf(database, call as Any, tx => findColleagues(tx, call.query.q)) }),
      apart,
    ),
    route(taskContract.listDelegations, async ({ tx }) => ({ items: await listDelegations(tx) })),
    route(
      taskContract.createDelegation,
      async call => {
        const mends = await database.as(call.actor, call.origin, async tx => holdsIn(tx, 'process.mend'));
        const { ofAccountId, ...body } = call.body;
        if (ofAccountId && ofAccountId !== meOf(call).accountId && !mends) throw refuseTask['not-yours']();
        const id = await onBehalf(database, call as Any, (tx, me) =>
          createDelegation(engine, tx, { ...body, ...(ofAccountId ? { ofAccountId } : {}) } as never, today(), me),
        );
        return { id };
      },
      apart,
    ),
    route(
      taskContract.endDelegation,
      async call => {
        const { id } = call.params;
        // Seen by whom it concerns alone.
        const found = await database.as(call.actor, call.origin, async tx =>
          (await listDelegations(tx)).find(
            each => each.id === id && (each.ofAccountId === meOf(call).accountId || holdsIn(tx, 'process.mend')),
          ),
        );
        await onBehalf(database, call as Any, tx =>
          endDelegation(tx, found ? id : '00000000-0000-0000-0000-000000000000'),
        );
        return undefined;
      },
      apart,
    ),
    route(
      taskContract.listGroups,
      async call => ({ items: await onBehalf(database, call as Any, tx => listGroups(tx)) }),
      apart,
    ),
    route(
      taskContract.saveGroup,
      async call => {
        await onBehalf(database, call as Any, tx => saveGroup(tx, call.params.code, call.body));
        return undefined;
      },
      apart,
    ),
    route(taskContract.readBoard, ({ tx, query }) => readBoard(tx, query?.days ?? 30, engine.ports.clock.now())),
  ];

  function migrateAsSystem(call: Any, key: string, body: Parameters<typeof migrateCases>[3]) {
    return onBehalf(database, call, (tx, me) => migrateCases(engine, tx, key, body, me));
  }
}
