import * as endpoints from '#contract/employment.ts';
import * as mending from '#contract/employment-mend.ts';
import * as numberRule from '#contract/number-rule.ts';
import { createPerson, readArchive, readTimeline } from '#contract/person.ts';
import { listPersonChangeDays } from '#contract/person-change.ts';
import { type PeopleDeps, sectionRoutes } from '#modules/people/index.ts';
import { willAsk } from '#platform/database/transact.ts';
import { momentOf } from '#platform/http/moment.ts';
import { type Route, route } from '#platform/http/route.ts';
import { cancelLeaving } from './commands/cancel-leaving.ts';
import { changeTerms } from './commands/change-terms.ts';
import { correctAssignment } from './commands/correct-assignment.ts';
import { correctTerms } from './commands/correct-terms.ts';
import { createPerson as create } from './commands/create-person.ts';
import { endSecondPost } from './commands/end-second-post.ts';
import { goOnLeave } from './commands/go-on-leave.ts';
import { hire } from './commands/hire.ts';
import { leaveCompany } from './commands/leave-company.ts';
import { moveAssignment } from './commands/move-assignment.ts';
import { moveTerms } from './commands/move-terms.ts';
import { promote } from './commands/promote.ts';
import { rehire } from './commands/rehire.ts';
import { rescindAssignment } from './commands/rescind-assignment.ts';
import { rescindTerms } from './commands/rescind-terms.ts';
import { returnFromLeave } from './commands/return-from-leave.ts';
import { takeSecondPost } from './commands/take-second-post.ts';
import { transfer } from './commands/transfer.ts';
import { readNumberRule, setNumberRule } from './number-rule.ts';
import { personChangeDays } from './queries/change-days.ts';
import { readArchive as archive } from './queries/read-archive.ts';
import { readTimeline as timeline } from './queries/read-timeline.ts';

export function employmentRoutes(deps: PeopleDeps): Route[] {
  return [
    route(numberRule.readNumberRule, ({ tx }) => readNumberRule(tx)),
    route(numberRule.setNumberRule, ({ tx, body }) => setNumberRule(tx, body)),
    route(createPerson, ({ tx, body }) => create(tx, deps, body)),
    route(readArchive, ({ tx, params, query }) => {
      const moment = momentOf(query, deps.clock.today());
      willAsk(tx, 2);
      return archive(tx, params.id, moment);
    }),
    route(readTimeline, async ({ tx, params, query }) => ({
      items: await timeline(tx, params.id, deps.clock.today(), momentOf(query ?? {}, deps.clock.today()).knownAt),
    })),
    route(listPersonChangeDays, ({ tx, params }) => personChangeDays(tx, params.id)),
    route(endpoints.hire, ({ tx, params, body }) => hire(tx, deps, params.id, body)),
    route(endpoints.rehire, ({ tx, params, body }) => rehire(tx, deps, params.id, body)),
    route(endpoints.transfer, ({ tx, params, body }) =>
      transfer(tx, params.id, { ...body, reason: body.reason ?? 'transfer' }),
    ),
    route(endpoints.promote, ({ tx, params, body }) => promote(tx, params.id, body)),
    route(endpoints.takeSecondPost, ({ tx, params, body }) => takeSecondPost(tx, params.id, body)),
    route(endpoints.endSecondPost, ({ tx, params, body }) => endSecondPost(tx, params.id, body)),
    route(endpoints.goOnLeave, ({ tx, params, body }) => goOnLeave(tx, params.id, body)),
    route(endpoints.returnFromLeave, ({ tx, params, body }) => returnFromLeave(tx, params.id, body)),
    route(endpoints.leaveCompany, ({ tx, params, body }) => leaveCompany(tx, params.id, body)),
    route(endpoints.cancelLeaving, ({ tx, params, body }) => cancelLeaving(tx, params.id, body)),
    route(endpoints.changeTerms, ({ tx, params, body }) => changeTerms(tx, params.id, body)),
    route(mending.correctAssignment, ({ tx, params, body }) =>
      correctAssignment(tx, params.id, params.versionId, body),
    ),
    route(mending.rescindAssignment, ({ tx, params, query }) =>
      rescindAssignment(tx, params.id, params.versionId, { heal: query.heal ?? true }),
    ),
    route(mending.moveAssignment, ({ tx, params, body }) => moveAssignment(tx, params.id, params.versionId, body)),
    route(mending.moveTerms, ({ tx, params, body }) => moveTerms(tx, params.id, params.versionId, body)),
    route(mending.correctTerms, ({ tx, params, body }) => correctTerms(tx, params.id, params.versionId, body)),
    route(mending.rescindTerms, ({ tx, params }) => rescindTerms(tx, params.id, params.versionId)),
    ...sectionRoutes(deps, 'compensation'),
  ];
}
