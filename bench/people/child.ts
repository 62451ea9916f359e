import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type Ended = {
  readonly code: number | null;
  readonly ms: number;
  readonly peakMb: number;
  readonly errors: string;
};

/** Runs one of the house's programs to its end, watching its largest resident memory (Linux: VmHWM). */
export function runProgram(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const started = performance.now();
  // The bound is that of bin/renshi.mjs, which a user starts; here the program itself is watched.
  const child = spawn(process.execPath, ['--max-old-space-size=1024', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', chunk => {
    errors = (errors + chunk).slice(-4000);
  });
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child));
  }, 200);
  return new Promise(resolve => {
    child.on('exit', code => {
      clearInterval(watch);
      resolve({ code, ms: performance.now() - started, peakMb, errors });
    });
  });
}

/** Starts the server and waits until it says that it is healthy. */
export async function startServer(port: number, env: Record<string, string>): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: 'ignore',
  });
  const deadline = Date.now() + 60_000;
  for (;;) {
    const ok = await fetch(`http://127.0.0.1:${port}/health`)
      .then(reply => reply.ok)
      .catch(() => false);
    if (ok) break;
    if (Date.now() > deadline || child.exitCode !== null) throw new Error('the server did not start');
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  return () =>
    new Promise(resolve => {
      child.on('exit', () => resolve());
      child.kill('SIGTERM');
    });
}

function peakOf(child: ChildProcess): number {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1024 : 0;
  } catch {
    return 0;
  }
}
