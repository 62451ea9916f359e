/** The front door of forms: drawn, put in force, filled in and checked. */
import { sql } from 'kysely';
import type { FormPrefill } from '#contract/form-definition.ts';
import type { Tx } from '#platform/database/database.ts';
import { type ShippedForm, seedForm } from './commands/seed-form.ts';
import type { FormDeps } from './deps.ts';
import { type Checked, checkForm, sensitiveOf } from './queries/check-form.ts';
import { knowsForm, listForms } from './queries/forms.ts';
import { shippedForms } from './shipped/all.ts';

import { versionAt } from './store.ts';

export type { ShippedForm } from './commands/seed-form.ts';
export type { FormDeps, FormLookups, PickedKind } from './deps.ts';
export { formGuards } from './policy.ts';
export { type Checked, nameAll } from './queries/check-form.ts';
export { prefillFor } from './queries/prefill.ts';
export { formRoutes } from './routes.ts';
export { knowsForm, seedForm, shippedForms };

export type Forms = {
  /**
   * What was filled in, as the version in force keeps it. Names of persons and units are looked up as the transaction's actor. Fields that
   * are only shown and read `me` or `subject` are reckoned where the prefill is given, else taken as sent. Throws form.not-found, form.invalid.
   */
  checkForm(tx: Tx, key: string, data: unknown, prefill?: FormPrefill): Promise<Checked>;
  /** For cases, which stay on the versions with which they began. */
  readonly forProcesses: {
    /** As checkForm, by a version that is or was in force; by that in force where none is told. */
    checkForm(tx: Tx, key: string, data: unknown, version?: number): Promise<Checked>;
    /** The version that was in force at an instant; where there was none, that of today. Null without any. */
    formVersion(tx: Tx, key: string, at: Date): Promise<number | null>;
    knowsForm(tx: Tx, key: string): Promise<boolean>;
    /** The codes of what is to be sealed of this, though it isn't complete yet. */
    sensitiveIn(tx: Tx, key: string, data: unknown, version?: number): Promise<readonly string[]>;
  };
  /** Whether a version of it is in force. */
  knowsForm(tx: Tx, key: string): Promise<boolean>;
  /** Those that can be filled in, for the lists of who draws processes. */
  inForce(tx: Tx): Promise<{ key: string; name: string }[]>;
  seedForm(tx: Tx, shipped: ShippedForm): Promise<'made' | 'drafted' | 'kept'>;
  /** Brings all that ship with the product. */
  seedShipped(tx: Tx): Promise<void>;
};

export function createForms(deps: FormDeps): Forms {
  return {
    checkForm: (tx, key, data, prefill) => checkForm(tx, deps, key, data, prefill),
    knowsForm,
    forProcesses: {
      checkForm: (tx, key, data, version) => checkForm(tx, deps, key, data, {}, version),
      formVersion: versionAt,
      knowsForm,
      sensitiveIn: sensitiveOf,
    },
    inForce: async tx => (await listForms(tx)).filter(each => each.inForce !== null),
    seedForm: (tx, shipped) => seedForm(tx, shipped, deps.clock.now()),
    seedShipped: async tx => {
      // Two processes may start at once on one server.
      await sql`select pg_advisory_xact_lock(7365018)`.execute(tx);
      for (const shipped of shippedForms) await seedForm(tx, shipped, deps.clock.now());
    },
  };
}
