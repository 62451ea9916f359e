import type { ModelIssue } from '../model/model.ts';
import { issue } from './issue.ts';
import type { LoadedModel } from './loaded-model.ts';
import { processIndex } from './process-index.ts';
import { readProcess } from './read/process.ts';
import { openSource, report, type Source } from './read/source.ts';
import { isBpmnRoot, readXml } from './xml/read.ts';
import { attribute, childrenNamed, elementsIn, namespaces, type XmlDocument, type XmlElement } from './xml/tree.ts';
import { writeXml } from './xml/write.ts';

export type { LoadedModel } from './loaded-model.ts';

/** Reads any modeller's BPMN 2.0. Never throws for what a file holds: what can't be read or run is an issue. */
export async function loadModel(xml: string): Promise<LoadedModel> {
  const read = readXml(xml);
  if ('issue' in read) return refused(read.issue);
  const { document } = read;
  if (!isBpmnRoot(document.root)) return refused(wrongRoot(document.root));
  const source = openSource(document.root);
  if (xml.includes('\uFFFD')) source.issues.push(issue('letters-damaged', null));
  for (const element of elementsIn(document.root)) reportRoot(source, element);
  const processes = childrenNamed(document.root, 'process').filter(each => hasId(source, each));
  if (processes.length === 0) source.issues.push(issue('no-process', null));
  const models = processes.map(each => readProcess(source, each));
  return { processes: models, issues: source.issues, document, ...processIndex(document.root, models) };
}

/** The document as BPMN 2.0 XML in UTF-8, with nothing lost. */
export async function writeModel(document: XmlDocument): Promise<string> {
  return writeXml(document);
}

/** What is wrong with the file as XML, before anything in it is looked at. Empty: nothing. */
export function guardXml(text: string): readonly ModelIssue[] {
  const read = readXml(text);
  if ('issue' in read) return [read.issue];
  return isBpmnRoot(read.document.root) ? [] : [wrongRoot(read.document.root)];
}

function refused(found: ModelIssue): LoadedModel {
  return { processes: [], issues: [found], document: null, processOf: new Map(), lineOf: new Map() };
}

function wrongRoot(root: XmlElement): ModelIssue {
  const name = root.prefix ? `${root.prefix}:${root.local}` : root.local;
  return issue('wrong-root', null, { name, namespace: root.uri || '无' }, root.line);
}

function hasId(source: Source, process: XmlElement): boolean {
  if (attribute(process, 'id')) return true;
  report(source, 'no-id', process);
  return false;
}

const choreographies = new Set(['choreography', 'globalChoreographyTask']);

function reportRoot(source: Source, element: XmlElement): void {
  if (element.uri !== namespaces.bpmn) return;
  if (choreographies.has(element.local)) report(source, 'choreography', element);
  if (element.local === 'import') report(source, 'import', element, { location: attribute(element, 'location') ?? '' });
}
