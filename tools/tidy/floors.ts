import { importsOf } from './imports.ts';
import { type Breach, isTest, type Rule } from './tree.ts';

/** Rooms from the ground up. Rooms on one floor do not know one another. */
const floors: readonly (readonly string[])[] = [
  ['kernel'],
  ['contract'],
  ['law', 'workflow'],
  ['server/platform'],
  ['server/modules'],
  ['server/flows'],
  ['demo'],
  ['server', 'console', 'mobile'],
  ['testing'],
  ['bench'],
  ['tools'],
  ['bin'],
];
/** Plain JavaScript that runs before anything is installed, by the path of the file. */
const bare = new Set(['bin', 'tools']);
const screens = new Set(['console', 'mobile']);
const screensMayImport = new Set(['kernel', 'contract']);

/** The room a file is in, or undefined for a file that is in none (a configuration at the root). */
export function roomOf(path: string): string | undefined {
  return floors
    .flat()
    .sort((a, b) => b.length - a.length)
    .find(room => path.startsWith(`${room}/`));
}

function floorOf(room: string): number {
  return floors.findIndex(rooms => rooms.includes(room));
}

/** Imports run downwards only; screens know only kernel and contract; kernel imports nothing. */
export const floorRule: Rule = tree => {
  const breaches: Breach[] = [];
  for (const { from, line, specifier, target } of importsOf(tree)) {
    const room = roomOf(from);
    if (room === undefined) continue;
    if (target === undefined) {
      if (room === 'kernel' && !isTest(from)) {
        breaches.push({
          file: from,
          line,
          what: `kernel imports ${specifier}`,
          cure: 'kernel imports nothing: write it plainly, or move the file to the floor that may know the package',
        });
      }
      continue;
    }
    const other = roomOf(target);
    if (other === undefined || other === room) continue;
    // Tests and the builders of their rows may use what is made for tests.
    if (other === 'testing' && (isTest(from) || from.endsWith('/factory.ts'))) continue;
    if (screens.has(room) && !isTest(from) && !screensMayImport.has(other)) {
      breaches.push({
        file: from,
        line,
        what: `a screen imports ${target}`,
        cure: 'screens import kernel and contract alone: ask the server through an endpoint, or move what both need to contract/',
      });
    } else if (floorOf(other) >= floorOf(room)) {
      breaches.push({
        file: from,
        line,
        what: `${room} imports ${target}, which is not below it`,
        cure: `take what is needed as an argument, tell it as an event, or move the shared piece down to ${room} or below`,
      });
    } else if (specifier.startsWith('.') && !bare.has(room)) {
      breaches.push({
        file: from,
        line,
        what: `leaves its room by a relative path (${specifier})`,
        cure: 'use the subpath of package.json: #kernel/…, #contract/…, #platform/…, #modules/…',
      });
    }
  }
  return breaches;
};
