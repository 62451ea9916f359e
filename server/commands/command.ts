import type { Ground } from '../ground.ts';
import type { Settings } from '../settings.ts';

/** One verb of the renshi command. Exit codes: 0 done, 1 done but something is wrong with what was looked at, 2 could not be done. */
export type Command = {
  /** As typed: `audit verify`. */
  readonly words: string;
  readonly usage: string;
  readonly what: string;
  run(args: readonly string[], surroundings: Surroundings): Promise<number>;
};

export type Surroundings = {
  readonly settings: Settings;
  /** The folder in which the user typed; relative file arguments are read from there. */
  readonly cwd: string;
  /** Opens the database, migrated. Close it yourself, or use `withGround`. */
  open(): Promise<Ground>;
  out(line: string): void;
  /** Progress and complaints. */
  err(line: string): void;
};

/** Runs work with the open database and closes it whatever happens. */
export async function withGround<T>(surroundings: Surroundings, work: (ground: Ground) => Promise<T>): Promise<T> {
  const ground = await surroundings.open();
  try {
    return await work(ground);
  } finally {
    await ground.database.close();
  }
}
