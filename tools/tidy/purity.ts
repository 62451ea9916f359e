import { findInCode } from './code.ts';
import { importsOf } from './imports.ts';
import { type Breach, isCode, isTest, type Rule } from './tree.ts';

const clock = /\bDate\.now\b|\bnew Date\s*(\(\s*\)|(?![\w\s(]))|\bTemporal\.Now\b|\bperformance\.now\b/g;
const network = /(?<![\w.])fetch\s*\(/g;
const outside =
  /^(node:(http|https|net|tls|dgram)|kysely|pg|pg-.+|fastify|@fastify\/.+|@electric-sql\/.+|#platform\/(.*\/)?(database|db|http|clock)\b.*)$/;

function isRules(path: string): boolean {
  return (
    isCode(path) && !isTest(path) && (/(^|\/)rules\.ts$|\.rules\.ts$|\/rules\//.test(path) || path.startsWith('law/'))
  );
}

/** Rules decide from what they are given: no clock, no database, no network. */
export const purityRule: Rule = tree => {
  const breaches: Breach[] = [];
  for (const [file, source] of tree) {
    if (!isRules(file)) continue;
    for (const { line, found } of findInCode(source, clock)) {
      breaches.push({
        file,
        line,
        what: `a rule reads the clock (${found})`,
        cure: 'take the day or the instant as an argument',
      });
    }
    for (const { line } of findInCode(source, network)) {
      breaches.push({
        file,
        line,
        what: 'a rule calls the network',
        cure: 'let the command fetch it and pass the answer in',
      });
    }
  }
  for (const { from, line, specifier } of importsOf(tree)) {
    if (!isRules(from) || !outside.test(specifier)) continue;
    breaches.push({
      file: from,
      line,
      what: `a rule imports ${specifier}`,
      cure: 'let the command read and write; give the rule plain values',
    });
  }
  return breaches;
};
