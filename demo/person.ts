import type { SectionInput } from '#contract/person-section.ts';
import type { Span } from '#kernel/span.ts';
import type { DemoEmployment } from './career.ts';
import type { DemoPayEntry } from './pay.ts';

/** A person as plain data: what the archive holds, by section, and the dated working life. Persons are named by their place. */
export type DemoPerson = {
  readonly place: number;
  /** Which story of stories.ts this is; null for one drawn altogether. */
  readonly story: string | null;
  /** In order of days; the first without a beginning. */
  readonly basic: ReadonlyArray<{ readonly valid: Span; readonly values: SectionInput<'basic'> }>;
  readonly contact: SectionInput<'contact'>;
  readonly identity: ReadonlyArray<SectionInput<'identity'>>;
  readonly family: ReadonlyArray<SectionInput<'family'>>;
  readonly education: ReadonlyArray<SectionInput<'education'>>;
  readonly work: ReadonlyArray<SectionInput<'work'>>;
  readonly certificate: ReadonlyArray<SectionInput<'certificate'>>;
  readonly reward: ReadonlyArray<SectionInput<'reward'>>;
  readonly bank: ReadonlyArray<SectionInput<'bank'>>;
  readonly pay: readonly DemoPayEntry[];
  readonly employments: readonly DemoEmployment[];
};
