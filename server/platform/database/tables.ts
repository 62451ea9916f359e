/**
 * The tables that Kysely knows, by name. Each room adds its own by declaration merging beside its store:
 *   declare module '#platform/database/tables.ts' { interface Tables { leave_request: LeaveRequestTable } }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}
