import { queryOptions } from '@tanstack/react-query';
import { listCalendars, readCalendar, readCalendarYear } from '#contract/calendar.ts';
import { call } from '#contract/call.ts';

/** Every query begins so: an edit makes them all be read anew. */
export const calendarKey = 'calendar';

export const calendarsQuery = queryOptions({
  queryKey: [calendarKey, 'list'],
  queryFn: ({ signal }) => call(listCalendars, { signal }),
});
export const calendarQuery = (id: string) =>
  queryOptions({
    queryKey: [calendarKey, 'one', id],
    queryFn: ({ signal }) => call(readCalendar, { params: { id }, signal }),
  });
export const calendarYearQuery = (id: string, year: number) =>
  queryOptions({
    queryKey: [calendarKey, 'year', id, year],
    queryFn: ({ signal }) => call(readCalendarYear, { params: { id, year }, signal }),
  });
