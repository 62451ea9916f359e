import { type CaseState, caseStates } from '#contract/case.ts';

export const boxes = ['mine', 'watching', 'all'] as const;
export type CasesSearch = {
  box?: (typeof boxes)[number];
  state?: CaseState;
  process?: string;
  q?: string;
  late?: boolean;
  held?: boolean;
};

/** What an address of the list asks for; what it can't be is left out. */
export function readCasesSearch(search: Record<string, unknown>): CasesSearch {
  const { box, state, process, q } = search;
  return {
    ...(boxes.some(each => each === box && each !== 'mine') ? { box: box as 'watching' | 'all' } : {}),
    ...(typeof state === 'string' && Object.hasOwn(caseStates, state) ? { state: state as CaseState } : {}),
    ...(typeof process === 'string' && /^[a-z][a-z0-9-]{1,59}$/.test(process) ? { process } : {}),
    ...(typeof q === 'string' && q !== '' ? { q: q.slice(0, 100) } : typeof q === 'number' ? { q: String(q) } : {}),
    ...(search.late === true ? { late: true } : {}),
    ...(search.held === true ? { held: true } : {}),
  };
}
