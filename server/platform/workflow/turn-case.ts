import type { Node, ProcessModel } from '#workflow/model/model.ts';
import { advance, waitsOf } from '#workflow/run/advance.ts';
import type { Data, Effect, Input, State, Token, Wait } from '#workflow/run/state.ts';
import { enginePorts } from './models.ts';

/** What must be done before a turn is over, because the case goes on at once with the answer. */
export type AtOnce = {
  /** Calls a service; answers with what the case is told next. */
  service(token: Token, node: Node, wait: Wait & { kind: 'service' }, state: State): Promise<Input>;
  /** Finds the owners of a task that has just come; an answer passes it over. */
  task(token: Token, node: Node, state: State): Promise<Input | null>;
  /** Begins a called case; an answer when it ended at once. */
  call(token: Token, node: Node, wait: Wait & { kind: 'case' }, state: State): Promise<Input | null>;
  /** When a timer fires; a hold where its text says no time. `isRetried`: it was due, and what followed failed. */
  timer(token: Token, wait: Wait & { kind: 'timer' }, isRetried: boolean): Promise<Date | Input>;
};

export type Turned = {
  readonly state: State;
  readonly effects: readonly Effect[];
  /** When the timers that came fire, by the key of their wait. */
  readonly dues: ReadonlyMap<string, Date>;
};

/** More services and tasks in one turn than this are a model that runs in circles. */
const roundsMax = 1000;

/** One input and all that follows from it at once. */
export async function turnCase(model: ProcessModel, before: State, input: Input, atOnce: AtOnce): Promise<Turned> {
  const seen = new Set(waitsOf(before).map(wait => wait.key));
  const effects: Effect[] = [];
  const dues = new Map<string, Date>();
  let state = before;
  const retried = before.tokens.find(token => input.kind === 'retry' && token.id === input.token);
  const tell = (next: Input) => {
    const turned = advance(model, state, next, enginePorts);
    state = turned.state;
    effects.push(...turned.effects);
    // A service that is tried again is called again, though its wait is the old one.
    if (next.kind === 'retry') for (const key of [...seen]) if (key.startsWith(`${next.token}.`)) seen.delete(key);
  };
  tell(input);
  for (let rounds = 0; ; rounds++) {
    const fresh = waitsOf(state).find(wait => !seen.has(wait.key) && isAtOnce(wait.wait));
    if (!fresh) return { state, effects, dues };
    const { token, wait } = fresh;
    if (rounds >= roundsMax) {
      tell({ kind: 'hold', token: token.id, code: 'runs-away', facts: { steps: roundsMax } });
      continue;
    }
    seen.add(fresh.key);
    if (wait.kind === 'timer') {
      const isRetried = token.id === retried?.id && retried.held?.code === 'service-failed';
      const due = await atOnce.timer(token, wait, isRetried);
      if (due instanceof Date) dues.set(fresh.key, due);
      else tell(due);
      continue;
    }
    const node = model.nodes.get(token.at)!;
    const answer =
      wait.kind === 'service'
        ? await atOnce.service(token, node, wait, state)
        : wait.kind === 'case'
          ? await atOnce.call(token, node, wait, state)
          : await atOnce.task(token, node, state);
    if (answer) tell(answer);
  }
}

function isAtOnce(wait: Wait): boolean {
  return ['service', 'task', 'case', 'timer'].includes(wait.kind);
}

/** The values that expressions see at a token: the case's, and over them those of the loops around it. */
export function dataAt(state: State, token: Token): Data {
  const layers: Data[] = [];
  for (let each: Token | undefined = token; each; ) {
    if (each.local) layers.unshift(each.local);
    const scope = state.scopes.find(one => one.id === each?.scope);
    const opener: number | undefined = each.of ?? scope?.token;
    each = opener === undefined ? undefined : state.tokens.find(one => one.id === opener);
  }
  return Object.assign({}, state.data, ...layers) as Data;
}
