import { builtInRoles } from '#platform/access/roles.ts';

/** How far a session has proved its holder. */
export type Factor = 'password' | 'totp' | 'passkey' | 'recovery';
export type Need = 'password-change' | 'second-factor-setup' | 'second-factor';

const rolesWithSecondFactor = new Set(builtInRoles.filter(role => role.needsSecondFactor).map(role => role.code));

/** What a session must still do before it may go on; the first of several. */
export function needOf(session: {
  factor: Factor;
  hasSecondFactor: boolean;
  mustChangePassword: boolean;
  isDemo: boolean;
  roles: readonly string[];
}): Need | null {
  if (session.hasSecondFactor && session.factor === 'password') return 'second-factor';
  if (session.mustChangePassword) return 'password-change';
  const required = !session.isDemo && session.roles.some(role => rolesWithSecondFactor.has(role));
  return required && !session.hasSecondFactor ? 'second-factor-setup' : null;
}
