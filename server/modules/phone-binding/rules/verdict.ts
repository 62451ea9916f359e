import type { EvidenceVerdict, Statement } from '#contract/phone-binding.ts';

type Said = Pick<Statement, 'agrees' | 'state'>;

/**
 * What the sources together say of a number. Only what stands counts: a statement that is to be corrected has been found wrong. That a
 * source knows the applicant under another number says nothing against him, since changing numbers is why he is here.
 */
export function verdictOf(applicant: readonly Said[], holders: readonly Said[]): EvidenceVerdict {
  const names = (said: readonly Said[]) => said.some(each => each.agrees && each.state === 'current');
  if (names(applicant)) return names(holders) ? 'split' : 'supports';
  return names(holders) ? 'against' : 'silent';
}

/**
 * Members who must agree: two where the sources disagree with one another or with the applicant, and where nobody can say but somebody
 * else holds the number.
 */
export function agreementsNeeded(verdict: EvidenceVerdict, isHeldByOther: boolean): 1 | 2 {
  return verdict === 'supports' || (verdict === 'silent' && !isHeldByOther) ? 1 : 2;
}
