import type { Flow, Node } from '../../model/model.ts';
import { said } from '../issue.ts';
import { type Checked, find, flowsOf, isActivity, waitsForEvent } from './finding.ts';

/** Flows lead from a node to a node of the same scope; starts take none in, ends give none out. */
export function checkFlows(checked: Checked): void {
  const { model } = checked;
  for (const flow of model.flows.values()) {
    const from = model.nodes.get(flow.from);
    const to = model.nodes.get(flow.to);
    if (!from) find(checked, 'flow-to-nowhere', flow, { side: '起点', reference: flow.from });
    if (!to) find(checked, 'flow-to-nowhere', flow, { side: '终点', reference: flow.to });
    if (from && to && from.parent !== to.parent)
      find(checked, 'flow-crosses-scope', flow, { from: said(from), to: said(to) });
  }
  for (const node of model.nodes.values()) {
    checkSides(checked, node);
    checkChoice(checked, node);
    if (node.kind === 'event-gateway') checkEventGateway(checked, node);
  }
}

function checkSides(checked: Checked, node: Node): void {
  const link = node.event?.kind === 'link';
  const undoing = node.kind === 'boundary' && node.event?.kind === 'compensate';
  const noneIn = node.kind === 'start' || node.kind === 'boundary' || (node.kind === 'catch' && link);
  const noneOut = node.kind === 'end' || undoing || (node.kind === 'throw' && link);
  if (noneIn && node.incoming.length > 0) find(checked, 'incoming-not-allowed', node);
  if (noneOut && node.outgoing.length > 0) find(checked, 'outgoing-not-allowed', node);
  if (node.outgoing.length > 0 || noneOut || node.forCompensation || node.kind === 'event-sub-process') return;
  const gateway = node.kind === 'exclusive' || node.kind === 'inclusive' || node.kind === 'event-gateway';
  find(checked, gateway || node.kind === 'start' ? 'no-way-on' : 'no-outgoing', node);
}

/** Conditions and the default of whatever chooses: gateways, and activities with conditional flows. */
function checkChoice(checked: Checked, node: Node): void {
  const flows = flowsOf(checked.model, node.outgoing);
  const otherwise = flows.find(flow => flow.id === node.otherwise);
  if (node.otherwise !== undefined && !otherwise) find(checked, 'default-missing', node, { flow: node.otherwise });
  if (otherwise?.condition !== undefined) find(checked, 'default-with-condition', node, { flow: said(otherwise) });
  const chooses = node.kind === 'exclusive' || node.kind === 'inclusive' || isActivity(node);
  if (!chooses) {
    for (const flow of flows)
      if (flow.condition !== undefined) find(checked, 'condition-ignored', flow, { gateway: said(node) });
    return;
  }
  const open = flows.filter(flow => flow !== otherwise && flow.condition === undefined);
  if (flows.length > 0 && open.length === 0 && !otherwise) find(checked, 'no-default', node);
  if (node.kind === 'exclusive') checkShadowed(checked, node, flows, open, otherwise);
}

/** An exclusive gateway takes the first flow that may be taken: one without a condition hides those after it. */
function checkShadowed(
  checked: Checked,
  node: Node,
  flows: readonly Flow[],
  open: readonly Flow[],
  otherwise: Flow | undefined,
): void {
  const [first] = open;
  if (!first || flows.length < 2) return;
  const last = flows.filter(flow => flow !== otherwise).at(-1);
  if (first !== last || otherwise) find(checked, 'flow-without-condition', first, { gateway: said(node) });
}

function checkEventGateway(checked: Checked, node: Node): void {
  const targets = flowsOf(checked.model, node.outgoing).flatMap(flow => checked.model.nodes.get(flow.to) ?? []);
  for (const target of targets) {
    const waits = target.kind === 'receive' || (target.kind === 'catch' && waitsForEvent(target));
    if (!waits) find(checked, 'event-gateway-needs-wait', target, { gateway: said(node) });
    else if (target.incoming.length > 1) find(checked, 'event-target-shared', target);
  }
  if (targets.length === 1) find(checked, 'event-gateway-few', node, { count: 1 });
}
