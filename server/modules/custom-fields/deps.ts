import type { FormLookups } from '#modules/forms/index.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files/store.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';

/** What the module needs of the house besides a transaction. */
export type CustomFieldDeps = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly files: Files;
  readonly lookups: FormLookups;
};
