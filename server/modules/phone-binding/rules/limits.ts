import type { Limits } from '#platform/sign-in/rules/attempt.ts';

/** Proofs are guessed at from many sides, so every side is counted; a day's pause each. */
const day = 24 * 60;
export const tokenLimits: Limits = { delayFrom: 3, lockAt: 5, lockMinutes: day };
export const phoneLimits: Limits = { delayFrom: 3, lockAt: 6, lockMinutes: day };
export const identityLimits: Limits = { delayFrom: 3, lockAt: 5, lockMinutes: day };
/** A whole office may stand behind one address. */
export const addressLimits: Limits = { delayFrom: 10, lockAt: 30, lockMinutes: day };

/** Codes sent: each costs money and rings a phone that may not be the caller's. */
export const sendPhoneLimits: Limits = { delayFrom: 1, lockAt: 6, lockMinutes: 60 };
export const sendAddressLimits: Limits = { delayFrom: 20, lockAt: 40, lockMinutes: 60 };

/** The code of a case can't be guessed; this keeps a broken or hostile program from hammering. */
export const watchLimits: Limits = { delayFrom: 10, lockAt: 30, lockMinutes: 60 };

export const codeMinutes = 10;
