import * as contract from '#contract/reorganisation.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { dayOf } from '#platform/http/moment.ts';
import { type Route, route } from '#platform/http/route.ts';
import { bookPlan, rescindPlan } from './book-plan.ts';
import { draftPlan, editPlan, removePlan } from './draft-plan.ts';
import { movedPeople } from './moved-people.ts';
import { previewPlan } from './preview-plan.ts';
import { listPlans, readPlan } from './read-plan.ts';

export function reorganiseRoutes({ clock }: { clock: Clock }): Route[] {
  return [
    route(contract.listReorganisations, async ({ tx }) => ({ items: await listPlans(tx, clock.today()) })),
    route(contract.readReorganisation, ({ tx, params }) => readPlan(tx, params.id, clock.today())),
    route(contract.draftReorganisation, ({ tx, body }) => draftPlan(tx, { ...body, on: dayOf(body.on, '/body/on') })),
    route(contract.editReorganisation, ({ tx, params, body }) =>
      editPlan(tx, params.id, { ...body, on: dayOf(body.on, '/body/on') }),
    ),
    route(contract.removeReorganisation, ({ tx, params }) => removePlan(tx, params.id).then(() => undefined)),
    route(contract.previewReorganisation, ({ tx, params }) => previewPlan(tx, params.id)),
    route(contract.listMovedPeople, ({ tx, params, query }) =>
      movedPeople(tx, params.id, { limit: query.limit ?? 50, offset: query.offset ?? 0 }),
    ),
    route(contract.bookReorganisation, ({ tx, params, body }) => bookPlan(tx, params.id, body.revision)),
    route(contract.rescindReorganisation, ({ tx, params, body }) =>
      rescindPlan(tx, params.id, body.toDraft).then(() => undefined),
    ),
  ];
}
