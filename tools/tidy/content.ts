import { findInCode } from './code.ts';
import { type Breach, isCode, isTest, lineAt, type Rule } from './tree.ts';

const mayPrint = /(^|\/)(tools|bench|bin|testing)\/|(^|\/)(cli|main)(\.ts$|\/)/;

/** Running code speaks through the log, which knows what not to say. */
export const printRule: Rule = tree => {
  const breaches: Breach[] = [];
  for (const [file, source] of tree) {
    if (!isCode(file) || mayPrint.test(file)) continue;
    for (const { line, found } of findInCode(source, /\bconsole\.(log|info|debug)\b/g)) {
      breaches.push({
        file,
        line,
        what: `prints by ${found}`,
        cure: 'use the logger that is passed in, or take the line out',
      });
    }
  }
  return breaches;
};

/** A test that is left out, or leaves the others out, proves nothing. */
export const focusRule: Rule = tree => {
  const breaches: Breach[] = [];
  for (const [file, source] of tree) {
    if (!isTest(file)) continue;
    for (const { line, found } of findInCode(
      source,
      /\b(?:test|it|describe|suite|t)\.(?:only|skip|todo)\s*\(|\b(?:only|skip|todo):\s*true\b/g,
    )) {
      breaches.push({ file, line, what: `leaves tests out (${found})`, cure: 'make the test pass, or delete it' });
    }
  }
  return breaches;
};

const linesMax = 400;
const linesSoft = 300;
const testLinesMax = 800;

/** Files that can be read at one sitting. Tables of data may be as long as the world makes them. */
export const lengthRule: Rule = tree => {
  const breaches: Breach[] = [];
  for (const [file, source] of tree) {
    if (!isCode(file) || file.includes('/data/')) continue;
    const lines = source.replace(/\n$/, '').split('\n').length;
    const max = isTest(file) ? testLinesMax : linesMax;
    if (lines > max)
      breaches.push({
        file,
        line: max + 1,
        what: `has ${lines} lines, over ${max}`,
        cure: 'split it by what its parts are about',
      });
    else if (!isTest(file) && lines > linesSoft)
      breaches.push({
        file,
        line: linesSoft + 1,
        what: `has ${lines} lines, over ${linesSoft}`,
        cure: 'look again whether it is about one thing',
        warning: true,
      });
  }
  return breaches;
};

const definer = /SECURITY\s+DEFINER/gi;

/** A function that runs with its owner's rights steps around row security; such stand where they are looked for. */
export const definerRule: Rule = tree => {
  const breaches: Breach[] = [];
  for (const [file, source] of tree) {
    if (!/\.(ts|sql)$/.test(file) || isTest(file) || file.startsWith('tools/tidy/')) continue;
    if (/(^|\/)(policy|migrations|access)(\/|\.|-)/.test(file)) continue;
    for (const match of source.matchAll(definer)) {
      breaches.push({
        file,
        line: lineAt(source, match.index),
        what: 'uses SECURITY DEFINER',
        cure: 'put the function into server/migrations or beside the policies',
      });
    }
  }
  return breaches;
};

const places: readonly { pattern: RegExp; what: string; cure: string }[] = [
  {
    pattern: /(?<![\w.-])\/(?:work\/(?:main|shared)|root|home\/\w+)\/[\w.]/g,
    what: 'names a folder of one machine',
    cure: 'use a path from the repository root',
  },
  {
    pattern: /"resolved": "https?:/g,
    what: 'names where a package was fetched',
    cure: 'write the lock with npm config omit-lockfile-registry-resolved=true',
  },
  {
    pattern: /^\s*(?:@[\w-]+:)?registry\s*=/gm,
    what: 'names a package registry',
    cure: 'leave the registry to each machine’s own configuration',
  },
  {
    pattern: /https?:\/\/[^\s/'"]*(?:registry|artifactory|nexus|verdaccio|npmmirror)\./g,
    what: 'names a package registry',
    cure: 'leave the registry to each machine’s own configuration',
  },
];

/** Nothing in the tree holds on one machine only. */
export const placeRule: Rule = tree => {
  const breaches: Breach[] = [];
  for (const [file, source] of tree) {
    for (const { pattern, what, cure } of places) {
      for (const match of source.matchAll(pattern)) {
        breaches.push({ file, line: lineAt(source, match.index), what: `${what} (${match[0].trim()})`, cure });
      }
    }
  }
  return breaches;
};
