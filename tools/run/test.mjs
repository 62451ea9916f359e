// npm test [-- STAGE… PATH…]: stages are types lint tidy unit db (pglite, postgres) browser; any other word keeps only
// the test files whose path holds it. Ends with the line `N passed, N failed`.
import { ensureInstalled } from './install.mjs';
import { whenLeftByNpm } from './orphan.mjs';
import { endChildren } from './run.mjs';
import { runBrowserTests, runCheck, runDatabaseTests, runTests } from './stages.mjs';
import { kindOf, testFiles } from './test-files.mjs';

const say = line => console.log(line);
const leave = () => {
  endChildren();
  process.exit(130);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave);
whenLeftByNpm(leave);
process.on('exit', endChildren);

const checks = {
  types: ['node_modules/typescript/bin/tsc', '--noEmit'],
  lint: ['node_modules/@biomejs/biome/bin/biome', 'check', '--colors=off'],
  tidy: ['tools/tidy/tidy.ts'],
};
const words = process.argv.slice(2);
const allStages = ['types', 'lint', 'tidy', 'unit', 'db', 'pglite', 'postgres', 'browser'];
const stageWords = words.filter(word => allStages.includes(word));
const pathWords = words.filter(word => !allStages.includes(word));

const total = { passed: 0, skipped: 0, failed: 0 };

try {
  const node = await ensureInstalled();
  const files = testFiles().filter(path => pathWords.length === 0 || pathWords.some(word => path.includes(word)));
  const ofKind = kind => files.filter(path => kindOf(path) === kind);

  for (const [name, args] of Object.entries(checks)) {
    if (wanted(name)) await stage(name, () => runCheck(node, name, args));
  }
  await testStage('unit', ofKind('unit'), chosen => runTests(node, chosen));
  for (const engine of ['pglite', 'postgres']) {
    await testStage(engine, ofKind('db'), chosen => runDatabaseTests(node, chosen, engine));
  }
  await testStage('browser', ofKind('browser'), chosen => runBrowserTests(node, chosen, { say }));
} catch (error) {
  total.failed += 1;
  say(`\n${error.message}\n`);
}

if (total.passed + total.failed === 0) say('No test ran.');
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
say(`${total.passed} passed, ${total.failed} failed`);

function wanted(name) {
  if (stageWords.length > 0) return stageWords.includes(name) || (isDatabase(name) && stageWords.includes('db'));
  // Asked for some files only: the checks, which are about all files, would be beside the point.
  return pathWords.length === 0 || !(name in checks);
}

function isDatabase(name) {
  return name === 'pglite' || name === 'postgres';
}

async function testStage(name, files, runThem) {
  if (wanted(name) && files.length > 0) await stage(name, () => runThem(files));
}

async function stage(name, runIt) {
  const title = isDatabase(name) ? `database (${name})` : name;
  say(title);
  const started = Date.now();
  const { passed, skipped, failures } = await runIt();
  for (const failure of failures) say(`\n✗ ${failure}\n`);
  const parts = [
    `${passed} passed`,
    failures.length > 0 && `${failures.length} failed`,
    skipped > 0 && `${skipped} skipped`,
  ];
  say(`  ${parts.filter(Boolean).join(', ')}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
  total.passed += passed;
  total.skipped += skipped;
  total.failed += failures.length;
}
