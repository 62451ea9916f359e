import type { RawBuilder } from 'kysely';
import type { PeopleQuery, PersonTag } from '#contract/person.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';

/** What the module needs of the platform besides a transaction. */
export type PeopleDeps = {
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly custom?: CustomList | undefined;
  readonly tags?: TagList | undefined;
};

/** What lists ask of tags, which lie on a later floor. A tag that the actor may not see on a person, that person does not bear. */
export type TagList = {
  /** Conditions on the person `p` of a query. */
  conditions(query: Pick<PeopleQuery, 'tagAny' | 'tagAll' | 'tagNone'>): readonly RawBuilder<unknown>[];
  /** By person, those borne today. */
  of(tx: Tx, personIds: readonly string[]): Promise<Map<string, PersonTag[]>>;
};

/** What lists ask of fields that HR drew, which lie on a later floor. All refuse what the actor may not read as what isn't there. */
export type CustomList = {
  /** Conditions on, and an order of, the person `p` of a query. */
  ask(
    tx: Tx,
    query: Pick<PeopleQuery, 'customFilter' | 'customSort'>,
  ): Promise<{ conditions: readonly RawBuilder<unknown>[]; order: RawBuilder<unknown> | null }>;
  /** By person, then by the column's name. */
  cells(tx: Tx, personIds: readonly string[], refs: readonly string[]): Promise<Map<string, Record<string, string>>>;
};
