import type { OwnPaperRead } from '#contract/recognition.ts';
import type { RecognitionDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import { proposeFrom } from '../rules/propose.ts';
import { fieldShown } from './papers.ts';

/** A person waits before the screen: with so many before him he is asked to come again. */
const mostBefore = 3;

/** Reads the first page of what somebody brings of himself. Nothing is kept, neither the picture nor what it says. Refuses `recognition.…`. */
export async function readOwn(
  { recognition }: Pick<RecognitionDeps, 'recognition'>,
  bytes: Uint8Array,
): Promise<OwnPaperRead> {
  if (recognition.busy >= mostBefore) throw refuse.busy();
  for await (const page of recognition.read(bytes)) {
    const { kind, proposed } = proposeFrom(page);
    return {
      kind,
      values: proposed.map(({ group, entry, field, text, value, confidence, flags }) => ({
        ...{ group, entry, field, text, value, confidence },
        label: fieldShown(group, field).label,
        flags: [...flags],
      })),
    };
  }
  return { kind: 'other', values: [] };
}
