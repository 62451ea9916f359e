import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Moved } from '#platform/database/dated/many.ts';
import type { BulkDeps } from '../deps.ts';

/** What a change is done with: a transaction of whoever asked for it. */
export type Work = {
  readonly tx: Tx;
  readonly deps: BulkDeps;
  readonly actor: Actor;
  /** Hears how many have been seen to. */
  took(soFar: number): void;
};

/** `section` says which history was changed, for taking it back. */
export type BulkMoved = Moved & { readonly section: string };
export type Applied = {
  readonly moved: readonly BulkMoved[];
  readonly unchanged: readonly string[];
  readonly refused: ReadonlyArray<{ readonly personId: string; readonly why: string }>;
};
export type Part = { readonly label: string; readonly before: string; readonly after: string };

/** One kind of change. */
export type Kind<C> = {
  /** What it does, in Chinese. Refuses what no one could be changed by. */
  title(work: Pick<Work, 'tx' | 'deps'>, change: C): Promise<string>;
  /** Changes these people, each by his own rules; whoever is refused stays as he is. */
  apply(work: Work, personIds: readonly string[], change: C): Promise<Applied>;
  /** By person: what stands there today and what would. */
  look(work: Pick<Work, 'tx' | 'deps'>, personIds: readonly string[], change: C): Promise<Map<string, Part[]>>;
};

export const nothingText = '（空）';
const batchSize = 500;

/** In batches, so that progress shows and no statement grows without bound. */
export async function inBatches(
  work: Work,
  personIds: readonly string[],
  some: (ids: readonly string[]) => Promise<Applied>,
): Promise<Applied> {
  const done: Applied[] = [];
  for (let at = 0; at < personIds.length; at += batchSize) {
    done.push(await some(personIds.slice(at, at + batchSize)));
    work.took(Math.min(at + batchSize, personIds.length));
  }
  return {
    moved: done.flatMap(each => each.moved),
    unchanged: done.flatMap(each => each.unchanged),
    refused: done.flatMap(each => each.refused),
  };
}
