import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Whoever makes the demo company takes this long at most, on a busy machine. */
const madeWithinMs = 180_000;
const sources = ['server', 'demo', 'law', 'contract', 'workflow', 'kernel'];

/**
 * Puts the data folder of a demo company that was filled and ended cleanly into `folder`. The first who asks has it made by `make`, which fills
 * the folder that it is given; the others wait, and copy. It is kept for this day and this text of the program alone.
 */
export async function copyDemo(root: string, folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  const kept = join(tmpdir(), 'renshi-test', `demo-${stampOf(root)}`);
  mkdirSync(join(kept, '..'), { recursive: true });
  if (!existsSync(kept)) await makeOnce(kept, make);
  cpSync(kept, folder, { recursive: true });
}

async function makeOnce(kept: string, make: (folder: string) => Promise<void>): Promise<void> {
  const lock = `${kept}.lock`;
  const deadline = Date.now() + 2 * madeWithinMs;
  while (!takes(lock)) {
    if (existsSync(kept)) return;
    // Whoever held it was killed, or hangs.
    const held = statSync(lock, { throwIfNoEntry: false });
    if (held && Date.now() - held.mtimeMs > madeWithinMs) release(lock);
    if (Date.now() > deadline) throw new Error('the demo company was not made in time');
    await wait(200);
  }
  try {
    if (existsSync(kept)) return;
    sweep(join(kept, '..'));
    const making = `${kept}.making`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { mode: 0o700 });
    await make(making);
    renameSync(making, kept);
  } finally {
    release(lock);
  }
}

/** Companies of earlier texts of the program. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const known = statSync(path, { throwIfNoEntry: false });
    if (name.startsWith('demo-') && !name.endsWith('.lock') && known && Date.now() - known.mtimeMs > madeWithinMs * 20)
      rmSync(path, { recursive: true, force: true });
  }
}

function takes(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function release(lock: string): void {
  try {
    rmdirSync(lock);
  } catch {
    // Somebody else did.
  }
}

/** Changes with the day, and with any file from which the company is made. */
function stampOf(root: string): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 13));
  const look = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) look(path);
      else {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${path} ${size} ${mtimeMs}\n`);
      }
    }
  };
  for (const source of sources) look(join(root, source));
  return hash.digest('hex').slice(0, 16);
}
