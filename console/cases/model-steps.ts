/** A place of a model to which a case can be moved. */
export type ModelStep = { readonly id: string; readonly name: string };

const kinds =
  /^(\w*[tT]ask|callActivity|subProcess|endEvent|intermediateCatchEvent|intermediateThrowEvent|\w+Gateway)$/;

/** The steps of a model in the order in which they are written. Empty where it can't be read. */
export function stepsOfModel(xml: string): ModelStep[] {
  const read = new DOMParser().parseFromString(xml, 'application/xml');
  if (read.querySelector('parsererror')) return [];
  const steps: ModelStep[] = [];
  for (const element of read.getElementsByTagNameNS('http://www.omg.org/spec/BPMN/20100524/MODEL', '*')) {
    const id = element.getAttribute('id');
    if (!id || !kinds.test(element.localName)) continue;
    const name = element.getAttribute('name')?.trim();
    if (name || !element.localName.endsWith('Gateway')) steps.push({ id, name: name || id });
  }
  return steps;
}
