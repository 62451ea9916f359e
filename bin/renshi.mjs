#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { heapBound } from '../tools/run/heap-bound.mjs';
import { ensureInstalled } from '../tools/run/install.mjs';
import { root } from '../tools/run/paths.mjs';

// Progress on stderr: what a command prints on stdout may be piped into another program.
const say = line => process.stderr.write(`${line}\n`);

try {
  const node = await ensureInstalled({ say });
  // Runs at the repository's root, where ./data is; RENSHI_CWD says where the user stands, for file arguments.
  const command = spawn(node, [...heapBound, 'server/cli.ts', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, RENSHI_CWD: process.cwd() },
  });
  // A terminal sends Ctrl-C to the command as well; we only wait for its end.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => command.kill(signal));
  command.on('error', error => {
    say(`The command could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  command.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
