/** Milliseconds of one piece of work. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** The p-th percentile (0–100) by nearest rank. Throws RangeError on an empty list. */
export function percentile(samples: readonly number[], p: number): number {
  if (samples.length === 0) throw new RangeError('no samples');
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)]!;
}

/** `clients` loops that each call `ask` one after the other, `calls` times in all; gives the milliseconds of every call. */
export async function load(
  clients: number,
  calls: number,
  ask: (n: number, client: number) => Promise<void>,
): Promise<number[]> {
  const samples: number[] = [];
  let next = 0;
  const client = async (_: unknown, which: number) => {
    while (next < calls) {
      const n = next++;
      samples.push((await timed(() => ask(n, which))).ms);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return samples;
}

export function line(label: string, value: string): void {
  console.log(`${label.padEnd(58)} ${value}`);
}
