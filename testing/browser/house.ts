import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { copyDemo } from './kept-demo.ts';

/** A Renshi of its own, on this machine only, served from a folder that is thrown away. */
export type House = {
  /** Without a slash at the end. */
  readonly url: string;
  /** The one-time password of `admin`, as printed by the first run; null in a demo. */
  readonly password: string | null;
  /** Asks it to end as a service manager would, and asserts that it ends by itself with exit code 0. */
  stop(): Promise<void>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Filling the demo company on a busy machine takes half a minute. */
const readyWithinMs = 150_000;
const endsWithinMs = 20_000;

/** `demo` gives a copy of a demo company, which is filled once for all who ask; `fresh` fills one here, as a user's first start does. */
export async function openHouse({ demo = false, fresh = false } = {}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'renshi-house-'));
  if (demo && !fresh)
    await copyDemo(root, folder, async making => {
      const maker = await openIn(making, true);
      await maker.stop();
    });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const house = await openIn(folder, demo);
    return { ...house, stop: () => house.stop().finally(remove) };
  } catch (fault) {
    remove();
    throw fault;
  }
}

async function openIn(folder: string, demo: boolean): Promise<House> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: {
      ...withoutSettings(process.env),
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      TZ: 'Asia/Shanghai',
      ...(demo ? { RENSHI_DEMO: '1' } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killAtExit = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', killAtExit);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  try {
    const port = await untilServing(child, () => said);
    return {
      url: `http://127.0.0.1:${port}`,
      password: /密码\s+(\S+)\s+（一次性密码/.exec(said)?.[1] ?? null,
      stop: async () => {
        try {
          assert.equal(await endOf(child), 0, `the server did not end cleanly on SIGTERM:\n${said.slice(-2000)}`);
        } finally {
          process.off('exit', killAtExit);
        }
      },
    };
  } catch (fault) {
    child.kill('SIGKILL');
    process.off('exit', killAtExit);
    throw fault;
  }
}

/** Nothing set for another Renshi of this machine may steer ours, such as the address of a real database. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(RENSHI_|NODE_TEST|DATABASE_URL$|DATA_DIR$|PORT$|HOST$)/.test(name)),
  );
}

async function untilServing(child: ChildProcess, said: () => string): Promise<string> {
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline && child.exitCode === null) {
    const port = /地址\s+http:\/\/localhost:(\d+)/.exec(said())?.[1];
    if (port && (await isHealthy(port))) return port;
    await wait(100);
  }
  throw new Error(
    `the server ${child.exitCode === null ? 'was not ready in time' : 'ended while starting'}:\n${said()}`,
  );
}

async function isHealthy(port: string): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
  } catch {
    return false;
  }
}

/** The exit code; null when it had to be killed. */
async function endOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)));
  child.kill('SIGTERM');
  const late = wait(endsWithinMs, 'late' as const, { ref: false });
  const end = await Promise.race([gone, late]);
  if (end !== 'late') return end;
  child.kill('SIGKILL');
  await gone;
  return null;
}
