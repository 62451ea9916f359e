import { parentPort } from 'node:worker_threads';
import { Refusal } from '#kernel/refusal.ts';
import { draw, look } from './draw.ts';
import type { PaperType } from './sniff.ts';

/** What the worker is asked, one at a time. */
export type Asked = { readonly bytes: Uint8Array; readonly type: PaperType } & (
  | { readonly does: 'look' }
  | { readonly does: 'draw'; readonly page: number; readonly size: 'thumbnail' | 'page' }
);
export type Answered =
  | { readonly value: unknown }
  | { readonly refused: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> } }
  | { readonly fault: string };

async function answer(asked: Asked): Promise<Answered> {
  try {
    const { bytes, type } = asked;
    return {
      value: asked.does === 'look' ? await look(bytes, type) : await draw(bytes, type, asked.page, asked.size),
    };
  } catch (fault) {
    if (fault instanceof Refusal) return { refused: { code: fault.code, facts: { ...fault.facts } } };
    return { fault: String(fault) };
  }
}

parentPort?.on('message', (asked: Asked) => {
  void answer(asked).then(told => parentPort?.postMessage(told));
});
