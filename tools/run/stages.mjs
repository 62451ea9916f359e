import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { ensureScreens } from './screens.mjs';
import { startTestServer } from './test-server.mjs';

const stageTimeoutMs = 15 * 60_000;
const testTimeoutMs = 3 * 60_000;

/** @typedef {{ passed: number, skipped: number, failures: string[] }} Outcome failures: each in full, to be shown */

/** One program as one test, passed when it exits with 0. @returns {Promise<Outcome>} */
export async function runCheck(node, name, args) {
  const { code, output, timedOut } = await run(node, args, { cwd: root, timeoutMs: stageTimeoutMs });
  if (code === 0) return { passed: 1, skipped: 0, failures: [] };
  return failed(`${name}${timedOut ? ' did not end in time' : ''}\n${output.trim()}`);
}

/** Test files under node:test. @returns {Promise<Outcome>} */
export async function runTests(node, files, { env = {}, concurrency = availableParallelism() } = {}) {
  const flags = [
    '--test',
    `--test-reporter=${join(root, 'tools', 'run', 'reporter.mjs')}`,
    `--test-concurrency=${concurrency}`,
    `--test-timeout=${testTimeoutMs}`,
  ];
  const { code, output, timedOut } = await run(node, [...flags, ...files], {
    cwd: root,
    env: { ...process.env, TZ: 'Asia/Shanghai', ...env },
    timeoutMs: stageTimeoutMs,
  });
  const outcome = countEvents(output);
  if (timedOut)
    outcome.failures.push(`The stage did not end within ${stageTimeoutMs / 60_000} minutes\n${tail(output)}`);
  else if (code !== 0 && outcome.failures.length === 0) {
    outcome.failures.push(`The tests ended with exit code ${code}\n${tail(output)}`);
  }
  return outcome;
}

/** Database tests on one of the two engines. @returns {Promise<Outcome>} */
export async function runDatabaseTests(node, files, engine) {
  const env = { RENSHI_TEST_DATABASE: engine };
  if (engine === 'pglite') return runTests(node, files, { env });
  let server;
  try {
    server = await startTestServer(node);
  } catch (error) {
    return failed(error.message);
  }
  try {
    return await runTests(node, files, { env: { ...env, RENSHI_TEST_PG_URL: server.url } });
  } finally {
    await server.stop();
  }
}

/** Browser tests on fresh screens. A missing browser is a failure: nobody looked. @returns {Promise<Outcome>} */
export async function runBrowserTests(node, files, { say }) {
  if (process.env.RENSHI_SKIP_BROWSER === '1') {
    say('  left out, as RENSHI_SKIP_BROWSER=1 says');
    return { passed: 0, skipped: 0, failures: [] };
  }
  const { chromium, missing } = await ensureBrowser({ say: line => say(`  ${line}`) });
  if (missing.length > 0) return failed(`Browser tests cannot run. This machine lacks ${missing.join(' and ')}.`);
  try {
    await ensureScreens(node, { say: line => say(`  ${line}`) });
  } catch (error) {
    return failed(error.message);
  }
  return runTests(node, files, { env: { RENSHI_CHROMIUM: chromium } });
}

/** @returns {Outcome} */
function failed(failure) {
  return { passed: 0, skipped: 0, failures: [failure] };
}

function countEvents(output) {
  const outcome = { passed: 0, skipped: 0, failures: [] };
  const printed = new Map();
  const failures = [];
  for (const text of output.split('\n')) {
    const event = parseEvent(text);
    if (!event) continue;
    if (event.file) event.file = relative(root, resolve(root, event.file)); // node:test names it now one way, now the other
    if (event.kind === 'output') printed.set(event.file, `${printed.get(event.file) ?? ''}${event.text}`);
    else if (event.kind === 'failed') failures.push(event);
    else outcome[event.kind] += 1;
  }
  const shown = new Set();
  for (const { file, line, name, error } of failures) {
    const place = file ? `${file}:${line ?? 1}` : '';
    // What a file printed is shown once, with its first failure.
    const said = shown.has(file) ? '' : (printed.get(file) ?? '').trim();
    shown.add(file);
    outcome.failures.push([`${name}  (${place})`, error, said && `It printed:\n${said}`].filter(Boolean).join('\n'));
  }
  return outcome;
}

function parseEvent(text) {
  if (!text.startsWith('{"kind":')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // cut off when the stage was ended
  }
}

function tail(output) {
  const plain = output.split('\n').filter(text => !text.startsWith('{"kind":'));
  return plain.slice(-40).join('\n').trim();
}
