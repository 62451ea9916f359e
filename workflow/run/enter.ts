import type { Node } from '../model/model.ts';
import { arrive } from './joins.ts';
import { isRound, startLoop } from './loops.ts';
import { linksFrom } from './reach.ts';
import { openInside, startsOf } from './scopes.ts';
import type { Data, Token } from './state.ts';
import { fireAt, throwOutwards } from './throwing.ts';
import { change, evaluate, hold, keep, kill, nodeAt, rest, seenAt, type Turn, tokensIn } from './turn.ts';
import { undo } from './undo.ts';
import { waitAt, watch, watchBeside } from './watch.ts';

/** A token comes to its node, and does there what the node is for. */
export function enter(turn: Turn, token: Token): void {
  const node = nodeAt(turn, token);
  const joins = (node.kind === 'parallel' || node.kind === 'inclusive') && node.incoming.length > 1;
  if (joins && token.via) {
    arrive(turn, token);
    return;
  }
  turn.effects.push({ kind: 'entered', token: token.id, node: node.id });
  if (!isRound(turn, token)) {
    watchBeside(turn, token);
    if (node.loop) {
      startLoop(turn, token, node.loop);
      return;
    }
  }
  begin[node.kind](turn, token, node);
}

type Begin = (turn: Turn, token: Token, node: Node) => void;

const pass: Begin = (turn, token) => {
  change(turn, token.id, { phase: 'leave' });
};
const asTask: Begin = (turn, token) => rest(turn, token.id, { kind: 'task' });

const begin: Record<Node['kind'], Begin> = {
  start: pass,
  boundary: pass,
  task: pass,
  exclusive: pass,
  parallel: pass,
  inclusive: pass,
  user: asTask,
  manual: asTask,
  receive: (turn, token, node) => waitThere(turn, token, node),
  service: (turn, token, node) => callService(turn, token, node),
  send: (turn, token, node) => {
    if (node.service) callService(turn, token, node);
    else if (tell(turn, token, 'message', node.message ?? node.id)) pass(turn, token, node);
  },
  rule: (turn, token, node) => reckon(turn, token, node),
  script: (turn, token, node) => reckon(turn, token, node),
  catch: (turn, token, node) => waitThere(turn, token, node),
  throw: (turn, token, node) => {
    if (node.event?.kind === 'compensate') undo(turn, token, node.event.activity);
    else if (node.event?.kind === 'link') {
      const [to] = linksFrom(turn.model, node.id);
      turn.tokens.delete(token.id);
      turn.effects.push({ kind: 'left', token: token.id, node: node.id, how: 'done' });
      const target = to && turn.model.nodes.get(to);
      if (target) fireAt(turn, target, token.scope);
    } else if (announce(turn, token, node)) pass(turn, token, node);
  },
  end: (turn, token, node) => {
    if (node.event?.kind === 'compensate') undo(turn, token, node.event.activity);
    else if (node.event?.kind === 'terminate') terminate(turn, token);
    else if (node.event?.kind === 'error') failScope(turn, token, node.event.code ?? '');
    else if (announce(turn, token, node)) pass(turn, token, node);
  },
  'event-gateway': (turn, token, node) => {
    rest(turn, token.id, { kind: 'choice' });
    for (const id of node.outgoing) {
      const target = turn.model.nodes.get(turn.model.flows.get(id)?.to ?? '');
      if (target) watch(turn, { at: target.id, scope: token.scope, of: token.id, via: id });
    }
  },
  'sub-process': (turn, token, node) => openInside(turn, token, startsOf(turn, node.id)),
  'event-sub-process': pass,
  call: (turn, token, node) => {
    const data = inputsOf(turn, token, node);
    if (data) rest(turn, token.id, { kind: 'case', called: node.called ?? '', data });
  },
};

const waitThere: Begin = (turn, token, node) => {
  const wait = waitAt(turn, token);
  if (wait === 'failed') return;
  if (wait) rest(turn, token.id, wait);
  else pass(turn, token, node);
};

function callService(turn: Turn, token: Token, node: Node): void {
  const inputs = inputsOf(turn, token, node);
  if (inputs) rest(turn, token.id, { kind: 'service', service: node.service ?? '', inputs });
}

function inputsOf(turn: Turn, token: Token, node: Node): Data | null {
  if (!node.inputs) return seenAt(turn, token);
  const found: Record<string, unknown> = {};
  for (const [name, expression] of Object.entries(node.inputs)) {
    const told = evaluate(turn, token, expression, 'enter');
    if (told === 'failed') return null;
    found[name] = told.value;
  }
  return found;
}

function reckon(turn: Turn, token: Token, node: Node): void {
  if (!node.expression && node.service) {
    callService(turn, token, node);
    return;
  }
  if (node.expression) {
    const told = evaluate(turn, token, node.expression, 'enter');
    if (told === 'failed') return;
    if (node.result) keep(turn, token, { [node.result]: told.value });
  }
  change(turn, token.id, { phase: 'leave' });
}

/** False where the token does not go on: it was held, or the escalation ended the scope in which it was thrown. */
function announce(turn: Turn, token: Token, node: Node): boolean {
  const { event } = node;
  if (event?.kind === 'message') return tell(turn, token, 'message', event.name, event.correlation);
  if (event?.kind === 'signal') return tell(turn, token, 'signal', event.name);
  if (event?.kind === 'escalation') {
    const code = event.code ?? '';
    // One that nobody in the case catches is told to the house.
    if (!throwOutwards(turn, token, { kind: 'escalation', code })) return tell(turn, token, 'escalation', code);
  }
  return turn.tokens.has(token.id);
}

function tell(
  turn: Turn,
  token: Token,
  what: 'message' | 'signal' | 'escalation',
  name: string,
  correlation?: string,
): boolean {
  const data = seenAt(turn, token);
  const told = correlation ? evaluate(turn, token, correlation, 'enter') : { value: undefined };
  if (told === 'failed') return false;
  const key = told.value === undefined ? {} : { correlation: String(told.value) };
  turn.effects.push({ kind: 'told', what, name, data, ...key });
  return true;
}

/** Ends all that runs in the scope; the case itself where it is the process. */
function terminate(turn: Turn, token: Token): void {
  const scope = turn.scopes.get(token.scope)!;
  turn.tokens.delete(token.id);
  turn.effects.push({ kind: 'left', token: token.id, node: token.at, how: 'done' });
  for (const other of tokensIn(turn, scope.id)) kill(turn, other.id, 'interrupted');
  if (scope.kind === 'process') {
    turn.scopes.delete(scope.id);
    turn.ended = { how: 'terminated' };
  }
}

/** An error end event: whoever catches it goes on; uncaught it ends the case. */
function failScope(turn: Turn, token: Token, code: string): void {
  turn.effects.push({ kind: 'left', token: token.id, node: token.at, how: 'done' });
  turn.tokens.delete(token.id);
  const caught = throwOutwards(turn, token, { kind: 'error', code });
  if (caught) return;
  for (const other of [...turn.tokens.values()]) kill(turn, other.id, 'interrupted');
  turn.scopes.clear();
  turn.ended = { how: 'error', code };
}

/** A service or called case failed with a code that the model may catch; held where it does not. */
export function failToken(turn: Turn, token: Token, code: string, data: Data | undefined): void {
  if (throwOutwards(turn, token, { kind: 'error', code, data })) return;
  keep(turn, token, data);
  hold(turn, token.id, 'error-uncaught', { code }, token.wait?.kind === 'service' ? 'wait' : 'enter');
}
