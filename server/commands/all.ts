import { accountResetCommand } from './account.ts';
import { auditExportCommand, auditVerifyCommand } from './audit.ts';
import type { Command } from './command.ts';
import { demoCommand } from './demo.ts';
import { importCommand } from './import-people.ts';
import { importRunsCommand, importUndoCommand } from './import-undo.ts';
import { keysRotateCommand } from './keys.ts';
import { lawDiffCommand, lawParamsCommand } from './law.ts';
import { lawCheckCommand } from './law-check.ts';
import { lawExplainCommand } from './law-explain.ts';
import { migrateCommand } from './migrate.ts';
import { searchRebuildCommand } from './search-rebuild.ts';

/** Every verb, in the order in which `renshi help` lists them. */
export const commands: readonly Command[] = [
  importCommand,
  importRunsCommand,
  importUndoCommand,
  demoCommand,
  migrateCommand,
  auditVerifyCommand,
  auditExportCommand,
  searchRebuildCommand,
  keysRotateCommand,
  accountResetCommand,
  lawCheckCommand,
  lawExplainCommand,
  lawParamsCommand,
  lawDiffCommand,
];
