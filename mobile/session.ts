import { createContext, use } from 'react';
import type { WhoAmI } from '#contract/session.ts';

export const SessionContext = createContext<WhoAmI | null>(null);

/** Who is signed in. Only for screens below the sign-in gate. */
export function useMe(): WhoAmI {
  const me = use(SessionContext);
  if (!me) throw new Error('no session around this screen');
  return me;
}

/** Whether the action is held at all; `*` asks for any field group. */
export function can(me: WhoAmI, action: string, group = ''): boolean {
  return me.permissions.some(held => held.action === action && (group === '*' || held.group === group));
}

/** Whether the action is held over anybody but oneself. */
export function canBeyondSelf(
  me: WhoAmI,
  action: string,
  scopes: readonly string[] = ['team', 'units', 'all'],
): boolean {
  return me.permissions.some(held => held.action === action && scopes.includes(held.scope));
}
