import * as contract from '#contract/calendar.ts';
import { partsOf } from '#kernel/civil-date.ts';
import { parseInstant } from '#kernel/instant.ts';
import { cn } from '#law/cn/index.ts';
import type { Law } from '#law/engine/topic.ts';
import { lawInForce } from '#modules/law/index.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { type Route, route } from '#platform/http/route.ts';
import { calendarById, calendarOfUnit } from './calendar-for.ts';
import { setUnits } from './commands/set-units.ts';
import { createCalendar, editCalendar } from './commands/write-calendar.ts';
import { removeExceptions, setExceptions } from './commands/write-exceptions.ts';
import { listCalendars, shownOf, unitsOf } from './queries/calendars.ts';
import { previewOf } from './queries/preview.ts';
import { triedLimit } from './queries/try-limit.ts';
import { yearView } from './queries/year-view.ts';
import { wholeCalendar } from './store.ts';

type Deps = {
  readonly clock: Clock;
  /** The shipped law; that of mainland China unless a test says otherwise. */
  readonly law?: Law;
};

export function calendarRoutes({ clock, law = cn }: Deps): Route[] {
  return [
    route(contract.listCalendars, async ({ tx }) => ({ items: await listCalendars(tx) })),
    route(contract.createCalendar, ({ tx, body }) => createCalendar(tx, body)),
    route(contract.readCalendarFor, async ({ tx, query }) => {
      const { id, name, via } = await calendarOfUnit(tx, query?.unitId ?? null);
      return { calendarId: id, name, viaUnitId: via };
    }),
    route(contract.readCalendar, async ({ tx, params }) => {
      const { row, exceptions } = await wholeCalendar(tx, params.id);
      return { ...shownOf(row, await unitsOf(tx, params.id)), exceptions };
    }),
    route(contract.editCalendar, ({ tx, params, body }) => editCalendar(tx, params.id, body)),
    route(contract.previewCalendar, async ({ tx, params, body }) =>
      previewOf(tx, (await lawInForce(tx, law)).law, params.id, body, partsOf(clock.today()).year),
    ),
    route(contract.setExceptions, ({ tx, params, body }) => setExceptions(tx, params.id, body)),
    route(contract.removeExceptions, ({ tx, params, query }) => removeExceptions(tx, params.id, query)),
    route(contract.setCalendarUnits, async ({ tx, params, body }) => {
      await setUnits(tx, params.id, body.unitIds);
      return undefined;
    }),
    route(contract.readCalendarYear, async ({ tx, params }) =>
      yearView(await calendarById(tx, params.id, law), params.year),
    ),
    route(contract.reckonLimit, async ({ tx, params, body: { from, ...limit } }) =>
      triedLimit(await calendarById(tx, params.id, law), parseInstant(from)?.getTime() ?? Number.NaN, limit),
    ),
  ];
}
