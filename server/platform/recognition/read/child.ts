import { constants, setPriority } from 'node:os';
import sharp from 'sharp';
import { Refusal } from '#kernel/refusal.ts';
import type { Answer, Ask } from '../talk.ts';
import { loadModels, type Models } from './models.ts';
import { readPage } from './read-page.ts';
import { openSource, type Source } from './source.ts';

/** The process that reads. It is apart so that a page which takes too long, or a file that crashes a decoder, costs no more than itself. */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
sharp.concurrency(1);
sharp.cache(false);

let models: Promise<Models> | null = null;
let source: Source | null = null;

async function answered(ask: Ask): Promise<Answer> {
  if (ask.kind === 'open') {
    await source?.close();
    source = null;
    source = await openSource(ask.bytes);
    return { kind: 'opened', pages: source.pages };
  }
  if (!source) throw new Error('no file is open');
  const began = performance.now();
  models ??= loadModels();
  const read = await readPage(await models, await source.page(ask.page));
  const page = { ...read, number: ask.page, of: source.pages, milliseconds: Math.round(performance.now() - began) };
  return { kind: 'page', page };
}

process.on('message', (ask: Ask) => {
  answered(ask)
    .catch(
      (fault: unknown): Answer =>
        fault instanceof Refusal
          ? { kind: 'refused', name: fault.code.replace(/^.*?\./, ''), facts: fault.facts }
          : { kind: 'failed', message: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) },
    )
    .then(answer => process.send?.(answer));
});
process.on('disconnect', () => process.exit(0));
