import { drawDiploma } from './diploma.ts';
import { drawIdentityBack, drawIdentityFront } from './identity-card.ts';
import type { Paper, PaperKind } from './paper.ts';
import { drawRegistrationForm } from './registration-form.ts';

export { type Harm, harmed, harms } from './harm.ts';
export { type Paper, type PaperKind, paperKinds } from './paper.ts';

const drawers: Readonly<Record<PaperKind, (seed: number) => Paper>> = {
  'identity-front': drawIdentityFront,
  'identity-back': drawIdentityBack,
  diploma: drawDiploma,
  'registration-form': drawRegistrationForm,
};

/** A paper of an invented person; the same seed draws the same paper, and one person's papers agree. */
export function drawPaper(kind: PaperKind, seed: number): Paper {
  return drawers[kind](seed);
}
