import { spawn } from 'node:child_process';

/** Children still running, so that a stage or a signal can end them all. */
const children = new Set();

/**
 * Runs a program to its end and keeps what it printed. Never rejects: a program that cannot be started has code 127.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { timeoutMs?: number, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
export function run(file, args, { timeoutMs, onOutput, ...options } = {}) {
  return new Promise(resolve => {
    // A group of its own, so that grandchildren (browsers, test processes) can be ended with it.
    const child = spawn(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      ...options,
    });
    children.add(child);
    let output = '';
    let timedOut = false;
    const take = chunk => {
      output += chunk;
      onOutput?.(String(chunk));
    };
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', take);
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          end(child, 'SIGKILL');
        }, timeoutMs)
      : undefined;
    const done = code => {
      clearTimeout(timer);
      children.delete(child);
      resolve({ code, output, timedOut });
    };
    child.on('error', error => {
      output += `${error.message}\n`;
      done(127);
    });
    child.on('exit', () => setTimeout(() => end(child, 'SIGKILL'), 2000).unref());
    child.on('close', code => done(code ?? 1));
  });
}

/** Ends every child that still runs, with its group. */
export function endChildren() {
  for (const child of children) end(child, 'SIGTERM');
}

function end(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}
