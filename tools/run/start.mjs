import { spawn } from 'node:child_process';
import { heapBound } from './heap-bound.mjs';
import { ensureInstalled } from './install.mjs';
import { whenLeftByNpm } from './orphan.mjs';
import { root } from './paths.mjs';
import { endChildren } from './run.mjs';
import { ensureScreens } from './screens.mjs';

/** A second Ctrl-C sooner than this is the same one, reaching us both from the terminal and from npm. */
const sameSignalMs = 1500;

let server;
let stopAskedAt = 0;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
// Output that nobody reads any longer (a closed pipe) is no reason to stop serving.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
whenLeftByNpm(() => !stopAskedAt && stop());

try {
  const node = await ensureInstalled();
  await ensureScreens(node);
  if (!stopAskedAt) serve(node);
} catch (error) {
  if (!stopAskedAt) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

function serve(node) {
  server = spawn(node, [...heapBound, 'server/main.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  server.on('error', error => {
    console.error(`The server could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  server.on('exit', (code, signal) => {
    // Stopped because it was asked to, even if it had no time to say so itself.
    const asked = stopAskedAt > 0 && (signal === 'SIGINT' || signal === 'SIGTERM');
    process.exit(code ?? (asked ? 0 : 1));
  });
}

function stop() {
  const now = Date.now();
  if (stopAskedAt && now - stopAskedAt < sameSignalMs) return;
  if (!server) {
    stopAskedAt = now;
    endChildren();
    process.exit(0);
  }
  // The server ends cleanly at the first request; whoever asks again does not want to wait.
  server.kill(stopAskedAt ? 'SIGKILL' : 'SIGTERM');
  stopAskedAt = now;
}
