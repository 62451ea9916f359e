import type { KeptOutcome } from '../tables.ts';

export type Voice = {
  readonly stage: number;
  readonly state: 'open' | 'taken' | 'done' | 'gone';
  readonly outcome: string;
  /** A stand-in speaks for this account; their voices are one. */
  readonly forAccount: string | null;
  readonly accountId: string;
};
export type Verdict =
  | { readonly decided: null /** The stage whose members are to act now. */; readonly stage: number }
  | { readonly decided: string };

/** In which order members have their say: who was asked to sign before the owners, the owners, who signs after them. */
export const stages = { before: 50, owners: 100, after: 150 } as const;

/**
 * Whether a task is decided by what its members have said so far. Those who sign before the owners (a lower stage) come first, those after them last;
 * within the owners' stage the mode counts: `first` one voice, `all` everybody agrees or one refuses, `vote` so many agree, or so many refuse that it can't be reached. An outcome that
 * decides ends it with one voice.
 */
export function tally(
  task: { readonly mode: 'first' | 'all' | 'vote'; readonly need: number; readonly outcomes: readonly KeptOutcome[] },
  voices: readonly Voice[],
): Verdict {
  const present = voices.filter(voice => voice.state !== 'gone');
  const order = [...new Set(present.map(voice => voice.stage))].sort((a, b) => a - b);
  let owners: string | null = null;
  for (const stage of order) {
    const heard = onePerSeat(present.filter(voice => voice.stage === stage));
    const said =
      stage === stages.owners ? byMode(task, heard) : byMode({ ...task, mode: 'all', need: heard.length }, heard);
    if (said === null) return { decided: null, stage };
    const refuses = senseOf(task.outcomes, said) === 'refuse';
    // A signer who refuses ends it; one who agrees leaves the decision to the owners.
    if (stage !== stages.owners && refuses) return { decided: said };
    if (stage === stages.owners) {
      owners = said;
      if (refuses) return { decided: said };
    }
  }
  return owners === null ? { decided: null, stage: stages.owners } : { decided: owners };
}

function byMode(
  task: { readonly mode: 'first' | 'all' | 'vote'; readonly need: number; readonly outcomes: readonly KeptOutcome[] },
  seats: readonly string[],
): string | null {
  const said = seats.filter(outcome => outcome !== '');
  const decisive = said.find(outcome => task.outcomes.some(each => each.code === outcome && each.decides));
  if (decisive) return decisive;
  if (task.mode === 'first') return said[0] ?? null;
  const need = task.mode === 'all' ? seats.length : Math.min(task.need, seats.length);
  const agreeing = said.filter(outcome => senseOf(task.outcomes, outcome) !== 'refuse');
  const refusing = said.filter(outcome => senseOf(task.outcomes, outcome) === 'refuse');
  if (need > 0 && agreeing.length >= need) return agreeing.at(-1)!;
  if (refusing.length > seats.length - need) return refusing.at(-1)!;
  return null;
}

/** What each seat said, empty while it is open: a stand-in and whom he stands in for have one seat. */
function onePerSeat(voices: readonly Voice[]): string[] {
  const seats = new Map<string, string>();
  for (const voice of voices) {
    const seat = voice.forAccount ?? voice.accountId;
    const said = voice.state === 'done' ? voice.outcome : '';
    if (!seats.get(seat)) seats.set(seat, said);
  }
  return [...seats.values()];
}

export function senseOf(outcomes: readonly KeptOutcome[], code: string): 'agree' | 'refuse' | null {
  return outcomes.find(outcome => outcome.code === code)?.sense ?? null;
}
