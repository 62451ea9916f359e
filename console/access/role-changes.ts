import type { RolePermission } from '#contract/access.ts';

export type Scope = RolePermission['scope'];
/** The scope of each permission, by `keyOf`. */
export type Scopes = ReadonlyMap<string, Scope>;

export type ScopeChange = {
  readonly action: string;
  readonly group: string;
  readonly before: Scope | null;
  readonly after: Scope | null;
};
export type RoleChanges = {
  readonly added: readonly ScopeChange[];
  readonly withdrawn: readonly ScopeChange[];
  readonly rescoped: readonly ScopeChange[];
};

export function keyOf(action: string, group: string): string {
  return `${action} ${group}`;
}

export function scopesOf(permissions: readonly RolePermission[]): Map<string, Scope> {
  return new Map(permissions.map(each => [keyOf(each.action, each.group), each.scope]));
}

export function permissionsOf(scopes: Scopes): RolePermission[] {
  return Array.from(scopes, ([key, scope]) => {
    const [action = '', group = ''] = key.split(' ');
    return { action, group, scope };
  });
}

/** What a draft would change, each kind in the order of the permissions as they stand, new ones last. */
export function changesBetween(before: Scopes, after: Scopes): RoleChanges {
  const keys = new Set([...before.keys(), ...after.keys()]);
  const all = Array.from(keys, key => {
    const [action = '', group = ''] = key.split(' ');
    return { action, group, before: before.get(key) ?? null, after: after.get(key) ?? null };
  }).filter(each => each.before !== each.after);
  return {
    added: all.filter(each => each.before === null),
    withdrawn: all.filter(each => each.after === null),
    rescoped: all.filter(each => each.before !== null && each.after !== null),
  };
}

export function countOf(changes: RoleChanges): number {
  return changes.added.length + changes.withdrawn.length + changes.rescoped.length;
}
