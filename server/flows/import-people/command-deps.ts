import type { Clock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { Archive } from './archive.ts';

export type CommandDeps = {
  /** Null only where a dry run finds no database yet. */
  readonly database: Database | null;
  readonly secrets: Secrets | null;
  readonly archive: Archive;
  readonly clock: Clock;
  /** Sentences and progress for the person at the terminal. */
  readonly say: (line: string) => void;
};

export const origin = { requestId: null, ip: null, command: 'renshi import people' };
/** Whoever may run commands on the machine may import anywhere. */
export const actor = systemActor('setup');
