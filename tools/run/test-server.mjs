import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const startWithinMs = 60_000;

/**
 * One PostgreSQL server for a whole stage. It ends with stop(), or by itself when we die, as its standard input closes.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export function startTestServer(node) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['testing/embedded-server.ts'], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    let complaint = '';
    const timer = setTimeout(() => child.kill('SIGTERM'), startWithinMs);
    const gone = new Promise(end => child.once('exit', end));
    child.on('error', error => reject(error));
    child.stdin.on('error', () => {}); // It may be gone before we close this.
    child.stderr.setEncoding('utf8').on('data', text => {
      complaint += text;
    });
    child.stdout.setEncoding('utf8').on('data', text => {
      said += text;
      if (!said.includes('\n')) return;
      clearTimeout(timer);
      resolve({
        url: said.trim(),
        stop: async () => {
          child.stdin.end();
          await gone;
        },
      });
    });
    gone.then(() => {
      clearTimeout(timer);
      reject(new Error(`The PostgreSQL server for tests could not be started:\n${complaint.trim()}`));
    });
  });
}
