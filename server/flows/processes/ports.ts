import { addWorkingTime, calendarFor, type HouseCalendar } from '#modules/calendar/index.ts';
import { withinReach } from '#modules/people/index.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import type { TellNotice } from '#platform/notify/notify.ts';
import type { Logger } from '#platform/telemetry/logger.ts';
import type { Service, WorkflowPorts } from '#platform/workflow/workflow.ts';
import { findOwners } from './find-owners.ts';

export type ForForms = Pick<WorkflowPorts, 'checkForm' | 'formVersion' | 'knowsForm' | 'sensitiveIn' | 'forms'>;

/** What processes need of the modules: who leads whom, which hours an office keeps, which forms there are. */
export function processPorts(needs: {
  readonly clock: Clock;
  readonly zone: string;
  readonly secrets: WorkflowPorts['secrets'];
  readonly logger: Logger;
  readonly tell: TellNotice;
  readonly services: ReadonlyMap<string, Service>;
  readonly forms: ForForms;
  /** What the flows behind `about` have to say of who may have a hand in a case, and hear of its tasks. */
  readonly concerns?: Pick<WorkflowPorts, 'barred' | 'onTask'>;
}): WorkflowPorts {
  const { clock, zone, secrets, logger, tell, services, forms, concerns } = needs;
  return {
    clock,
    zone,
    secrets,
    logger,
    services,
    ...forms,
    barred: async (tx, of) => (await concerns?.barred(tx, of)) ?? [],
    onTask: async (tx, news) => concerns?.onTask(tx, news),
    findOwners,
    lastResort: tx =>
      findOwners(
        tx,
        { kind: 'role', value: 'administrator' },
        { personId: null, unitId: null, starterAccount: null, data: {}, without: [] },
      ),
    dueAt: async (tx, unitId, from, limit) =>
      new Date(addWorkingTime(await calendarOnce(tx, unitId), from.getTime(), limit)),
    aboutPerson,
    mayReveal: async (tx, personId) => {
      const reach = await withinReach(tx, personId);
      return reach.has('people.reveal', 'identity') && reach.has('people.reveal', 'bank');
    },
    notify: (tx, { isUrgent, ...notice }) => tell(tx, { ...notice, urgent: isUrgent ?? false }),
  };
}

/** A step asks for the same calendar several times (when it is due, when to remind); within a transaction it is looked up once. */
const lookedUp = new WeakMap<Tx, Map<string | null, Promise<HouseCalendar>>>();

function calendarOnce(tx: Tx, unitId: string | null): Promise<HouseCalendar> {
  const known = lookedUp.get(tx) ?? new Map<string | null, Promise<HouseCalendar>>();
  lookedUp.set(tx, known);
  const found = known.get(unitId) ?? calendarFor(tx, unitId);
  known.set(unitId, found);
  return found;
}

async function aboutPerson(tx: Tx, id: string): Promise<{ name: string; unitId: string | null } | null> {
  const row = await tx.selectFrom('person').select(['name', 'unit_id']).where('id', '=', id).executeTakeFirst();
  return row ? { name: row.name, unitId: row.unit_id } : null;
}
