import * as desk from '#contract/phone-binding.ts';
import * as open from '#contract/phone-rebind.ts';
import { type Call, type Route, route } from '#platform/http/route.ts';
import { expediteRebind, watchRebind, withdrawRebind } from './commands/follow-rebind.ts';
import { markCorrected } from './commands/mark-corrected.ts';
import { proveRebind } from './commands/prove-rebind.ts';
import { putSocial, putSources } from './commands/put-sources.ts';
import { revealStatement } from './commands/reveal-statement.ts';
import { startRebind } from './commands/start-rebind.ts';
import type { PhoneBindingDeps } from './deps.ts';
import { demoCodeOf } from './queries/demo-code.ts';
import { listRebinds, readOne, staleSourcesOf } from './queries/desk.ts';
import { evidenceOf } from './queries/evidence.ts';
import { findRebind, needOutsider } from './queries/find-rebind.ts';

/** The public flow opens its own transactions, as sign-in does: a try that failed stays counted. */
const ownTransactions = { transaction: 'none' } as const;
const personOf = (call: Pick<Call<never>, 'identity'>) => call.identity?.actor.personId ?? null;

export function phoneBindingRoutes(deps: PhoneBindingDeps): Route[] {
  return [
    route(open.startRebind, ({ body, origin }) => startRebind(deps, body.phone, origin), ownTransactions),
    route(open.proveRebind, ({ body, origin }) => proveRebind(deps, body, origin), ownTransactions),
    route(open.watchRebind, ({ body, origin }) => watchRebind(deps, body, origin), ownTransactions),
    route(open.expediteRebind, ({ body, origin }) => expediteRebind(deps, body, origin), ownTransactions),
    route(open.withdrawRebind, ({ body, origin }) => withdrawRebind(deps, body, origin), ownTransactions),
    route(open.readDemoCode, ({ body, origin }) => demoCodeOf(deps, body.token, origin), ownTransactions),
    route(desk.listRebinds, call => listRebinds(call.tx, call.query, personOf(call))),
    route(desk.readRebind, async call => {
      const row = await findRebind(call.tx, call.params.id);
      needOutsider(row, personOf(call));
      return {
        rebind: await readOne(call.tx, row),
        isSocialChecked: row.is_social_checked,
        refusedWhy: row.refused_why,
        decisionNote: row.decision_note,
        evidence: await evidenceOf(call.tx, deps, row.id),
      };
    }),
    route(desk.revealStatement, async call => ({
      phone: await revealStatement(call.tx, deps, call.params.id, call.body.statementId, personOf(call)),
    })),
    route(desk.listStaleSources, async call => ({ items: await staleSourcesOf(call.tx, call.params.id) })),
    route(desk.markCorrected, async call => {
      const by = { accountId: call.identity?.actor.accountId ?? null, at: deps.clock.now() };
      await markCorrected(call.tx, call.params.id, call.params.sourceId, by);
      return undefined;
    }),
    route(desk.putPhoneSources, ({ tx, body }) => putSources(tx, deps, body.items)),
    route(desk.putSocialNumbers, ({ tx, body }) => putSocial(tx, deps, body.items)),
  ];
}
