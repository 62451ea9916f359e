import type { CustomList, TagList } from '#modules/people/index.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files/store.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { TellNotice } from '#platform/notify/notify.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';

export type ExportDeps = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly files: Files;
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'start' | 'cancel' | 'progressOf'>;
  readonly tell: TellNotice;
  /** Fields that HR drew, and tags, by which lists are narrowed. */
  readonly custom: CustomList;
  readonly tags: TagList;
  /** In which instants are written into files, such as Asia/Shanghai. */
  readonly zone: string;
};
