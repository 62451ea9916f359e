import type { ModelIssue } from '#workflow/model/model.ts';
import { advance, blank, waitsOf } from '#workflow/run/advance.ts';
import type { Effect, Input, State } from '#workflow/run/state.ts';
import type { Looked } from '../commands/edit-process.ts';
import { enginePorts } from '../models.ts';
import { incidentText } from '../rules/incident-text.ts';

const effectsMost = 50_000;

export type Answer = {
  readonly node: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly error?: string;
};

/** Runs a model with made-up answers; nothing is written, no service is called. Each answer goes to the first wait at its node. */
export function tryRun(
  { model, issues }: Pick<Looked, 'model' | 'issues'>,
  data: Readonly<Record<string, unknown>>,
  answers: readonly Answer[],
) {
  const told = issues.map(shownIssue);
  if (!model) return { issues: told, waiting: [], passed: [], flows: [], held: [], ended: null, data: { ...data } };
  const effects: Effect[] = [];
  let state: State = blank();
  const tell = (input: Input) => {
    const turned = advance(model, state, input, enginePorts);
    state = turned.state;
    effects.push(...turned.effects);
  };
  tell({ kind: 'start', data });
  for (const answer of answers) {
    // Enough to see where it goes; a model that runs in circles is held before.
    if (effects.length > effectsMost) break;
    const wait = waitsOf(state).find(each => each.token.at === answer.node && isAnswered(each.wait.kind));
    if (!wait) continue;
    const token = wait.token.id;
    if (answer.error) tell({ kind: 'error', token, code: answer.error });
    else tell({ kind: 'done', token, data: answer.data ?? {} });
  }
  const named = (node: string) => model.nodes.get(node)?.name || node;
  return {
    issues: told,
    waiting: waitsOf(state)
      .filter(each => isAnswered(each.wait.kind))
      .map(each => ({ node: each.token.at, name: named(each.token.at), kind: each.wait.kind })),
    passed: effects.flatMap(each => (each.kind === 'entered' ? [each.node] : [])),
    flows: effects.flatMap(each => (each.kind === 'took' ? [each.flow] : [])),
    held: state.tokens.flatMap(token =>
      token.held
        ? [{ node: token.at, code: token.held.code, zh: incidentText(token.held.code, token.held.facts) }]
        : [],
    ),
    ended: state.ended?.how ?? null,
    data: { ...state.data },
  };
}

function isAnswered(kind: string): boolean {
  return kind !== 'join' && kind !== 'inside' && kind !== 'choice' && kind !== 'condition';
}

export function shownIssue(each: ModelIssue) {
  return {
    code: each.code,
    element: each.element,
    ...(each.line === undefined ? {} : { line: each.line }),
    severity: each.severity,
    zh: each.zh,
  };
}
