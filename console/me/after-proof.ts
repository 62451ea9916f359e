import { useNavigate } from '@tanstack/react-router';
import type { Need } from '#contract/session.ts';
import { queries } from '../app/queries.ts';
import { sessionQuery } from '../app/session.ts';

/** Reads the session again after its proofs changed; what must now be done first is done on the sign-in page. */
export function useAfterProof(): (need: Need) => Promise<void> {
  const navigate = useNavigate();
  return async need => {
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    await queries.invalidateQueries({ queryKey: ['me'] });
    if (need) await navigate({ to: '/sign-in', search: { next: '/me' } });
  };
}
