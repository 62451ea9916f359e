import { createRecognition } from '#platform/recognition/recognition.ts';
import { drawPaper, type Harm, harmed, harms, type PaperKind, paperKinds } from '#testing/papers/index.ts';
import { type Score, scoreOf } from './recognition/score.ts';

/**
 * `npm run bench -- recognition [PAPERS]`: draws papers of invented people, harms them, reads them and holds what was read against what
 * was drawn. PAPERS of each kind for each harm. Ends with 1 where an identity number was wrong and nothing said so.
 */
const papers = Number(process.argv[2] ?? 5);
const recognition = createRecognition();
type Row = { errors: number; characters: number; right: number; fields: number; milliseconds: number; pages: number };
const none = (): Row => ({ errors: 0, characters: 0, right: 0, fields: 0, milliseconds: 0, pages: 0 });
const rows = new Map<string, Row>();
const numbers = { right: 0, flagged: 0, 'silently wrong': 0, missed: 0 };
const silent: string[] = [];

function count(name: string, score: Score, milliseconds: number): void {
  const row = rows.get(name) ?? none();
  row.errors += score.errors;
  row.characters += score.characters;
  row.right += score.right;
  row.fields += score.fields;
  row.milliseconds += milliseconds;
  row.pages++;
  rows.set(name, row);
}

async function one(kind: PaperKind, harm: Harm, seed: number): Promise<void> {
  const paper = drawPaper(kind, seed);
  for await (const page of recognition.read(await harmed(paper.png, harm, seed))) {
    const score = scoreOf(paper, page);
    count(`kind ${kind}`, score, page.milliseconds);
    count(`harm ${harm}`, score, page.milliseconds);
    count('all', score, page.milliseconds);
    if (score.number) numbers[score.number]++;
    silent.push(...score.silent.map(each => `${kind} ${harm} ${seed} ${each}`));
  }
}

for (const kind of paperKinds)
  for (const harm of harms) for (let n = 0; n < papers; n++) await one(kind, harm, 1000 + n * 17);
recognition.stop();

console.log(`${'papers'.padEnd(24)} pages  char errors  fields right  s/page`);
for (const [name, row] of [...rows].sort(([a], [b]) => (a < b ? 1 : -1)))
  console.log(
    `${name.padEnd(24)} ${String(row.pages).padStart(5)}  ${percent(row.errors / row.characters).padStart(11)}  ${percent(row.right / row.fields).padStart(12)}  ${(row.milliseconds / row.pages / 1000).toFixed(2).padStart(6)}`,
  );
console.log(
  `identity numbers: ${numbers.right} right, ${numbers.flagged} flagged, ${numbers.missed} not found, ${numbers['silently wrong']} silently wrong`,
);
console.log(`other fields wrong without a doubt: ${silent.length}`);
for (const each of silent.slice(0, 12)) console.log(`  ${each}`);
if (numbers['silently wrong'] > 0) process.exitCode = 1;

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
