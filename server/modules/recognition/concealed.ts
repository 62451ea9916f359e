import type { ProposalGroup } from '#contract/recognition-word.ts';
import { archive, type Reach } from '#modules/people/index.ts';

/** Whether a value is one that the archive shows masked to this actor. Without a known holder a paper is its bringer's to read. */
export function isConcealed(reach: Reach | null, group: ProposalGroup, field: string): boolean {
  const rule = archive[group].fields[field]?.rule;
  return reach !== null && (rule === 'sealed' || rule === 'mobile') && !reach.has('people.reveal', group);
}

/** All but the last four characters. */
export function concealed(text: string): string {
  return `${'*'.repeat(Math.max(4, text.length - 4))}${text.length > 8 ? text.slice(-4) : ''}`;
}
