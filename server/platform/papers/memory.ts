/** What was drawn lately, up to a number of bytes; what was asked for longest ago goes first. */
export function createMemory(most: number): {
  get(key: string): Uint8Array | undefined;
  put(key: string, value: Uint8Array): void;
} {
  const held = new Map<string, Uint8Array>();
  let size = 0;
  return {
    get: key => {
      const found = held.get(key);
      if (!found) return undefined;
      held.delete(key);
      held.set(key, found);
      return found;
    },
    put: (key, value) => {
      size -= held.get(key)?.length ?? 0;
      held.delete(key);
      held.set(key, value);
      size += value.length;
      for (const [oldest, bytes] of held) {
        if (size <= most) break;
        held.delete(oldest);
        size -= bytes.length;
      }
    },
  };
}
