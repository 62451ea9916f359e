import type { Command } from './command.ts';
import { migrateCommand } from './migrate.ts';

/** Every verb, in the order in which `renshi help` lists them. */
export const commands: readonly Command[] = [migrateCommand];
