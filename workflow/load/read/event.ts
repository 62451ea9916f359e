import type { EventKind, NodeKind, Timer } from '../../model/model.ts';
import { expressionText, textOrExpression } from '../expression-text.ts';
import { attribute, childNamed, elementsIn, namespaces, textIn, type XmlElement } from '../xml/tree.ts';
import { correlationOf, messageName } from './message.ts';
import { present, refersTo, report, type Source } from './source.ts';

/** What an event is about. Several definitions, and the kinds that can't be run, are reported; the first that can be is kept. */
export function readEvent(source: Source, element: XmlElement, kind: NodeKind): EventKind {
  const definitions = definitionsOf(source, element);
  if (definitions.length > 1 || attribute(element, 'parallelMultiple') === 'true')
    report(source, 'several-events', element, { count: definitions.length });
  const [first] = definitions;
  if (!first) {
    if (kind === 'catch' || kind === 'boundary') report(source, 'event-without-definition', element);
    return { kind: 'none' };
  }
  return read(source, element, first);
}

function definitionsOf(source: Source, element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap(child => {
    if (child.uri !== namespaces.bpmn) return [];
    if (child.local.endsWith('EventDefinition')) return [child];
    if (child.local !== 'eventDefinitionRef') return [];
    const shared = refersTo(source, textIn(child));
    if (!shared) report(source, 'reference-missing', element, { reference: textIn(child) });
    return shared ? [shared] : [];
  });
}

function read(source: Source, event: XmlElement, definition: XmlElement): EventKind {
  switch (definition.local) {
    case 'timerEventDefinition':
      return { kind: 'timer', timer: readTimer(source, event, definition) };
    case 'messageEventDefinition':
      return {
        kind: 'message',
        name: messageName(source, event, definition),
        ...present({ correlation: correlationOf(source, [event, definition], definition) }),
      };
    case 'signalEventDefinition':
      return { kind: 'signal', name: nameOf(refersFrom(source, event, definition, 'signalRef')) ?? '' };
    case 'errorEventDefinition':
      return { kind: 'error', ...present({ code: codeOf(source, event, definition, 'errorRef', 'errorCode') }) };
    case 'escalationEventDefinition':
      return {
        kind: 'escalation',
        ...present({ code: codeOf(source, event, definition, 'escalationRef', 'escalationCode') }),
      };
    case 'conditionalEventDefinition': {
      const condition = childNamed(definition, 'condition');
      return { kind: 'conditional', expression: expressionText(condition && textIn(condition)) ?? '' };
    }
    case 'linkEventDefinition':
      return { kind: 'link', name: (attribute(definition, 'name') || attribute(event, 'name') || '').trim() };
    case 'compensateEventDefinition': {
      if (attribute(definition, 'waitForCompletion') === 'false') report(source, 'compensation-waits', event);
      const reference = attribute(definition, 'activityRef');
      const activity = reference && refersTo(source, reference);
      if (reference && !activity) report(source, 'reference-missing', event, { reference });
      return { kind: 'compensate', ...present({ activity: activity ? attribute(activity, 'id') : undefined }) };
    }
    case 'terminateEventDefinition':
      return { kind: 'terminate' };
    case 'cancelEventDefinition':
      report(source, 'cancel-event', event);
      return { kind: 'none' };
    default:
      report(source, 'event-unknown', event, { what: definition.local });
      return { kind: 'none' };
  }
}

const timerKinds: readonly (readonly [string, Timer['kind']])[] = [
  ['timeDuration', 'duration'],
  ['timeDate', 'date'],
  ['timeCycle', 'cycle'],
];

function readTimer(source: Source, event: XmlElement, definition: XmlElement): Timer {
  const told = timerKinds.flatMap(([local, kind]) => {
    const child = childNamed(definition, local);
    return child ? [{ kind, text: textOrExpression(textIn(child)) ?? '' }] : [];
  });
  if (told.length > 1) report(source, 'several-timers', event);
  return told.find(each => each.text !== '') ?? told[0] ?? { kind: 'duration', text: '' };
}

function refersFrom(source: Source, event: XmlElement, definition: XmlElement, name: string): XmlElement | undefined {
  const reference = attribute(definition, name);
  const found = refersTo(source, reference);
  if (reference && !found) report(source, 'reference-missing', event, { reference });
  return found;
}

function nameOf(element: XmlElement | undefined): string | undefined {
  return element && (attribute(element, 'name')?.trim() || attribute(element, 'id'));
}

function codeOf(source: Source, event: XmlElement, definition: XmlElement, reference: string, code: string) {
  const found = refersFrom(source, event, definition, reference);
  return found && (attribute(found, code)?.trim() || nameOf(found));
}

/** Interrupting unless told; an error always is. */
export function interrupts(source: Source, element: XmlElement, event: EventKind, name: string): boolean {
  const told = attribute(element, name) !== 'false';
  if (told || event.kind !== 'error') return told;
  report(source, 'error-interrupts', element);
  return true;
}
