import type { Identity } from '#platform/http/route.ts';

/** How long an answer may be used again. Another process sees the end of a session after at most this time; this one at once. */
const keptMs = 2_000;
const mostKept = 10_000;

export type IdentityCache = {
  get(key: string, now: number): Identity | null;
  /** The moment before a look-up began; `put` drops an answer that a change has overtaken since. */
  generation(): number;
  put(key: string, identity: Identity, now: number, generation: number): void;
  /** To be called after the commit of anything that an identity depends on. */
  clear(): void;
};

export function identityCache(): IdentityCache {
  const kept = new Map<string, { identity: Identity; until: number }>();
  let generation = 0;
  return {
    get: (key, now) => {
      const found = kept.get(key);
      return found && found.until > now && found.until - keptMs <= now ? found.identity : null;
    },
    generation: () => generation,
    put: (key, identity, now, begun) => {
      if (begun !== generation) return;
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, { identity, until: now + keptMs });
    },
    clear: () => {
      generation++;
      kept.clear();
    },
  };
}
