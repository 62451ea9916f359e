import type { ReorganisationStep } from '#contract/reorganisation.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Moved } from '#platform/database/dated/many.ts';

/** What a booking wrote, and the instant before it. */
export type Booked = { readonly at: string; readonly units: readonly Moved[]; readonly assignments: readonly Moved[] };

export type PlanRow = {
  id: string;
  title: string;
  note: string;
  on_day: CivilDate;
  steps: ReorganisationStep[];
  scope_unit_id: string | null;
  state: 'draft' | 'booked' | 'rescinded';
  revision: number;
  made_by: string | null;
  made_by_name: string;
  edited_at: Date;
  booked_by_name: string;
  booked_at: Date | null;
  people_moved: number;
  booking: Booked | null;
  rescinded_by_name: string;
  rescinded_at: Date | null;
};
