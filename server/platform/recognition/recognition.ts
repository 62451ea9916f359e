import { idleSeconds, pageSeconds } from './limits.ts';
import type { ReadPage } from './page.ts';
import { createReader, ReaderGone } from './reader.ts';
import { refuse } from './refusals.ts';
import type { Answer, Ask } from './talk.ts';

export type ReadOptions = {
  /** The first page wanted, from 1: reading goes on where it was broken off. */
  readonly from?: number;
  readonly signal?: AbortSignal;
};

/** Reads pictures and scans on this machine. One file at a time in a process of its own; others wait in line. */
export type Recognition = {
  /**
   * The pages of a file, each read when it is asked for. Refuses `recognition.not-a-picture`, `heic`, `broken`, `encrypted`,
   * `too-many-pixels`, `too-many-pages` before the first page, `too-slow` and `broken` at a page.
   */
  read(bytes: Uint8Array, options?: ReadOptions): AsyncGenerator<ReadPage, void>;
  /** How many files are read or wait. */
  readonly busy: number;
  /** Ends the process; what is under way is refused `recognition.stopped`. */
  stop(): void;
};

export type RecognitionLimits = { readonly pageSeconds?: number; readonly idleSeconds?: number };

export function createRecognition(limits: RecognitionLimits = {}): Recognition {
  const seconds = limits.pageSeconds ?? pageSeconds;
  const reader = createReader();
  let line: Promise<void> = Promise.resolve();
  let busy = 0;
  let isStopped = false;
  let idle: NodeJS.Timeout | null = null;

  const asked = async (ask: Ask, page: number): Promise<Answer> => {
    if (isStopped) throw refuse.stopped();
    try {
      const answer = await reader.ask(ask, seconds);
      if (answer.kind === 'refused') {
        const kind = refuse[answer.name as keyof typeof refuse];
        throw kind ? kind(answer.facts) : refuse.broken();
      }
      if (answer.kind === 'failed') throw new Error(`recognition failed: ${answer.message}`);
      return answer;
    } catch (fault) {
      if (!(fault instanceof ReaderGone)) throw fault;
      if (isStopped) throw refuse.stopped();
      throw fault.isTimeUp ? refuse['too-slow']({ page, seconds }) : refuse.broken();
    }
  };

  async function* read(bytes: Uint8Array, { from = 1, signal }: ReadOptions = {}): AsyncGenerator<ReadPage, void> {
    const before = line;
    let leave = () => {};
    line = new Promise(resolve => {
      leave = resolve;
    });
    busy++;
    if (idle) clearTimeout(idle);
    try {
      await before;
      signal?.throwIfAborted();
      const opened = await asked({ kind: 'open', bytes }, 1);
      const pages = opened.kind === 'opened' ? opened.pages : 0;
      for (let page = from; page <= pages; page++) {
        signal?.throwIfAborted();
        const answer = await asked({ kind: 'read', page }, page);
        if (answer.kind === 'page') yield answer.page;
      }
    } finally {
      busy--;
      leave();
      if (busy === 0) {
        idle = setTimeout(() => busy === 0 && reader.end(), (limits.idleSeconds ?? idleSeconds) * 1000);
        idle.unref();
      }
    }
  }

  return {
    read,
    get busy() {
      return busy;
    },
    stop: () => {
      isStopped = true;
      if (idle) clearTimeout(idle);
      reader.end();
    },
  };
}
