import type { Picked } from '#contract/form-definition.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';

export type PickedKind = 'person' | 'unit' | 'colleague' | 'employment';

/** What forms ask the archive, which lies on a later floor. Everything by row security, as the transaction's actor. */
export type FormLookups = {
  /** By the names of `prefillNames`; null where the person isn't to be seen. */
  aboutPerson(tx: Tx, personId: string): Promise<Readonly<Record<string, string>> | null>;
  /** A person's employments in words, the latest first; none where they aren't to be seen. */
  employmentsOf?(tx: Tx, personId: string): Promise<readonly Picked[]>;
  /** The names of those of them that there are. */
  namesOf(tx: Tx, kind: PickedKind, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
};

export type FormDeps = { readonly clock: Pick<Clock, 'now'>; readonly lookups: FormLookups };
