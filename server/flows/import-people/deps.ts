import type { Clock } from '#platform/clock/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files/store.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { Archive } from './archive.ts';

export type ImportDeps = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly files: Files;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly archive: Archive;
};
