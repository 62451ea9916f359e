import type { SheetRow } from './cell.ts';

export async function* rowsOf(batches: AsyncIterable<SheetRow[]>): AsyncGenerator<SheetRow> {
  for await (const batch of batches) yield* batch;
}

export async function takeHead(batches: AsyncIterable<SheetRow[]>, count: number): Promise<SheetRow[]> {
  const taken: SheetRow[] = [];
  for await (const batch of batches) {
    for (const row of batch) {
      taken.push(row);
      if (taken.length === count) return taken;
    }
  }
  return taken;
}
