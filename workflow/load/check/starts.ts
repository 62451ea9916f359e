import type { Node } from '../../model/model.ts';
import { saidAll } from '../issue.ts';
import { type Checked, find, scopeNamed } from './finding.ts';

/** Where each scope begins. The engine's rule: its plain starts; else the starts with an event; else what nothing leads to. */
export function startsOf(nodes: readonly Node[]): readonly Node[] {
  const starts = nodes.filter(node => node.kind === 'start');
  if (starts.length > 0) return starts;
  return nodes.filter(
    node =>
      node.incoming.length === 0 &&
      !node.forCompensation &&
      node.kind !== 'boundary' &&
      node.kind !== 'event-sub-process' &&
      !(node.kind === 'catch' && node.event?.kind === 'link'),
  );
}

export function checkStarts(checked: Checked): void {
  for (const [id, nodes] of checked.scopes) {
    const scope = scopeNamed(checked, id);
    const kind = 'kind' in scope ? scope.kind : 'process';
    if (nodes.length === 0) {
      find(checked, 'nothing-inside', scope);
      continue;
    }
    const starts = nodes.filter(node => node.kind === 'start');
    if (kind === 'event-sub-process') {
      checkEventStart(checked, scope as Node, starts);
      continue;
    }
    for (const start of starts) checkPlainStart(checked, start, kind === 'process');
    const plain = starts.filter(start => !start.event || start.event.kind === 'none');
    if (plain.length > 1) find(checked, 'several-starts', scope, { count: plain.length, nodes: saidAll(plain) });
    if (starts.length > 0) continue;
    const implied = startsOf(nodes);
    if (implied.length === 0) find(checked, 'no-start', scope);
    else find(checked, 'start-missing', scope, { nodes: saidAll(implied) });
  }
}

const begins: ReadonlySet<string> = new Set(['none', 'timer', 'message', 'signal', 'conditional']);

function checkPlainStart(checked: Checked, start: Node, ofProcess: boolean): void {
  const kind = start.event?.kind ?? 'none';
  const fits = ofProcess ? begins.has(kind) : kind === 'none';
  if (!fits) find(checked, 'start-cannot-begin', start, { where: ofProcess ? '流程' : '子流程' });
}

const beginsBeside: ReadonlySet<string> = new Set(['timer', 'message', 'signal', 'conditional', 'error', 'escalation']);

function checkEventStart(checked: Checked, scope: Node, starts: readonly Node[]): void {
  const [start] = starts;
  const kind = start?.event?.kind ?? 'none';
  if (starts.length !== 1 || kind === 'none')
    find(checked, 'event-sub-process-start', scope, {
      count: starts.filter(each => each.event?.kind !== 'none').length,
    });
  else if (kind === 'compensate') find(checked, 'compensation-event-sub-process', start!);
  else if (!beginsBeside.has(kind)) find(checked, 'start-cannot-begin', start!, { where: '事件子流程' });
  if (scope.incoming.length + scope.outgoing.length > 0) find(checked, 'event-sub-process-flow', scope);
}
