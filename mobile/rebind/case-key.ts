/** What opens a case to whoever follows it. */
export type CaseKey = { readonly number: string; readonly code: string };
