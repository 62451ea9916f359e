import type { Node } from '../model/model.ts';
import { openEventSubProcess } from './scopes.ts';
import type { Data, Token } from './state.ts';
import { keep, kill, nodeAt, spawn, type Turn } from './turn.ts';
import { eventStarts } from './watch.ts';

type Thrown = { readonly kind: 'error' | 'escalation'; readonly code: string; readonly data?: Data | undefined };

/**
 * Hands an error or escalation to the nearest that catches it: an event on the activity, an event sub-process of the scope, then outwards.
 * An error ends what it leaves; its data is kept where it is caught. False when nobody catches it.
 */
export function throwOutwards(turn: Turn, token: Token, thrown: Thrown): boolean {
  for (let each: Token | undefined = token; each; ) {
    const scope = turn.scopes.get(each.scope);
    if (!scope) return false;
    const plain = scope.kind === 'process' || scope.kind === 'sub-process';
    const beside = plain && catching(nodesOf(turn, nodeAt(turn, each).boundary), thrown);
    if (beside) {
      if (thrown.kind === 'error') kill(turn, each.id, 'error');
      else if (beside.interrupting !== false) kill(turn, each.id, 'interrupted');
      fireAt(turn, beside, each.scope, thrown.data);
      return true;
    }
    const within = plain && catching(eventStarts(turn, scope.node), thrown);
    if (within && !standsIn(turn, each, within.parent)) {
      openEventSubProcess(turn, scope.id, within, thrown.data);
      return true;
    }
    each = scope.token === undefined ? undefined : turn.tokens.get(scope.token);
  }
  return false;
}

export function fireAt(turn: Turn, node: Node, scope: number, data?: Data): void {
  const fired = spawn(turn, { at: node.id, scope, phase: 'leave' });
  keep(turn, fired, data);
  turn.effects.push({ kind: 'entered', token: fired.id, node: node.id });
}

/** An event sub-process does not catch what it throws itself. */
function standsIn(turn: Turn, token: Token, node: string): boolean {
  return nodeAt(turn, token).id === node;
}

function nodesOf(turn: Turn, ids: readonly string[]): Node[] {
  return ids.flatMap(id => turn.model.nodes.get(id) ?? []);
}

/** Who names the code goes before who takes any. */
function catching(nodes: readonly Node[], thrown: Thrown): Node | undefined {
  const of = nodes.filter(({ event }) => event?.kind === thrown.kind);
  const code = (node: Node) => (node.event as { code?: string }).code;
  return of.find(node => code(node) === thrown.code) ?? of.find(node => code(node) === undefined);
}
