import type { EventKind, Node, NodeKind } from '../../model/model.ts';
import { attribute, childrenNamed, type XmlElement } from '../xml/tree.ts';
import { interrupts, readEvent } from './event.ts';
import { readLoop } from './loop.ts';
import { isActivity, nodeKind } from './node-kind.ts';
import { idOf, present, refersTo, report, type Source } from './source.ts';
import { readTask } from './task.ts';

/** A node before its neighbours are known: flows, boundary events and handlers are joined to it afterwards. */
export type LoneNode = Omit<Node, 'incoming' | 'outgoing' | 'boundary' | 'undoneBy'>;

const events: ReadonlySet<NodeKind> = new Set(['start', 'end', 'catch', 'throw', 'boundary']);

/** A flow node by itself; undefined for what is none. */
export function readNode(source: Source, element: XmlElement, parent: string): LoneNode | undefined {
  const told = nodeKind(element.local);
  if (told === undefined) return undefined;
  const kind = told === 'sub-process' && attribute(element, 'triggeredByEvent') === 'true' ? 'event-sub-process' : told;
  reportUnrunnable(source, element);
  const event = events.has(kind) ? readEvent(source, element, kind) : undefined;
  return {
    id: idOf(element),
    name: attribute(element, 'name') ?? '',
    kind,
    parent,
    ...readTask(source, element, kind),
    ...(event ? { event, ...eventParts(source, element, kind, event) } : {}),
    ...present({
      otherwise: attribute(element, 'default')?.trim() || undefined,
      forCompensation: attribute(element, 'isForCompensation') === 'true' ? true : undefined,
      loop: isActivity(kind) ? readLoop(source, element) : undefined,
    }),
  };
}

function eventParts(source: Source, element: XmlElement, kind: NodeKind, event: EventKind): Partial<LoneNode> {
  if (kind === 'start') return { interrupting: interrupts(source, element, event, 'isInterrupting') };
  if (kind !== 'boundary') return {};
  const host = refersTo(source, attribute(element, 'attachedToRef'));
  const attachedTo = host ? idOf(host) : (attribute(element, 'attachedToRef') ?? '');
  return { attachedTo, interrupting: interrupts(source, element, event, 'cancelActivity') };
}

function reportUnrunnable(source: Source, element: XmlElement): void {
  switch (element.local) {
    case 'complexGateway':
      report(source, 'complex-gateway', element);
      break;
    case 'adHocSubProcess':
      report(source, 'ad-hoc', element);
      break;
    case 'transaction':
      report(source, 'transaction', element);
      break;
    case 'eventBasedGateway':
      if (attribute(element, 'instantiate') === 'true') report(source, 'gateway-instantiates', element);
      else if (attribute(element, 'eventGatewayType') === 'Parallel')
        report(source, 'gateway-parallel-events', element);
      break;
    default:
  }
  for (const name of ['startQuantity', 'completionQuantity']) {
    const quantity = attribute(element, name)?.trim();
    if (quantity && quantity !== '1') report(source, 'quantity', element, { name, quantity });
  }
  const known = ['multiInstanceLoopCharacteristics', 'standardLoopCharacteristics'];
  if (known.flatMap(name => childrenNamed(element, name)).length > 1) report(source, 'several-loops', element);
}
