import { fileURLToPath } from 'node:url';
import { circleRule } from './circles.ts';
import { definerRule, focusRule, lengthRule, placeRule, printRule } from './content.ts';
import { floorRule } from './floors.ts';
import { moduleFolderRule, moduleRule } from './modules.ts';
import { decisionRule, nameRule } from './names.ts';
import { purityRule } from './purity.ts';
import { isCode, isTest, type Rule, readTree, type Tree } from './tree.ts';

const rules: readonly Rule[] = [
  floorRule,
  moduleRule,
  moduleFolderRule,
  circleRule,
  nameRule,
  decisionRule,
  purityRule,
  printRule,
  focusRule,
  lengthRule,
  definerRule,
  placeRule,
];

/** The middle file's length and the one that nine in ten stay within: how the tree feels. */
function feel(tree: Tree): string {
  const lengths = [...tree]
    .filter(([path]) => isCode(path) && !isTest(path))
    .map(([, source]) => source.split('\n').length)
    .sort((a, b) => a - b);
  const at = (share: number) => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0;
  return `${lengths.length} files, the middle one ${at(0.5)} lines, nine in ten within ${at(0.9)}`;
}

const tree = readTree(fileURLToPath(new URL('../..', import.meta.url)));
const breaches = rules.flatMap(rule => rule(tree));
for (const { file, line, what, cure, warning } of breaches) {
  console.log(`${file}:${line}  ${warning ? '(look again) ' : ''}${what}\n    cure: ${cure}`);
}
console.log(feel(tree));
if (breaches.some(breach => !breach.warning)) process.exitCode = 1;
