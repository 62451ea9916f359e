// Checks an exported audit log with nothing but Node: node check-audit.mjs audit.jsonl [audit-heads.jsonl]
// Each line links to the one before: hash = sha256(previous ‖ sha256(body LF rowIds LF digests)).
// The second file holds ends of the chain noted earlier; each must still stand in the log.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const [log, heads] = process.argv.slice(2);
const lines = file => createInterface({ input: createReadStream(file) });
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const faults = [];
const hashes = new Map();
let last = null;

for await (const line of lines(log)) {
  const { n, previous, hash, body, rowIds, digests } = JSON.parse(line);
  const told = digests.map(digest => (digest === null ? '-' : `\\x${digest}`));
  const entry = sha256(`${body}\n${rowIds.join(',')}\n${told.join(',')}`);
  if (sha256(Buffer.from(previous, 'hex'), entry).toString('hex') !== hash)
    faults.push(`link ${n}: the entry was changed`);
  if (last && n !== last.n + 1) faults.push(`between ${last.n} and ${n} links are missing`);
  else if (previous !== (last ? last.hash : n === 1 ? '' : previous))
    faults.push(`link ${n} does not follow from ${n - 1}`);
  last = { n, hash };
  hashes.set(n, hash);
}
if (heads)
  for await (const line of lines(heads)) {
    const head = JSON.parse(line);
    if (hashes.get(head.n) !== head.hash)
      faults.push(`the end noted on ${head.at} (link ${head.n}) does not stand in the log`);
  }
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`${hashes.size} links, last ${last?.n ?? 0} ${last?.hash ?? ''}, ${faults.length} faults\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
