/** How far a session has proved its holder. */
export type Factor = 'password' | 'totp' | 'passkey' | 'recovery';
export type Need = 'password-change' | 'second-factor-setup' | 'second-factor';

/** What a session must still do before it may go on; the first of several. */
export function needOf(session: {
  factor: Factor;
  hasSecondFactor: boolean;
  mustChangePassword: boolean;
  isDemo: boolean;
  /** Holds a permission of scope units or all, other than seeing the organisation: HR, payroll, administrators and their like. */
  reachesFar: boolean;
}): Need | null {
  if (session.hasSecondFactor && session.factor === 'password') return 'second-factor';
  if (session.mustChangePassword) return 'password-change';
  return session.reachesFar && !session.isDemo && !session.hasSecondFactor ? 'second-factor-setup' : null;
}
