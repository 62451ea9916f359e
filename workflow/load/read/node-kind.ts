import type { NodeKind } from '../../model/model.ts';

/** BPMN's flow nodes, and as what each is run. Those that can't be run as they are meant are reported beside. */
const kinds: Readonly<Record<string, NodeKind>> = {
  startEvent: 'start',
  endEvent: 'end',
  intermediateCatchEvent: 'catch',
  intermediateThrowEvent: 'throw',
  boundaryEvent: 'boundary',
  task: 'task',
  userTask: 'user',
  manualTask: 'manual',
  receiveTask: 'receive',
  serviceTask: 'service',
  sendTask: 'send',
  businessRuleTask: 'rule',
  scriptTask: 'script',
  exclusiveGateway: 'exclusive',
  parallelGateway: 'parallel',
  inclusiveGateway: 'inclusive',
  eventBasedGateway: 'event-gateway',
  complexGateway: 'exclusive',
  subProcess: 'sub-process',
  transaction: 'sub-process',
  adHocSubProcess: 'sub-process',
  callActivity: 'call',
};

/** What stands in a process and is not run: data, lanes, notes. Nothing is lost by passing it over. */
const harmless = new Set(
  [
    'documentation extensionElements laneSet dataObject dataObjectReference dataStore dataStoreReference property',
    'ioSpecification dataInputAssociation dataOutputAssociation ioBinding textAnnotation group artifact category',
    'incoming outgoing auditing monitoring supportedInterfaceRef supports correlationSubscription',
    'resourceRole performer humanPerformer potentialOwner rendering script loopCharacteristics',
    'multiInstanceLoopCharacteristics standardLoopCharacteristics completionCondition association sequenceFlow',
  ].flatMap(line => line.split(' ')),
);

export function nodeKind(local: string): NodeKind | undefined {
  return Object.hasOwn(kinds, local) ? kinds[local] : undefined;
}

export function isHarmless(local: string): boolean {
  return harmless.has(local);
}

const activities: ReadonlySet<NodeKind> = new Set([
  ...(['task', 'user', 'manual', 'receive', 'service', 'send', 'rule', 'script'] as const),
  ...(['call', 'sub-process'] as const),
]);

export function isActivity(kind: NodeKind): boolean {
  return activities.has(kind);
}
