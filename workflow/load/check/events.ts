import type { EventKind, Node } from '../../model/model.ts';
import { said, saidAll } from '../issue.ts';
import { readTimerText } from '../timer-text.ts';
import { checkExpression } from './expressions.ts';
import { type Checked, find, isActivity, isScope } from './finding.ts';
import { linkKey, linkTargets } from './graph.ts';

type Places = Readonly<Record<'catch' | 'throw' | 'end' | 'boundary', ReadonlySet<EventKind['kind']>>>;

/** Which events may stand where (BPMN 2.0, table 10.93), less those that can't be run. */
const places: Places = {
  catch: new Set(['timer', 'message', 'signal', 'conditional', 'link']),
  throw: new Set(['none', 'message', 'signal', 'escalation', 'compensate', 'link']),
  end: new Set(['none', 'message', 'signal', 'error', 'escalation', 'compensate', 'terminate']),
  boundary: new Set(['timer', 'message', 'signal', 'conditional', 'error', 'escalation', 'compensate']),
};

export function checkEvents(checked: Checked): void {
  const links = linkTargets(checked);
  const thrown = new Set<string>();
  for (const node of checked.model.nodes.values()) {
    if (node.event) checkEvent(checked, node, node.event);
    if (node.kind === 'boundary') checkHost(checked, node);
    if (node.kind !== 'throw' || node.event?.kind !== 'link') continue;
    thrown.add(linkKey(node));
    if (!links.has(linkKey(node))) find(checked, 'link-without-partner', node, { name: node.event.name });
  }
  for (const [key, ends] of links) {
    const [first] = ends;
    if (first?.event?.kind !== 'link') continue;
    const { name } = first.event;
    if (!thrown.has(key)) find(checked, 'link-without-partner', first, { name });
    if (ends.length > 1) find(checked, 'link-doubled', first, { name, count: ends.length, nodes: saidAll(ends) });
  }
}

function checkHost(checked: Checked, node: Node): void {
  const host = checked.model.nodes.get(node.attachedTo ?? '');
  if (!host || !isActivity(host) || host.parent !== node.parent) find(checked, 'boundary-loose', node);
}

function checkEvent(checked: Checked, node: Node, event: EventKind): void {
  const { kind } = node;
  const place =
    kind === 'catch' || kind === 'throw' || kind === 'end' || kind === 'boundary' ? places[kind] : undefined;
  // A catching or boundary event without a definition was told on loading, with its line.
  const told = event.kind === 'none' && (kind === 'catch' || kind === 'boundary');
  if (place && !place.has(event.kind) && !told) find(checked, 'event-out-of-place', node);
  const tells = kind === 'throw' || kind === 'end';
  switch (event.kind) {
    case 'timer':
      checkTimer(checked, node, event);
      break;
    case 'message':
      if (!event.name) find(checked, tells ? 'message-told-without-name' : 'message-without-name', node);
      if (event.correlation !== undefined) checkExpression(checked, node, '消息对应值', event.correlation);
      break;
    case 'signal':
      if (!event.name) find(checked, 'signal-without-name', node);
      break;
    case 'error':
      if (kind === 'end' && !event.code) find(checked, 'error-without-code', node);
      break;
    case 'conditional':
      checkExpression(checked, node, '条件', event.expression);
      break;
    case 'compensate':
      checkUndoing(checked, node, event.activity);
      break;
    default:
  }
}

const examples = { duration: 'P3D、PT4H', date: '2026-10-01T09:00:00+08:00', cycle: 'R3/PT1H' } as const;

function checkTimer(checked: Checked, node: Node, event: EventKind & { kind: 'timer' }): void {
  const { timer } = event;
  if (timer.text === '') {
    find(checked, 'timer-empty', node);
    return;
  }
  const read = readTimerText(timer);
  if (read?.kind === 'expression') checkExpression(checked, node, '时间', read.expression);
  if (read) return;
  const limit = timer.kind === 'duration' ? '、工作时限（如 3 working-days、4 working-hours）' : '';
  find(checked, 'timer-text', node, { text: timer.text, example: examples[timer.kind], limit });
}

function checkUndoing(checked: Checked, node: Node, activity: string | undefined): void {
  const { model } = checked;
  if (node.kind === 'boundary') {
    const host = model.nodes.get(node.attachedTo ?? '');
    const handler = host?.undoneBy === undefined ? undefined : model.nodes.get(host.undoneBy);
    if (host && !handler) find(checked, 'handler-missing', node);
    else if (handler && !handler.forCompensation) find(checked, 'handler-not-marked', handler);
    return;
  }
  if (activity === undefined) return;
  const target = model.nodes.get(activity);
  if (!target) find(checked, 'compensates-nothing', node, { activity });
  else if (target.undoneBy === undefined && !isScope(target))
    find(checked, 'compensates-without-handler', node, { target: said(target) });
}

/** Handlers stand apart from the flow, and each undoes something. */
export function checkHandlers(checked: Checked): void {
  const used = new Set([...checked.model.nodes.values()].flatMap(node => node.undoneBy ?? []));
  for (const node of checked.model.nodes.values()) {
    if (!node.forCompensation) continue;
    if (!used.has(node.id)) find(checked, 'handler-unused', node);
    if (node.incoming.length + node.outgoing.length > 0) find(checked, 'handler-in-flow', node);
  }
}
