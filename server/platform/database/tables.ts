/**
 * The tables that Kysely knows, by name. Each room adds its own by declaration merging beside its store:
 *   declare module '#platform/database/tables.ts' { interface Tables { leave_request: LeaveRequestTable } }
 */
export interface Tables {
  /** The rungs of the ladder that this database has climbed. */
  schema_rung: { name: string; applied_at: Date };
}
