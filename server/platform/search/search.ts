import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { addDays } from '#kernel/civil-date.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createPulse } from '#platform/jobs/pulse.ts';
import type { Logger } from '#platform/telemetry/logger.ts';
import type { Route } from '../http/route.ts';
import { type FillDeps, fillBatch } from './fill.ts';
import { type FindDeps, type SearchQuery, type SearchReply, searchAll } from './queries/search-all.ts';
import { searchRoutes } from './routes.ts';
import type { SearchCode } from './source.ts';
import { createVocabulary } from './vocabulary.ts';

export type SearchDeps = FillDeps & {
  readonly codes: readonly SearchCode[];
  readonly cardsOf: FindDeps['cardsOf'];
  readonly clock: { today(): CivilDate; now(): Date };
  readonly logger: Logger;
};

export type Search = {
  readonly routes: readonly Route[];
  find(tx: Tx, query: SearchQuery): Promise<SearchReply>;
  /** Begins to read what changes. */
  work(): void;
  stop(): Promise<void>;
  /** Reads all that is stale, and returns when there is no more. `onProgress` hears how many marks are left. */
  fill(onProgress?: (left: number) => void): Promise<number>;
  /** Has everything read again. */
  markAll(): Promise<void>;
  /** Marks whatever began or ended in the last weeks; nightly. */
  turn(): Promise<void>;
};

const lookEveryMs = 1_500;
const longestRestMs = 300;
/** Counting a hundred thousand marks takes as long as reading some people. */
const countEveryMs = 2_000;
/** Of nights that the server slept through. */
const turnedWithinDays = 40;
/** With so many marks left, results are said to be behind. */
const behindFrom = 500;
const origin = { requestId: null, ip: null, command: 'search' };

export function createSearch(deps: SearchDeps): Search {
  const kinds = [{ code: 'person', label: '员工' }, ...deps.sources.flatMap(source => source.kinds)];
  let left = 0;
  const asJobs = <T>(work: Parameters<typeof deps.database.as<T>>[2]) =>
    deps.database.as(systemActor('jobs'), origin, work);
  const leftNow = () =>
    asJobs(
      async tx =>
        (await sql<{ n: number }>`select count(*)::integer as n from search_stale`.execute(tx)).rows[0]?.n ?? 0,
    );
  const settle = () => asJobs(tx => sql`select search_settle()`.execute(tx));
  let sinceSettled = 0;
  let counted = Number.NEGATIVE_INFINITY;

  const round = async () => {
    const began = performance.now();
    const taken = await fillBatch(deps, true);
    // Who asks something meanwhile comes first: after a load of many, half of the time is theirs.
    if (taken > 0) await wait(Math.min(performance.now() - began, longestRestMs));
    sinceSettled += taken;
    if (taken > 0 && (taken > 20 || left > 0) && performance.now() - counted > countEveryMs) {
      left = await leftNow();
      counted = performance.now();
    }
    if (sinceSettled > 0 && (taken === 0 || sinceSettled > 20_000)) {
      await settle();
      sinceSettled = 0;
      left = 0;
    }
    return taken > 0;
  };
  const pulse = createPulse({
    round,
    everyMs: lookEveryMs,
    onFault: fault => deps.logger.error({ err: fault, part: 'search' }, 'could not read what changed'),
  });
  const find: FindDeps = {
    vocabulary: createVocabulary(deps.sources, deps.codes, () => deps.clock.now().getTime()),
    keysOf: text => deps.sources.flatMap(source => source.keysOf?.(text) ?? []),
    labels: new Map(kinds.map(kind => [kind.code, kind.label])),
    kinds: [...new Set(kinds.map(kind => kind.code))],
    cardsOf: deps.cardsOf,
    isCatchingUp: () => left > behindFrom,
    today: () => deps.clock.today(),
  };

  return {
    routes: searchRoutes((tx, query) => searchAll(tx, find, query)),
    find: (tx, query) => searchAll(tx, find, query),
    work: pulse.start,
    stop: pulse.stop,
    fill: async onProgress => {
      let done = 0;
      for (let taken = -1; taken !== 0; ) {
        taken = await fillBatch(deps, false);
        done += taken;
        if (onProgress && taken > 0) onProgress(await leftNow());
      }
      if (done > 0) await settle();
      return done;
    },
    markAll: async () => {
      await asJobs(tx => sql`select search_mark_all()`.execute(tx));
    },
    turn: async () => {
      await asJobs(tx =>
        sql`select search_turned(${addDays(deps.clock.today(), -turnedWithinDays)}::date)`.execute(tx),
      );
    },
  };
}
