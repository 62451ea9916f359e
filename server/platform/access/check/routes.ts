import * as contract from '#contract/access-check.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { dayOf } from '#platform/http/moment.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { acceptFinding, endAcceptance } from './accept-finding.ts';
import { checkJob } from './examine.ts';
import { accessCheck, accessChecks } from './read-checks.ts';

/** A 204. */
const nothing = () => undefined;

export function accessCheckRoutes({ clock, jobs }: { clock: Clock; jobs: Jobs }): Route[] {
  return [
    route(contract.listAccessChecks, ({ tx }) => accessChecks(tx)),
    route(contract.readAccessCheck, ({ tx, params }) => accessCheck(tx, params.id, clock.today())),
    route(contract.startAccessCheck, async ({ tx, actor }) => ({
      runId: await jobs.start(
        tx,
        checkJob,
        {},
        { title: '权限体检', accountId: actor.kind === 'system' ? null : actor.accountId },
      ),
    })),
    route(contract.acceptFinding, ({ tx, actor, params, body }) =>
      acceptFinding(tx, actor, params.id, { ...body, until: dayOf(body.until, '/body/until') }, clock.today()).then(
        nothing,
      ),
    ),
    route(contract.endAcceptance, ({ tx, params }) => endAcceptance(tx, params.id).then(nothing)),
  ];
}
