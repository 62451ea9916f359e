import { AutoComplete } from 'antd';
import { bodyOf, child, expression, extensionOf, flag, isA, type Moddle, text } from '../board/moddle.ts';
import { definitionOf } from '../values/element-words.ts';
import { elementsOf } from '../values/elements.ts';
import { knownWords, type Referring, referredWord, referring } from '../values/roots.ts';
import { readTimer, timerProperties } from '../values/timer.ts';
import { type Edit, useOffer } from './edit.ts';
import { ExpressionField } from './expression-field.tsx';
import { ChoiceField, Field, Section, SwitchField, TextField, useTyped } from './fields.tsx';
import { TimerFields } from './timer-fields.tsx';

const titles: Readonly<Record<string, string>> = {
  'bpmn:TimerEventDefinition': '时间',
  'bpmn:MessageEventDefinition': '消息',
  'bpmn:SignalEventDefinition': '信号',
  'bpmn:ErrorEventDefinition': '错误',
  'bpmn:EscalationEventDefinition': '升级',
  'bpmn:ConditionalEventDefinition': '条件',
  'bpmn:LinkEventDefinition': '链接',
  'bpmn:CompensateEventDefinition': '补偿',
};

/** What an event waits for or tells. */
export function EventPanel({ event, edit }: { event: Moddle; edit: Edit }) {
  const definition = definitionOf(event);
  const isBoundary = isA(event, 'bpmn:BoundaryEvent');
  const kind = definition?.$type ?? '';
  if (!definition && !isBoundary) return <p className="prop-told">点图形旁的扳手，可以换成定时、消息、错误等类型。</p>;
  return (
    <Section title={titles[kind] ?? '事件'}>
      {definition ? <Definition event={event} definition={definition} edit={edit} /> : null}
      {isBoundary && kind !== 'bpmn:ErrorEventDefinition' && kind !== 'bpmn:CompensateEventDefinition' ? (
        <SwitchField
          label="触发时中断所在环节"
          value={flag(event, 'cancelActivity')}
          onChange={on => edit.set(event, { cancelActivity: on })}
          note="关闭时环节照常办理，另走一支"
        />
      ) : null}
    </Section>
  );
}

function Definition({ event, definition, edit }: { event: Moddle; definition: Moddle; edit: Edit }) {
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return (
        <TimerFields
          value={readTimer(definition)}
          onChange={draft => edit.set(definition, timerProperties(edit.factory, draft))}
        />
      );
    case 'bpmn:ConditionalEventDefinition':
      return (
        <ExpressionField
          label="满足什么条件"
          value={bodyOf(definition, 'condition')}
          onChange={body => edit.set(definition, { condition: expression(edit.factory, body) })}
        />
      );
    case 'bpmn:LinkEventDefinition':
      return (
        <TextField
          label="链接名称"
          value={text(definition, 'name')}
          onChange={name => edit.set(definition, { name })}
          note="出口和入口用同一个名称"
        />
      );
    case 'bpmn:CompensateEventDefinition':
      return isA(event, 'bpmn:BoundaryEvent') ? (
        <p className="prop-told">用关联线连到补偿环节。</p>
      ) : (
        <CompensatedField definition={definition} edit={edit} />
      );
    default:
      return <ReferenceFields holder={definition} owner={event} edit={edit} />;
  }
}

function CompensatedField({ definition, edit }: { definition: Moddle; edit: Edit }) {
  const activities = [...elementsOf(edit.definitions).values()].filter(each => isA(each, 'bpmn:Activity'));
  return (
    <ChoiceField
      label="补偿哪个环节"
      value={text(child(definition, 'activityRef'), 'id')}
      options={activities.map(each => ({ value: text(each, 'id'), label: text(each, 'name') || text(each, 'id') }))}
      onChange={id => edit.set(definition, { activityRef: activities.find(each => text(each, 'id') === id) })}
      placeholder="全部已完成的环节"
      clear
    />
  );
}

const wordLabels: Readonly<Record<string, readonly [label: string, note: string]>> = {
  'bpmn:Message': ['消息名称', '发出和等待的一方用同一个名称'],
  'bpmn:Signal': ['信号名称', '所有等待这个信号的事项都会收到'],
  'bpmn:Error': ['错误代码', '接住错误时不填则接住任何错误'],
  'bpmn:Escalation': ['升级代码', '不填则接住任何升级'],
};

/** A message, signal, error or escalation by its name or code; of messages also what tells conversations apart. */
export function ReferenceFields({ holder, owner, edit }: { holder: Moddle; owner: Moddle; edit: Edit }) {
  const { words } = useOffer();
  const how = referring(holder);
  if (!how) return null;
  const errors = how.type === 'bpmn:Error' ? words.services.flatMap(each => each.errors) : [];
  const waits = isA(owner, 'bpmn:CatchEvent', 'bpmn:ReceiveTask') && !isA(owner, 'bpmn:StartEvent');
  return (
    <>
      <WordField holder={holder} how={how} known={[...knownWords(edit.definitions, how), ...errors]} edit={edit} />
      {how.type === 'bpmn:Message' && waits ? (
        <ExpressionField
          label="对应值"
          rows={1}
          value={text(extensionOf(owner, 'renshi:Correlation'), 'value')}
          onChange={value =>
            edit.setExtension(
              owner,
              'renshi:Correlation',
              value.trim() === '' ? null : edit.factory.create('renshi:Correlation', { value }),
            )
          }
          note="同时有多个事项等同一条消息时，靠它分清是哪一个"
        />
      ) : null}
    </>
  );
}

function WordField(props: { holder: Moddle; how: Referring; known: readonly string[]; edit: Edit }) {
  const { holder, how, edit } = props;
  const [label, note] = wordLabels[how.type] ?? ['名称', ''];
  const { typed, type, flush } = useTyped(referredWord(holder), word => edit.setReference(holder, how, word));
  return (
    <Field label={label} note={note}>
      <AutoComplete
        value={typed}
        onChange={type}
        onBlur={flush}
        options={[...new Set(props.known)].map(value => ({ value }))}
        maxLength={100}
        aria-label={label}
        style={{ width: '100%' }}
      />
    </Field>
  );
}
