import type { Tx } from '#platform/database/database.ts';
import type { PersonDraft } from './rules/person-draft.ts';
import { type Writing, writePeople } from './write-people.ts';

/** Reads the drafts that are to be written, of those that are asked for; may be asked twice. */
export type Source = (which: (draft: PersonDraft) => boolean) => AsyncIterable<PersonDraft[]>;

/**
 * Creates persons. Where the house gives employee numbers by itself, those who bring theirs are written first, so that none of their
 * numbers is given to somebody else.
 */
export async function writeNumbered(
  tx: Tx,
  writing: Writing,
  source: Source,
  took: (soFar: number) => void,
): Promise<number> {
  if (!(await writing.archive.givesNumbers(tx)))
    return writePeople(
      tx,
      writing,
      source(() => true),
      took,
    );
  const first = await writePeople(
    tx,
    writing,
    source(draft => draft.number !== ''),
    took,
  );
  const others = async function* () {
    for await (const drafts of source(draft => draft.number === '')) {
      const numbers = await writing.archive.numbers(tx, drafts.length);
      yield drafts.map((draft, i) => ({ ...draft, number: numbers[i] ?? '' }));
    }
  };
  return first + (await writePeople(tx, writing, others(), soFar => took(first + soFar)));
}
