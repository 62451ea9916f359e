import * as contract from '#contract/export.ts';
import { Refusal } from '#kernel/refusal.ts';
import { systemActor } from '#platform/database/actor.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import { meOf, onBehalf } from '#platform/workflow/acting.ts';
import type { Workflow } from '#platform/workflow/workflow.ts';
import { alarm } from './alarm.ts';
import { cancelExport } from './cancel.ts';
import type { ExportDeps } from './deps.ts';
import { downloadExport } from './download.ts';
import { listExports, type Wanted } from './list.ts';
import { measureAsk } from './measure.ts';
import { leftOf, requestExport, rowsToday } from './request.ts';
import { readSettings, setSettings } from './settings.ts';

const apart = { transaction: 'none' } as const;

export type ExportRouteDeps = ExportDeps & {
  readonly outbox: Pick<Outbox, 'tell' | 'wake'>;
  readonly workflow: Pick<Workflow, 'engine'>;
};

export function exportRoutes(deps: ExportRouteDeps): Route[] {
  const { database, clock } = deps;
  return [
    route(contract.measureExport, async call => {
      const { personIds, groups, sensitive } = await measureAsk(call.tx, deps, call.body);
      const settings = await readSettings(call.tx);
      const used = await rowsToday(call.tx, meOf(call).accountId, clock.today());
      return {
        rows: personIds.length,
        groups: [...groups],
        sensitive,
        left: leftOf(settings, used),
        dailyRows: settings.dailyRows,
      };
    }),
    route(
      contract.requestExport,
      async call => {
        const { accountId } = meOf(call);
        try {
          const made = await database.as(call.actor, call.origin, tx => requestExport(tx, deps, accountId, call.body));
          deps.outbox.wake();
          return made;
        } catch (fault) {
          // Told although the request itself came to nothing.
          if (fault instanceof Refusal && fault.code === 'export.limit-reached')
            await database.as(systemActor('jobs'), { ...call.origin, onBehalfOf: accountId }, tx =>
              alarm(
                tx,
                deps,
                accountId,
                'limit',
                `申请导出 ${fault.facts.rows} 行，超过每日 ${fault.facts.most} 行的限额，已拒绝。`,
              ),
            );
          throw fault;
        }
      },
      apart,
    ),
    route(contract.listExports, call => listExports(call.tx, deps, meOf(call).accountId, (call.query ?? {}) as Wanted)),
    route(
      contract.cancelExport,
      async call => {
        await onBehalf(database, call, (tx, me) => cancelExport(tx, deps, call.params.id, me));
        return undefined;
      },
      apart,
    ),
    route(
      contract.downloadExport,
      ({ actor, origin, params, query }) => downloadExport(deps, { actor, origin }, params.id, query.key),
      apart,
    ),
    route(contract.readExportSettings, ({ tx }) => readSettings(tx)),
    route(contract.setExportSettings, async ({ tx, body }) => {
      await setSettings(tx, body);
      return undefined;
    }),
  ];
}
