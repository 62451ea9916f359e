/** After so many tries a sending is given up; an administrator may have it tried again. */
export const attemptsMax = 8;
const firstWaitMs = 30_000;
const longestWaitMs = 6 * 3_600_000;

/** When a sending that has failed `attempts` times is tried again: 30 s, then twice as long each time; null when no more. */
export function nextTry(attempts: number, now: Date): Date | null {
  if (attempts >= attemptsMax) return null;
  return new Date(now.getTime() + Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs));
}
