import { call } from '#contract/call.ts';
import { type SectionGroup, sections, singleGroups } from '#contract/person-section.ts';
import type { Values } from './section-values.ts';

/** How a section is edited: from a day on, as a correction, taken back, ended, or newly added. */
export type Way = 'change' | 'correct' | 'rescind' | 'end' | 'add';
export type Booking = {
  personId: string;
  group: SectionGroup;
  way: Way;
  entryId?: string | undefined;
  versionId?: string | undefined;
  /** First day for change and add, last day for end. */
  day?: string | null;
  values: Values;
};

export function isSingle(group: SectionGroup): boolean {
  return (singleGroups as readonly SectionGroup[]).includes(group);
}

/** Books an edit. The endpoints of all sections have one form; they are told apart by their values, which the server checks. */
export async function bookSection(booking: Booking): Promise<void> {
  const { group, personId: id, way } = booking;
  const one = sections[group] as unknown as typeof sections.basic;
  const list = sections[group] as unknown as typeof sections.certificate;
  const values = booking.values as { name?: string };
  const versionId = booking.versionId ?? '';
  const entryId = booking.entryId ?? '';
  const day = booking.day ?? '';
  switch (way) {
    case 'correct':
      await call(one.correct, { params: { id, versionId }, body: { values } });
      return;
    case 'rescind':
      await call(one.rescind, { params: { id, versionId } });
      return;
    case 'end':
      await call(list.end, { params: { id, entryId }, body: { lastDay: day } });
      return;
    case 'add':
      await call(list.add, { params: { id }, body: { from: booking.day ?? null, values } });
      return;
    default:
      if (isSingle(group)) await call(one.change, { params: { id }, body: { from: day, values, keepLater: true } });
      else await call(list.change, { params: { id, entryId }, body: { from: day, values, keepLater: true } });
  }
}
