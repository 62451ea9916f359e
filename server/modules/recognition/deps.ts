import type { Clock } from '#platform/clock/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files/store.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Papers } from '#platform/papers/papers.ts';
import type { Recognition } from '#platform/recognition/recognition.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';

export type RecognitionDeps = {
  readonly database: Database;
  readonly files: Files;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly papers: Papers;
  readonly recognition: Recognition;
};

export const readJob = 'recognition.read';
