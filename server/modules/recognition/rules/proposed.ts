import type { ProposalFlag, ProposalGroup } from '#contract/recognition-word.ts';
import type { Box, ReadLine } from '#platform/recognition/page.ts';

/** A value that a paper seems to give for one field of one entry. */
export type Proposed = {
  readonly group: ProposalGroup;
  /** Entries of a list group are counted from 0; a single section's is 0. */
  readonly entry: number;
  readonly field: string;
  /** As it stands on the paper. */
  readonly text: string;
  /** As the archive would keep it: a code, a day, a number. Null where a person has to give it. */
  readonly value: string | null;
  /** Of its least certain character, 0 to 1. */
  readonly confidence: number;
  readonly box: Box;
  readonly flags: readonly ProposalFlag[];
};

export type PageToJudge = { readonly width: number; readonly height: number; readonly lines: readonly ReadLine[] };

/** Below this a person has to look closely. */
export const sureFrom = 0.9;
