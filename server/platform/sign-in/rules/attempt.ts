/** What is known of one subject's failures: an account, a network address. */
export type Failures = {
  readonly failures: number;
  readonly lastFailedAt: Date | null;
  readonly nextAllowedAt: Date | null;
  readonly lockedUntil: Date | null;
};

export type Limits = {
  /** From this many failures on, each costs a wait: 1 s, 2 s, 4 s … */
  readonly delayFrom: number;
  /** At this many failures the subject is locked out. */
  readonly lockAt: number;
  /** For how long; `lockMinutes` unless told. A day at most: then all is forgotten. */
  readonly lockMinutes?: number;
};

/** ASVS 5, 6.3.1. */
export const accountLimits: Limits = { delayFrom: 5, lockAt: 10 };
/** A whole office may stand behind one address, so an address is given more than an account. */
export const addressLimits: Limits = { delayFrom: 20, lockAt: 50 };

export const lockMinutes = 15;
const longestDelaySeconds = 60;
const forgetAfterMs = 24 * 3_600_000;

export const noFailures: Failures = { failures: 0, lastFailedAt: null, nextAllowedAt: null, lockedUntil: null };

/** Seconds to wait after the n-th failure. */
export function delaySeconds(failures: number, limits: Limits): number {
  return failures < limits.delayFrom ? 0 : Math.min(longestDelaySeconds, 2 ** (failures - limits.delayFrom));
}

export type Verdict =
  | { readonly may: true }
  | { readonly may: false; readonly why: 'wait' | 'locked'; readonly seconds: number };

/** Whether another try is taken at `now`. */
export function verdictAt(state: Failures, now: Date): Verdict {
  const left = (until: Date | null) => (until ? Math.ceil((until.getTime() - now.getTime()) / 1000) : 0);
  if (left(state.lockedUntil) > 0) return { may: false, why: 'locked', seconds: left(state.lockedUntil) };
  if (left(state.nextAllowedAt) > 0) return { may: false, why: 'wait', seconds: left(state.nextAllowedAt) };
  return { may: true };
}

/**
 * The state after one more failure at `now`. After a lock-out counting goes on from the first delay, so that a guesser is
 * locked out again sooner than the first time; a day without failures forgets all.
 */
export function afterFailure(state: Failures, now: Date, limits: Limits): Failures {
  const failures = countedAt(state, now, limits) + 1;
  const later = (ms: number) => new Date(now.getTime() + ms);
  if (failures >= limits.lockAt) {
    return {
      failures,
      lastFailedAt: now,
      nextAllowedAt: null,
      lockedUntil: later((limits.lockMinutes ?? lockMinutes) * 60_000),
    };
  }
  const delay = delaySeconds(failures, limits);
  return { failures, lastFailedAt: now, nextAllowedAt: delay > 0 ? later(delay * 1000) : null, lockedUntil: null };
}

function countedAt(state: Failures, now: Date, limits: Limits): number {
  if (!state.lastFailedAt || now.getTime() - state.lastFailedAt.getTime() >= forgetAfterMs) return 0;
  return state.lockedUntil && state.lockedUntil <= now ? Math.min(state.failures, limits.delayFrom) : state.failures;
}
