import * as contract from '#contract/outbox.ts';
import { type Route, route } from '../http/route.ts';
import { deadEvents, giveUpEvent, retryEvent } from './dead-events.ts';
import type { Outbox } from './outbox.ts';

export function outboxRoutes(outbox: Pick<Outbox, 'wake'>): Route[] {
  return [
    route(contract.listDeadEvents, async ({ tx }) => ({ items: await deadEvents(tx) })),
    route(contract.retryEvent, async ({ tx, params }) => {
      await retryEvent(tx, params.id);
      outbox.wake();
      return undefined;
    }),
    route(contract.giveUpEvent, async ({ tx, params }) => {
      await giveUpEvent(tx, params.id);
      return undefined;
    }),
  ];
}
