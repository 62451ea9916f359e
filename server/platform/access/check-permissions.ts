import { actions, fieldGroupCodes, type Permission, revealableGroups } from '#contract/action.ts';
import { refuse } from './refusals.ts';

/** The groups that an action may be held for, `made` being those that HR made; empty where it has none. */
export function groupsOf(action: string, made: readonly string[] = []): readonly string[] {
  if (action === 'people.reveal') return revealableGroups;
  return actions.find(each => each.code === action)?.grouped ? [...fieldGroupCodes, ...made] : [];
}

/** Refuses what is no permission of this product: an unknown action, a group or a scope that does not belong to it, one named twice. */
export function checkPermissions(permissions: readonly Permission[], made: readonly string[] = []): void {
  const seen = new Set<string>();
  permissions.forEach(({ action, group, scope }, at) => {
    const field = `/body/permissions/${at}`;
    const kind = actions.find(each => each.code === action);
    const groupFits = kind?.grouped ? groupsOf(action, made).includes(group) : group === '';
    if (!kind?.scopes.includes(scope) || !groupFits)
      throw refuse['permission-unknown']({ action, group, scope, field });
    const key = `${action} ${group}`;
    if (seen.has(key)) throw refuse['permission-twice']({ action, group, field });
    seen.add(key);
  });
}
