import { child, flag, isA, type Moddle, text } from '../board/moddle.ts';
import { readCase } from './case-rule.ts';
import { definitionOf, kindWord } from './element-words.ts';
import { loopWays, readLoop } from './loop.ts';
import { referredWord } from './roots.ts';
import { limitWords, type Names, ownerWords, plainNames } from './rule-words.ts';
import { readService } from './service.ts';
import { readTimer, timerWords } from './timer.ts';
import { readWork } from './work.ts';

/** What an element says, label by label, in words: what a comparison of versions looks at. */
export function elementFacts(element: Moddle, names: Names = plainNames): ReadonlyMap<string, string> {
  const facts = new Map<string, string>([
    ['类型', kindWord(element)],
    ['名称', text(element, 'name') || text(element, 'text')],
  ]);
  const tell = (label: string, value: string) => {
    if (value !== '') facts.set(label, value);
  };
  if (isA(element, 'bpmn:Process')) tellCase(element, tell);
  if (isA(element, 'bpmn:UserTask', 'bpmn:ManualTask')) tellWork(element, names, tell);
  if (isA(element, 'bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask', 'bpmn:ScriptTask')) {
    const { name, expression, result, inputs } = readService(element);
    tell('服务', name ? names.service(name) : '');
    tell('表达式', expression ?? '');
    tell('结果存为', result ?? '');
    tell('输入', (inputs ?? []).map(each => `${each.name} = ${each.value}`).join('，'));
  }
  if (isA(element, 'bpmn:CallActivity')) {
    tell('调用的流程', names.process(text(element, 'calledElement')));
    tell('输入', (readService(element).inputs ?? []).map(each => `${each.name} = ${each.value}`).join('，'));
  }
  if (isA(element, 'bpmn:SequenceFlow')) {
    tell('从', nameOf(child(element, 'sourceRef')));
    tell('到', nameOf(child(element, 'targetRef')));
    tell('条件', text(child(element, 'conditionExpression'), 'body'));
    const isDefault = child(child(element, 'sourceRef'), 'default')?.get?.('id') === element.get?.('id');
    tell('默认去路', isDefault ? '是' : '');
  }
  if (isA(element, 'bpmn:Activity')) tellLoop(element, tell);
  const definition = definitionOf(element) ?? (isA(element, 'bpmn:SendTask', 'bpmn:ReceiveTask') ? element : undefined);
  if (definition?.$type === 'bpmn:TimerEventDefinition') tell('时间', timerWords(readTimer(definition)));
  else if (definition) tell('消息或代码', referredWord(definition));
  if (definition?.$type === 'bpmn:ConditionalEventDefinition')
    tell('条件', text(child(definition, 'condition'), 'body'));
  if (isA(element, 'bpmn:BoundaryEvent')) {
    tell('所在环节', nameOf(child(element, 'attachedToRef')));
    tell('触发时', flag(element, 'cancelActivity') ? '中断环节' : '不中断环节');
  }
  return facts;
}

type Tell = (label: string, value: string) => void;

function tellWork(task: Moddle, names: Names, tell: Tell): void {
  const work = readWork(task) ?? {};
  tell('办理人', ownerWords(work.owner, names));
  tell('兜底办理人', work.fallback ? ownerWords(work.fallback, names) : '');
  tell('时限', limitWords(work.limit, names));
  tell('表单', work.form ? names.form(work.form) : '');
  tell('办理结果', (work.outcomes ?? []).map(each => each.label).join('、'));
  tell('关注人', (work.watchers ?? []).map(each => ownerWords(each, names)).join('、'));
  tell('申请人可办理', work.notByStarter === false ? '是' : '');
  tell('办理人是申请人时跳过', work.skipStarter ? '是' : '');
  tell('办理说明', work.help ?? '');
  tell('办理对象', work.subject ?? '');
  tell('办理对象的人员', work.person ?? '');
}

function tellCase(process: Moddle, tell: Tell): void {
  const { category, title, form, startedBy, help, confidential } = readCase(process);
  tell('分类', category ?? '');
  tell('事项标题', title ?? '');
  tell('发起表单', form ?? '');
  tell('发起人', startedBy ?? '');
  tell('保密', confidential ? '是' : '');
  tell('说明', help ?? '');
}

function tellLoop(activity: Moddle, tell: Tell): void {
  const loop = readLoop(activity);
  if (loop.way === 'once') return;
  tell('重复', loopWays[loop.way]);
  if (loop.way === 'while') {
    tell('重复条件', loop.condition ?? '');
    return;
  }
  tell('列表', loop.collection ?? '');
  tell('份数', loop.cardinality ?? '');
  tell('提前完成条件', loop.until ?? '');
}

function nameOf(element: Moddle | undefined): string {
  return text(element, 'name') || text(element, 'id');
}
