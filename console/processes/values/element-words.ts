import { children, isA, type Moddle } from '../board/moddle.ts';

const types: Readonly<Record<string, string>> = {
  'bpmn:Process': '流程',
  'bpmn:Collaboration': '协作图',
  'bpmn:Participant': '泳池',
  'bpmn:Lane': '泳道',
  'bpmn:StartEvent': '开始',
  'bpmn:EndEvent': '结束',
  'bpmn:IntermediateCatchEvent': '等待事件',
  'bpmn:IntermediateThrowEvent': '中间事件',
  'bpmn:BoundaryEvent': '边界事件',
  'bpmn:Task': '任务',
  'bpmn:UserTask': '人工办理',
  'bpmn:ManualTask': '线下办理',
  'bpmn:ServiceTask': '系统服务',
  'bpmn:SendTask': '发送',
  'bpmn:ReceiveTask': '接收',
  'bpmn:BusinessRuleTask': '规则',
  'bpmn:ScriptTask': '计算',
  'bpmn:CallActivity': '调用流程',
  'bpmn:SubProcess': '子流程',
  'bpmn:Transaction': '事务',
  'bpmn:AdHocSubProcess': '自组织子流程',
  'bpmn:ExclusiveGateway': '排他网关',
  'bpmn:ParallelGateway': '并行网关',
  'bpmn:InclusiveGateway': '包容网关',
  'bpmn:EventBasedGateway': '事件网关',
  'bpmn:ComplexGateway': '复杂网关',
  'bpmn:SequenceFlow': '连线',
  'bpmn:MessageFlow': '消息流',
  'bpmn:Association': '关联',
  'bpmn:TextAnnotation': '注释',
  'bpmn:Group': '分组框',
  'bpmn:DataObjectReference': '数据对象',
  'bpmn:DataStoreReference': '数据存储',
};

const events: Readonly<Record<string, string>> = {
  'bpmn:TimerEventDefinition': '定时',
  'bpmn:MessageEventDefinition': '消息',
  'bpmn:SignalEventDefinition': '信号',
  'bpmn:ErrorEventDefinition': '错误',
  'bpmn:EscalationEventDefinition': '升级',
  'bpmn:ConditionalEventDefinition': '条件',
  'bpmn:LinkEventDefinition': '链接',
  'bpmn:CompensateEventDefinition': '补偿',
  'bpmn:TerminateEventDefinition': '全部终止',
  'bpmn:CancelEventDefinition': '取消',
};

/** What kind of element it is, in a word: 人工办理, 定时边界事件. */
export function kindWord(element: Moddle): string {
  const word = types[element.$type] ?? element.$type.replace(/^\w+:/, '');
  if (isA(element, 'bpmn:SubProcess') && element.get?.('triggeredByEvent') === true) return '事件子流程';
  const [definition] = children(element, 'eventDefinitions');
  return definition ? `${events[definition.$type] ?? ''}${word}` : word;
}

/** Which part of an element stands in a change, as far as it is not told otherwise. */
export function definitionOf(element: Moddle | undefined): Moddle | undefined {
  return children(element, 'eventDefinitions')[0];
}
