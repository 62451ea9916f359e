import { children, extensionOf, type Factory, type Moddle, text, told } from '../board/moddle.ts';

/** What a service, send, rule or script task does, and what is handed to it or to a called process. */
export type ServiceDraft = {
  readonly name?: string;
  readonly expression?: string;
  readonly result?: string;
  readonly inputs?: readonly Input[];
};
export type Input = { readonly name: string; readonly value: string };

export function readService(task: Moddle): ServiceDraft {
  const service = extensionOf(task, 'renshi:Service');
  const script = task.$type === 'bpmn:ScriptTask' ? text(task, 'script') : '';
  return told({
    name: text(service, 'name'),
    expression: text(service, 'expression') || script,
    result: text(service, 'result'),
    inputs: children(service, 'inputs').map(each => ({ name: text(each, 'name'), value: text(each, 'value') })),
  });
}

export function serviceElement(factory: Factory, draft: ServiceDraft): Moddle | null {
  const { name, expression, result } = draft;
  const parts = told({
    name,
    expression,
    result,
    inputs: (draft.inputs ?? []).map(each => factory.create('renshi:Input', { name: each.name, value: each.value })),
  });
  return Object.keys(parts).length === 0 ? null : factory.create('renshi:Service', parts);
}
