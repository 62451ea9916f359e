import * as contract from '#contract/case.ts';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import { holdsAction } from '../../access/holds-action.ts';
import type { Tx } from '../../database/database.ts';
import { type Route, route } from '../../http/route.ts';
import { type Me, meOf, onBehalf } from '../acting.ts';
import { commentCase, expediteCase, mendCase, rateCase, seen, watchCase, withdrawCase } from '../commands/case-acts.ts';
import { revealCaseValue } from '../commands/reveal-value.ts';
import { checkAsCaller, startCase } from '../commands/start-case.ts';
import { refuseForeign, refuseUnattached } from '../files.ts';
import { listIncidents } from '../queries/incidents.ts';
import { listCases } from '../queries/list-cases.ts';
import { readCase } from '../queries/read-case.ts';
import { type Answer, type Asking, act, apart, type RouteDeps } from './deps.ts';

export function caseRoutes(deps: RouteDeps): Route[] {
  const { engine, database, files } = deps;
  /** Row security says whether the caller sees the case; what follows runs as the system on his behalf. */
  const onCase = async <T>(
    endpoint: Pick<AnyEndpoint, 'method' | 'path'>,
    call: Asking,
    id: string,
    work: (tx: Tx, me: Me) => Promise<T>,
  ): Promise<Answer<T>> => {
    await database.as(call.actor, call.origin, tx => seen(tx, id));
    return act(deps, endpoint, call, work);
  };
  return [
    route(
      contract.startCase,
      async call => {
        const { subjectPersonId } = call.body;
        // Asked before the transaction begins: the embedded database has but one.
        const sees = await database.as(call.actor, call.origin, async tx => {
          await checkAsCaller(engine, tx, call.body);
          return subjectPersonId === undefined || seesPerson(tx, subjectPersonId);
        });
        return act(deps, contract.startCase, call, async (tx, me) => {
          const { id, number } = await startCase(engine, tx, call.body, me, sees);
          return { id, number };
        });
      },
      apart,
    ),
    route(contract.listCases, call => listCases(call.tx, call.query ?? {}, meOf(call), engine.ports.clock.now())),
    route(contract.readCase, call =>
      readCase(engine, call.tx, call.params.id, meOf(call), action => holdsAction(call.tx, action)),
    ),
    route(contract.revealCaseValue, async call => ({
      value: await revealCaseValue(engine, call.tx, call.params.id, call.body, meOf(call)),
    })),
    route(
      contract.withdrawCase,
      call =>
        onCase(contract.withdrawCase, call, call.params.id, (tx, me) =>
          withdrawCase(engine, tx, call.params.id, call.body.reason ?? '', me),
        ),
      apart,
    ),
    route(
      contract.expediteCase,
      call =>
        onCase(contract.expediteCase, call, call.params.id, (tx, me) =>
          expediteCase(engine, tx, call.params.id, call.body.reason ?? '', me),
        ),
      apart,
    ),
    route(
      contract.commentCase,
      call =>
        onCase(contract.commentCase, call, call.params.id, (tx, me) =>
          commentCase(engine, tx, call.params.id, call.body, me),
        ),
      apart,
    ),
    route(
      contract.watchCase,
      call =>
        onCase(contract.watchCase, call, call.params.id, (tx, me) =>
          watchCase(tx, call.params.id, call.body.watching, me),
        ),
      apart,
    ),
    route(
      contract.rateCase,
      call =>
        onCase(contract.rateCase, call, call.params.id, (tx, me) =>
          rateCase(engine, tx, call.params.id, call.body, me),
        ),
      apart,
    ),
    route(
      contract.mendCase,
      async call => {
        return onCase(contract.mendCase, call, call.params.id, async (tx, me) => {
          const row = await mendCase(engine, tx, call.params.id, call.body, me);
          return { isHeld: row.is_held };
        });
      },
      apart,
    ),
    route(contract.listIncidents, async ({ tx }) => ({ items: await listIncidents(engine, tx) })),
    route(contract.uploadCaseFile, async call => {
      const { name, mediaType, bytes } = await call.upload();
      const kept = await files.put(call.tx, bytes, { name, mediaType, accountId: meOf(call).accountId });
      return { id: kept.id, name: kept.name, size: kept.sizeBytes };
    }),
    route(
      contract.readCaseFile,
      async call => {
        const { id, fileId } = call.params;
        await database.as(call.actor, call.origin, tx => refuseUnattached(tx, id, fileId));
        const file = await onBehalf(database, call, async tx => {
          await refuseForeign(tx, id, fileId);
          return files.get(tx, fileId);
        });
        return { file: file.bytes, name: file.name, mediaType: file.mediaType };
      },
      apart,
    ),
  ];
}

async function seesPerson(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
