/**
 * The vocabulary in which a module says who may do what to which rows. A rule is data: it is written into the database as
 * row security (`compile.ts`), and the grid test reads it.
 */
export type Rule =
  /** Holds `action` (for `group`) in a scope that covers the person whom the row is about. */
  | { readonly reaches: string; readonly group: string }
  /** As `reaches`, for the group that the row itself names in `column`. */
  | { readonly reachesGroup: string; readonly column: string }
  /** Holds `action` in any scope for the group in `column`. */
  | { readonly holdsGroup: string; readonly column: string }
  /** Holds `action` for the group that the row itself names, and for basics, of the person whom it is about; without a person: the organisation's. */
  | { readonly reachesRowGroup: string; readonly column: string }
  /** Holds `action` in a scope that covers the unit in `column` (scopes units and all). */
  | { readonly reachesUnit: string; readonly column: string }
  /** Holds `action` in any scope; the row itself is not looked at. */
  | { readonly holds: string; readonly group: string }
  /** Holds `action` everywhere, not within some units: what belongs to no unit, such as legal entities, is the whole company's. */
  | { readonly holdsEverywhere: string }
  /** The row is about the actor's own person, or belongs to the actor's account. */
  | { readonly ownPerson: string }
  | { readonly ownAccount: string }
  /** May read the row of `sees` whose `key` is this row's `column`: what belongs to something is seen with it. */
  /** `unless` names a boolean column of that row which closes it to this rule. */
  | { readonly sees: string; readonly key: string; readonly column: string; readonly unless?: string }
  /** A function of the owner, given these columns of the row, says yes: for what no other word tells. */
  | { readonly asks: string; readonly columns: readonly string[] }
  | { readonly is: string; readonly value: string | number | boolean }
  | { readonly anyOf: readonly Rule[] }
  | { readonly allOf: readonly Rule[] }
  | { readonly not: Rule }
  /** Whoever has signed in, persons and services. */
  | { readonly everyone: true }
  /** The named parts of the system; `any` for all of them. */
  | { readonly system: string }
  | { readonly nobody: true };

export const reaches = (action: string, group = ''): Rule => ({ reaches: action, group });
export const reachesGroup = (action: string, column: string): Rule => ({ reachesGroup: action, column });
export const holdsGroup = (action: string, column: string): Rule => ({ holdsGroup: action, column });
export const reachesRowGroup = (action: string, column: string): Rule => ({ reachesRowGroup: action, column });
export const reachesUnit = (action: string, column: string): Rule => ({ reachesUnit: action, column });
export const holds = (action: string, group = ''): Rule => ({ holds: action, group });
export const holdsEverywhere = (action: string): Rule => ({ holdsEverywhere: action });
export const ownPerson = (column: string): Rule => ({ ownPerson: column });
export const ownAccount = (column: string): Rule => ({ ownAccount: column });
export const sees = (table: string, key: string, column: string, unless?: string): Rule => ({
  sees: table,
  key,
  column,
  ...(unless ? { unless } : {}),
});
export const asks = (name: string, ...columns: string[]): Rule => ({ asks: name, columns });
export const is = (column: string, value: string | number | boolean): Rule => ({ is: column, value });
export const anyOf = (...rules: Rule[]): Rule => ({ anyOf: rules });
export const allOf = (...rules: Rule[]): Rule => ({ allOf: rules });
export const not = (rule: Rule): Rule => ({ not: rule });
export const everyone: Rule = { everyone: true };
export const system = (name = 'any'): Rule => ({ system: name });
export const nobody: Rule = { nobody: true };

/** How a table's rows are guarded. */
export type Guard = {
  readonly table: string;
  /** The column that names the person whom a row is about; `id` on the person table itself. Needed by `reaches`. */
  readonly person?: string;
  /** The table has a twin `<table>_past` with superseded rows, guarded alike. */
  readonly dated?: boolean;
  readonly read: Rule;
  /** Insert, update and delete alike, unless told apart. */
  readonly write?: Rule;
  readonly insert?: Rule;
  readonly update?: Rule;
  readonly remove?: Rule;
  /** `sensitive` columns stand in the audit as digests. `derived` tables can be rebuilt from others and aren't audited. */
  readonly audit: { readonly sensitive?: readonly string[] } | 'derived' | 'none';
};
