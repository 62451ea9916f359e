import type { Node, NodeKind } from '../../model/model.ts';
import { expressionText } from '../expression-text.ts';
import { foreignOwner } from '../foreign-owner.ts';
import { short } from '../issue.ts';
import { attribute, childNamed, extension, namespaces, textIn, type XmlElement } from '../xml/tree.ts';
import { correlationOf, messageName } from './message.ts';
import { present, report, type Source } from './source.ts';
import { own, readWork, text } from './work.ts';

type TaskParts = Pick<
  Partial<Node>,
  'work' | 'message' | 'event' | 'service' | 'expression' | 'result' | 'inputs' | 'called'
>;

const olderVendors = [namespaces.camunda, namespaces.flowable, namespaces.activiti] as const;

/** What is particular to a kind of task or to a call. */
export function readTask(source: Source, task: XmlElement, kind: NodeKind): TaskParts {
  switch (kind) {
    case 'user':
    case 'manual':
      reportForeign(source, task);
      return present({ work: readWork(source, task) });
    case 'receive':
      if (attribute(task, 'instantiate') === 'true') report(source, 'receive-instantiates', task);
      return messageParts(source, task);
    case 'send':
      return { ...messageParts(source, task), ...readService(task) };
    case 'service':
    case 'rule':
      return readService(task);
    case 'script':
      return readScript(source, task);
    case 'call':
      return { ...present({ called: calledBy(source, task) }), ...inputsOf(task) };
    default:
      return {};
  }
}

/** Owners in another engine's words do nothing here, and are told. */
function reportForeign(source: Source, task: XmlElement): void {
  const foreign = foreignOwner(source.definitions, task);
  if (foreign) report(source, 'owner-foreign', task, { told: short(foreign.told) });
}

/** The message of a receive or send task stands twice: its name, and as an event with what it is told apart by. */
function messageParts(source: Source, task: XmlElement): TaskParts {
  const name = messageName(source, task, task);
  if (!name) return {};
  const correlation = correlationOf(source, [task], task);
  return { message: name, event: { kind: 'message', name, ...present({ correlation }) } };
}

/** A service is named in the house's own words; a job type or topic of another engine stands in, and is checked like one. */
function readService(task: XmlElement): TaskParts {
  const service = extension(task, 'service', namespaces.renshi);
  const job = extension(task, 'taskDefinition', namespaces.zeebe);
  const topic = fromOlder(task, 'topic');
  return present({
    ...inputsOf(task),
    service: (service && text(service, 'name')) ?? (job && text(job, 'type')) ?? topic,
    expression: expressionText(service && attribute(service, 'expression')),
    result: (service && text(service, 'result')) ?? fromOlder(task, 'resultVariable'),
  });
}

/** Values handed over, by name; `fromEntries` makes any name a plain one. */
function inputsOf(task: XmlElement): Pick<Partial<Node>, 'inputs'> {
  const service = extension(task, 'service', namespaces.renshi);
  const told = service ? own(service, 'input') : [];
  if (told.length === 0) return {};
  const pairs = told.map(each => [text(each, 'name') ?? '', expressionText(attribute(each, 'value')) ?? ''] as const);
  return { inputs: Object.fromEntries(pairs) };
}

function readScript(source: Source, task: XmlElement): TaskParts {
  const parts = readService(task);
  const script = childNamed(task, 'script');
  const foreign = extension(task, 'script', namespaces.zeebe);
  const language = attribute(task, 'scriptFormat')?.trim() ?? '';
  if (parts.expression === undefined && script && textIn(script) && !/^$|cel$/i.test(language))
    report(source, 'script-language', task, { language });
  return present({
    expression:
      parts.expression ??
      expressionText(script && textIn(script)) ??
      expressionText(foreign && attribute(foreign, 'expression')),
    result: parts.result ?? (foreign && text(foreign, 'resultVariable')),
  });
}

function fromOlder(task: XmlElement, name: string): string | undefined {
  return olderVendors.map(uri => attribute(task, name, uri)?.trim()).find(value => value);
}

/** `calledElement` is a QName: the prefix of a namespace that the file declares is none of the key. */
function calledBy(source: Source, call: XmlElement): string | undefined {
  const zeebe = extension(call, 'calledElement', namespaces.zeebe);
  const told = text(call, 'calledElement') ?? (zeebe && text(zeebe, 'processId'));
  const [prefix, ...rest] = told?.split(':') ?? [];
  const declared = rest.length > 0 && attribute(source.definitions, prefix ?? '', namespaces.xmlns) !== undefined;
  const key = declared ? rest.join(':') : told;
  const target = key && source.byId.get(key);
  if (target && /^global/.test(target.local)) report(source, 'calls-global-task', call);
  return key;
}
