import { type Breach, isCode, type Rule } from './tree.ts';

const hub = /^(utils?|helpers?|common|managers?|types|misc|shared)$/;

/** A name that says nothing gathers things that have nothing to do with one another. */
export const nameRule: Rule = tree => {
  const breaches: Breach[] = [];
  for (const file of tree.keys()) {
    const found =
      isCode(file) &&
      file
        .split('/')
        .map(part => part.split('.')[0] ?? '')
        .find(part => hub.test(part));
    if (found)
      breaches.push({
        file,
        line: 1,
        what: `"${found}" names no thing`,
        cure: 'name the file after the one thing it holds, and put it where that thing lives',
      });
  }
  return breaches;
};

/** Decisions are numbered in the order they were taken: NNNN-title.md. */
export const decisionRule: Rule = tree => {
  const breaches: Breach[] = [];
  const taken = new Map<string, string>();
  for (const file of [...tree.keys()].sort()) {
    const name = /^docs\/decisions\/(.+)$/.exec(file)?.[1];
    if (name === undefined || name === 'README.md') continue;
    const number = /^(\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.md$/.exec(name)?.[1];
    const earlier = number && taken.get(number);
    if (!number)
      breaches.push({
        file,
        line: 1,
        what: 'is not named NNNN-title.md',
        cure: 'give it the next free number and a short title in lower case, with hyphens',
      });
    else if (earlier)
      breaches.push({ file, line: 1, what: `has the number of ${earlier}`, cure: 'give it the next free number' });
    else taken.set(number, file);
  }
  return breaches;
};
