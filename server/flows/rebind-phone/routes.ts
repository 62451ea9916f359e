import { readRebindWork } from '#contract/phone-rebind-work.ts';
import { findRebind, needOutsider } from '#modules/phone-binding/index.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { type Route, route } from '#platform/http/route.ts';
import { meOf, onBehalf } from '#platform/workflow/acting.ts';
import { readWork } from './read-work.ts';

export function rebindPhoneRoutes(deps: { readonly database: Database; readonly clock: Clock }): Route[] {
  const { database, clock } = deps;
  return [
    route(
      readRebindWork,
      async call => {
        const { id } = call.params;
        const me = meOf(call);
        // Row security says whether the caller may see it; how far the desk is, the system reads for him.
        await database.as(call.actor, call.origin, async tx => needOutsider(await findRebind(tx, id), me.personId));
        return onBehalf(database, call as never, tx => readWork(tx, id, me, clock.now()));
      },
      { transaction: 'none' },
    ),
  ];
}
