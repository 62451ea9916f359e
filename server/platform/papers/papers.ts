import { Worker } from 'node:worker_threads';
import type { Looked } from './draw.ts';
import type { Answered, Asked } from './draw-worker.ts';
import { createMemory } from './memory.ts';
import { refuse } from './refusals.ts';
import { drawnTypes, type PaperType, paperName, paperTypes, sniff } from './sniff.ts';

/** A file that was looked at and may be kept. */
export type Paper = Looked & {
  readonly type: PaperType;
  readonly mediaType: string;
  readonly name: string;
  /** As the two before it say: a picture, pages, nothing to be seen without its own program, or a password before it. */
  readonly look: PaperLook;
};
export type PaperLook = 'picture' | 'pages' | 'none' | 'locked';
export type DrawSize = 'thumbnail' | 'page';

/** Looks into scans and pictures, and draws them anew, within bounds of time, memory and pixels. */
export type Papers = {
  /** Refuses `paper.…` what may not be kept. */
  inspect(bytes: Uint8Array, name: string): Promise<Paper>;
  /** A page (from 1) as WebP. `key` names the bytes, so that leafing back costs nothing. */
  draw(
    bytes: () => Promise<Uint8Array>,
    of: { type: PaperType; key: string; page: number; size: DrawSize },
  ): Promise<Uint8Array>;
  stop(): Promise<void>;
};

/** Bytes of one paper. A scan of 100 pages at 150 dpi in grey has about 20 MB. */
const mostBytes = 30 * 1_048_576;
/** What one look or page may take. */
const patienceMs = 20_000;
/** How many wait for the one worker before the next is told to come again. */
const mostWaiting = 40;
/** Without work it goes, with what the decoders keep. */
const idleMs = 60_000;
const remembered = 24 * 1_048_576;

type Waiting = { asked: Asked; done: (value: unknown) => void; failed: (fault: unknown) => void };

export function createPapers(options: { patienceMs?: number } = {}): Papers {
  const patience = options.patienceMs ?? patienceMs;
  const queue: Waiting[] = [];
  const memory = createMemory(remembered);
  let worker: Worker | null = null;
  let current: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;

  const drop = async () => {
    const gone = worker;
    worker = null;
    gone?.removeAllListeners();
    await gone?.terminate();
  };
  const settle = (end: (of: Waiting) => void) => {
    clearTimeout(timer);
    const of = current;
    current = null;
    if (of) end(of);
    next();
  };
  const open = () => {
    const made = new Worker(new URL('./draw-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 384 },
      // Nothing of the server's environment (keys among it) is of any use to a decoder.
      env: {},
      stdout: true,
      stderr: true,
    });
    made.unref();
    made.on('message', (told: Answered) => settle(of => conclude(of, told)));
    made.on('error', () => {
      worker = null;
      settle(of => of.failed(refuse['takes-too-long']()));
    });
    return made;
  };
  const next = () => {
    if (current) return;
    const following = queue.shift();
    if (!following) {
      timer = setTimeout(() => void drop(), idleMs);
      timer.unref();
      return;
    }
    clearTimeout(timer);
    current = following;
    worker ??= open();
    timer = setTimeout(() => {
      void drop();
      settle(of => of.failed(refuse['takes-too-long']()));
    }, patience);
    worker.postMessage(following.asked);
  };
  const ask = <T>(asked: Asked): Promise<T> => {
    if (queue.length >= mostWaiting) throw refuse.busy();
    return new Promise<T>((done, failed) => {
      queue.push({ asked, done: done as (value: unknown) => void, failed });
      next();
    });
  };

  return {
    inspect: async (bytes, name) => {
      if (bytes.length > mostBytes)
        throw refuse['too-large']({ size: Math.ceil(bytes.length / 1_048_576), most: mostBytes / 1_048_576 });
      const type = await sniff(bytes);
      const looked: Looked = drawnTypes.includes(type)
        ? await ask<Looked>({ does: 'look', bytes, type })
        : { pages: 0, width: null, height: null, isLocked: false };
      return { ...looked, type, mediaType: paperTypes[type], name: paperName(name, type), look: lookOf(type, looked) };
    },
    draw: async (bytes, { type, key, page, size }) => {
      if (!drawnTypes.includes(type)) throw refuse['no-preview']();
      const name = `${key} ${page} ${size}`;
      const known = memory.get(name);
      if (known) return known;
      const made = await ask<Uint8Array>({ does: 'draw', bytes: await bytes(), type, page, size });
      memory.put(name, made);
      return made;
    },
    stop: async () => {
      clearTimeout(timer);
      for (const each of queue.splice(0)) each.failed(refuse.busy());
      await drop();
    },
  };
}

function lookOf(type: PaperType, { isLocked, pages }: Looked): PaperLook {
  if (isLocked) return 'locked';
  if (!drawnTypes.includes(type)) return 'none';
  return type === 'pdf' || pages > 1 ? 'pages' : 'picture';
}

function conclude(of: Waiting, told: Answered): void {
  if ('value' in told) of.done(told.value);
  else if ('refused' in told) {
    const make = refuse[told.refused.code.replace(/^paper\./, '') as keyof typeof refuse];
    of.failed(make ? make(told.refused.facts) : new Error(told.refused.code));
  } else of.failed(new Error(`a paper could not be looked at: ${told.fault}`));
}
