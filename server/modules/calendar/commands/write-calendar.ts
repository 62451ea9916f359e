import type { WorkingCalendar } from '#contract/calendar.ts';
import type { Tx } from '#platform/database/database.ts';
import { calendarShown } from '../queries/calendars.ts';
import { refuse } from '../refusals.ts';
import { checkPeriods, checkZone } from '../rules/check-calendar.ts';
import { type Content, calendarOrRefuse, contentOf, insertCalendar, makeDefault, updateCalendar } from '../store.ts';
import '../tables.ts';

/** What is given of a calendar; the rest stays as it is. */
export type Edit = { readonly [K in keyof Content]?: Content[K] | undefined };

export async function createCalendar(tx: Tx, content: Content): Promise<{ id: string }> {
  const checked = await checkedContent(tx, content, null);
  return { id: await insertCalendar(tx, checked) };
}

/** Refuses `calendar.changed-meanwhile` unless the stamp is still that of the calendar. */
export async function editCalendar(
  tx: Tx,
  id: string,
  { stamp, isDefault, ...edit }: Edit & { stamp: string; isDefault?: true | undefined },
): Promise<WorkingCalendar> {
  const row = await calendarOrRefuse(tx, id);
  if (row.stamp !== stamp) throw refuse['changed-meanwhile']();
  const edited = await checkedContent(tx, laidOver(contentOf(row), edit), id);
  await updateCalendar(tx, id, edited, stamp);
  if (isDefault && !row.is_default) await makeDefault(tx, id);
  return calendarShown(tx, id);
}

/** A calendar with the edit laid over it. */
export function laidOver(content: Content, edit: Edit): Content {
  const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
  return { ...content, ...given };
}

/** The content with its name trimmed; refuses what no office could work by, and a name that another calendar has. */
export async function checkedContent(tx: Tx, content: Content, id: string | null): Promise<Content> {
  const name = content.name.trim();
  checkZone(content.zone);
  checkPeriods(content.periods);
  const same = await tx.selectFrom('calendar').select('id').where('name', '=', name).executeTakeFirst();
  if (name === '' || (same && same.id !== id)) throw refuse['name-taken']({ field: '/body/name', name });
  return { ...content, name };
}
