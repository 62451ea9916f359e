import { createHash } from 'node:crypto';
import * as contract from '#contract/task.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type Route, route } from '../../http/route.ts';
import { meOf } from '../acting.ts';
import { finishTask } from '../commands/finish-task.ts';
import {
  addSigners,
  askAbout,
  releaseTask,
  saveTaskDraft,
  sendBackTask,
  takeTask,
  transferTask,
} from '../commands/task-acts.ts';
import { countTasks, listTasks } from '../queries/list-tasks.ts';
import { readTask } from '../queries/read-task.ts';
import { type Asking, act, apart, type RouteDeps } from './deps.ts';

export function taskRoutes(deps: RouteDeps): Route[] {
  const { engine } = deps;
  const now = () => engine.ports.clock.now();
  return [
    route(contract.listTasks, call => listTasks(call.tx, call.query, meOf(call), now())),
    route(contract.countTasks, call => countTasks(call.tx, meOf(call), now())),
    route(contract.readTask, call => readTask(engine, call.tx, call.params.id, meOf(call))),
    route(
      contract.takeTask,
      call => act(deps, contract.takeTask, call, (tx, me) => takeTask(engine, tx, call.params.id, me)),
      apart,
    ),
    route(
      contract.releaseTask,
      call => act(deps, contract.releaseTask, call, (tx, me) => releaseTask(engine, tx, call.params.id, me)),
      apart,
    ),
    route(
      contract.saveTaskDraft,
      call =>
        act(deps, contract.saveTaskDraft, call, (tx, me) =>
          saveTaskDraft(engine, tx, call.params.id, call.body.data, me),
        ),
      apart,
    ),
    route(
      contract.finishTask,
      call => act(deps, contract.finishTask, call, (tx, me) => finishTask(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
    route(
      contract.finishTasks,
      async call => {
        const done: string[] = [];
        const refused: { id: string; code: string; zh: string }[] = [];
        const { ids, outcome, comment } = call.body;
        for (const id of new Set(ids)) {
          try {
            await act(deps, contract.finishTasks, keyedBy(call, id), (tx, me) =>
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
      contract.sendBackTask,
      call =>
        act(deps, contract.sendBackTask, call, (tx, me) => sendBackTask(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
    route(
      contract.transferTask,
      call =>
        act(deps, contract.transferTask, call, (tx, me) => transferTask(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
    route(
      contract.addSigner,
      call => act(deps, contract.addSigner, call, (tx, me) => addSigners(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
    route(
      contract.askAbout,
      call => act(deps, contract.askAbout, call, (tx, me) => askAbout(engine, tx, call.params.id, call.body, me)),
      apart,
    ),
  ];
}

/** Each of a batch is a request of its own. */
function keyedBy(call: Asking, id: string): Asking {
  const key = call.headers['idempotency-key'];
  const own = typeof key === 'string' ? createHash('sha256').update(`${key}\n${id}`).digest('base64url') : key;
  const { actor, origin, identity, params, body } = call;
  return { actor, origin, identity, params, body, headers: { 'idempotency-key': own } };
}
