import { BpmnModdle } from 'bpmn-moddle';
import { processDescriptor } from '#contract/process-descriptor.ts';
import type { ModelIssue } from '../model/model.ts';
import { withBareReferences } from './board-xml.ts';
import { issue, said, short } from './issue.ts';
import { readXml } from './xml/read.ts';
import { attribute, elementsIn, namespaces, textIn, type XmlAttribute, type XmlElement } from './xml/tree.ts';
import { writeXml } from './xml/write.ts';

export type Loss = { readonly element: XmlElement; readonly what: string; readonly why: string };

/**
 * What the drawing board would lose of a file when it saves it: the board holds a model by bpmn-moddle, which keeps what BPMN's own
 * schema knows and what extensions may carry. The file (as `boardXml`) is read and written by it, and the two trees are compared.
 * Comments and processing instructions are always lost there, and not told.
 */
export async function drawingLosses(xml: string): Promise<readonly ModelIssue[]> {
  const before = readXml(xml);
  if ('issue' in before) return [];
  const plain = withBareReferences(before.document);
  const after = await throughBoard(writeXml(plain));
  if (typeof after === 'string') return [issue('board-cannot-open', null, { why: after })];
  return lostBetween(plain.root, after).map(({ element, what, why }) => {
    const id = attribute(element, 'id') ?? null;
    const who = said({ id: id ?? element.local, name: attribute(element, 'name') ?? '' });
    return issue('board-loses', id, { who, what, why }, element.line);
  });
}

async function throughBoard(xml: string): Promise<XmlElement | string> {
  try {
    const board = new BpmnModdle({ renshi: structuredClone(processDescriptor) });
    const { rootElement } = await board.fromXML(xml);
    const written = await board.toXML(rootElement);
    const read = readXml(written.xml);
    return 'issue' in read ? read.issue.zh : read.document.root;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** What `before` has and `after` lacks. Order among elements of different names, and space around text, don't count. */
export function lostBetween(before: XmlElement, after: XmlElement): readonly Loss[] {
  const losses: Loss[] = [];
  const open: (readonly [XmlElement, XmlElement])[] = [[before, after]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [from, to] = pair;
    for (const each of from.attributes) {
      if (each.uri === namespaces.xmlns || meansTheSame(from, each)) continue;
      const kept = to.attributes.find(other => other.local === each.local && other.uri === each.uri);
      if (kept && sameValue(each, kept)) continue;
      losses.push({
        element: from,
        what: `属性 ${each.local}`,
        why: kept ? `变成 ${short(kept.value)}` : short(each.value),
      });
    }
    if (textIn(from) !== textIn(to)) losses.push({ element: from, what: '文字', why: short(textIn(from)) });
    const named = new Map<string, XmlElement[]>();
    for (const child of elementsIn(to)) {
      const key = keyOf(child);
      const list = named.get(key);
      if (list) list.push(child);
      else named.set(key, [child]);
    }
    for (const list of named.values()) list.reverse();
    for (const child of elementsIn(from)) {
      const match = named.get(keyOf(child))?.pop();
      if (match) open.push([child, match]);
      else
        losses.push({
          element: from,
          what: `元素 ${child.local}`,
          why: short(textIn(child) || attribute(child, 'id') || ''),
        });
    }
  }
  return losses;
}

function keyOf(element: XmlElement): string {
  return JSON.stringify([element.uri, element.local, attribute(element, 'id') ?? '']);
}

/** What BPMN's schema says where an attribute is left out: the board leaves these out. */
const defaults: Readonly<Record<string, string>> = {
  associationDirection: 'None',
  behavior: 'All',
  cancelActivity: 'true',
  cancelRemainingInstances: 'true',
  completionQuantity: '1',
  eventGatewayType: 'Exclusive',
  expressionLanguage: 'http://www.w3.org/1999/XPath',
  gatewayDirection: 'Unspecified',
  instantiate: 'false',
  isClosed: 'false',
  isCollection: 'false',
  isForCompensation: 'false',
  isInterrupting: 'true',
  isSequential: 'false',
  isUnlimited: 'false',
  itemKind: 'Information',
  ordering: 'Parallel',
  parallelMultiple: 'false',
  processType: 'None',
  startQuantity: '1',
  testBefore: 'false',
  triggeredByEvent: 'false',
  typeLanguage: 'http://www.w3.org/2001/XMLSchema',
  waitForCompletion: 'true',
};

function meansTheSame(element: XmlElement, { local, uri, value }: XmlAttribute): boolean {
  if (element.local === 'waypoint' && local === 'type' && uri === namespaces.xsi) return true;
  return element.uri === namespaces.bpmn && uri === '' && Object.hasOwn(defaults, local) && defaults[local] === value;
}

/** Numbers may be written otherwise, and the prefix of a type's name may change with that of its namespace. */
function sameValue(a: XmlAttribute, b: XmlAttribute): boolean {
  // The board keeps line breaks in attributes that XML reads as spaces.
  if (a.value.replace(/\s/g, ' ') === b.value.replace(/\s/g, ' ')) return true;
  if (/^-?\d+(\.\d+)?$/.test(a.value) && Number(a.value) === Number(b.value)) return true;
  if (a.local !== 'type' || a.uri !== namespaces.xsi) return false;
  return a.value.slice(a.value.indexOf(':') + 1) === b.value.slice(b.value.indexOf(':') + 1);
}
