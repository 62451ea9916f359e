import { usualOutcomes } from '#contract/process-work.ts';
import { isA, type Moddle, text } from '../board/moddle.ts';
import { elementsOf } from './elements.ts';
import { readLoop } from './loop.ts';
import { readService } from './service.ts';
import { readWork } from './work.ts';

/** A name or a whole condition that an expression of the model may hold, with what it means. */
export type Known = { readonly text: string; readonly label: string; readonly group: string };
type Named = { readonly name: string; readonly label: string };
export type KnownWords = {
  readonly services: readonly { readonly name: string; readonly label: string; readonly results: readonly Named[] }[];
  /** Fields of the forms that the model names, by the form's key. */
  readonly fields: ReadonlyMap<string, readonly Named[]>;
};

/** `tasks.approve` where the id is a name, else `tasks["id"]`. */
export function taskPath(id: string): string {
  return /^[A-Za-z_]\w*$/.test(id) ? `tasks.${id}` : `tasks[${JSON.stringify(id)}]`;
}

/** Conditions on how people's tasks ended: 「直接上级审批」结果为“同意”. */
export function outcomeConditions(definitions: Moddle): Known[] {
  return [...elementsOf(definitions).values()]
    .filter(each => isA(each, 'bpmn:UserTask', 'bpmn:ManualTask'))
    .flatMap(task => {
      const [id, name] = [text(task, 'id'), text(task, 'name') || text(task, 'id')];
      const outcomes = readWork(task)?.outcomes ?? usualOutcomes;
      return outcomes.map(each => ({
        text: `${taskPath(id)}.outcome == ${JSON.stringify(each.code)}`,
        label: `“${name}”的结果是“${each.label}”`,
        group: '办理结果',
      }));
    });
}

/** Data names that the model fills: forms' fields, services' and scripts' results, values of loops. */
export function dataNames(definitions: Moddle, words: KnownWords): Known[] {
  const known: Known[] = [];
  const services = new Map(words.services.map(each => [each.name, each]));
  const told = new Set<string>();
  const add = (text: string, label: string, group: string) => {
    if (text === '' || told.has(text)) return;
    told.add(text);
    known.push({ text, label, group });
  };
  for (const [key, fields] of words.fields) for (const each of fields) add(each.name, each.label, `表单 ${key}`);
  for (const element of elementsOf(definitions).values()) {
    const { name, result } = readService(element);
    const service = services.get(name ?? '');
    for (const each of service?.results ?? [])
      add(result ? `${result}.${each.name}` : each.name, each.label, `服务“${service?.label ?? ''}”的结果`);
    if (result && !service?.results.length) add(result, text(element, 'name') || result, '计算结果');
    const loop = readLoop(element);
    if (loop.way === 'parallel' || loop.way === 'sequential')
      add(loop.item || 'item', `“${text(element, 'name')}”每一份的值`, '多份办理');
  }
  for (const [text, label] of latest) add(text, label, '上一个办理的环节');
  return known;
}

const latest: readonly (readonly [string, string])[] = [
  ['outcome', '办理结果的代码'],
  ['comment', '意见'],
  ['by', '办理人姓名'],
  ['byPerson', '办理人的人员编号'],
  ['at', '办理时间'],
];

/** The forms that a model names: those of its tasks and the one that begins it. */
export function formsNamed(definitions: Moddle, startForm: string | undefined): string[] {
  const forms = [...elementsOf(definitions).values()].flatMap(each => readWork(each)?.form ?? []);
  return [...new Set(startForm ? [startForm, ...forms] : forms)];
}
