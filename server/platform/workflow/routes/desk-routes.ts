import * as contract from '#contract/task.ts';
import { holdsAction } from '../../access/holds-action.ts';
import { dayOf } from '../../http/moment.ts';
import { type Route, route } from '../../http/route.ts';
import { meOf, onBehalf } from '../acting.ts';
import {
  createDelegation,
  endDelegation,
  findColleagues,
  listDelegations,
  listGroups,
  saveGroup,
} from '../commands/desk.ts';
import { readBoard } from '../queries/board.ts';
import { refuseDelegation, refuseTask } from '../refusals.ts';
import { apart, type RouteDeps } from './deps.ts';

export function deskRoutes({ engine, database }: RouteDeps): Route[] {
  const today = () => engine.ports.clock.today();
  return [
    route(
      contract.findColleagues,
      async call => ({ items: await onBehalf(database, call, tx => findColleagues(tx, call.query.q)) }),
      apart,
    ),
    route(contract.listDelegations, async ({ tx }) => ({ items: await listDelegations(tx) })),
    route(
      contract.createDelegation,
      async call => {
        const { ofAccountId, ...body } = call.body;
        const isOwn = ofAccountId === undefined || ofAccountId === meOf(call).accountId;
        if (!isOwn && !(await database.as(call.actor, call.origin, async tx => holdsAction(tx, 'process.mend'))))
          throw refuseTask['not-yours']();
        const days = { fromOn: dayOf(body.fromOn, '/body/fromOn'), untilOn: dayOf(body.untilOn, '/body/untilOn') };
        const asked = { ...body, ...days, ...(ofAccountId ? { ofAccountId } : {}) };
        const id = await onBehalf(database, call, (tx, me) => createDelegation(engine, tx, asked, today(), me));
        return { id };
      },
      apart,
    ),
    route(
      contract.endDelegation,
      async call => {
        const { id } = call.params;
        // Seen by whom it concerns alone.
        const found = await database.as(call.actor, call.origin, async tx =>
          (await listDelegations(tx)).find(
            each => each.id === id && (each.ofAccountId === meOf(call).accountId || holdsAction(tx, 'process.mend')),
          ),
        );
        if (!found) throw refuseDelegation['not-found']();
        await onBehalf(database, call, tx => endDelegation(tx, id));
        return undefined;
      },
      apart,
    ),
    route(contract.listGroups, async call => ({ items: await onBehalf(database, call, tx => listGroups(tx)) }), apart),
    route(
      contract.saveGroup,
      async call => {
        await onBehalf(database, call, tx => saveGroup(tx, call.params.code, call.body));
        return undefined;
      },
      apart,
    ),
    route(contract.readBoard, ({ tx, query }) => readBoard(tx, query?.days ?? 30, engine.ports.clock.now())),
  ];
}
