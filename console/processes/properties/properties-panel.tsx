import { isA, type Moddle, text } from '../board/moddle.ts';
import type { Board, Shape } from '../board/parts.ts';
import { kindWord } from '../values/element-words.ts';
import { type Edit, editOf } from './edit.ts';
import { EventPanel, ReferenceFields } from './event-panel.tsx';
import { Section, TextField } from './fields.tsx';
import { FlowPanel } from './flow-panel.tsx';
import { LoopFields } from './loop-fields.tsx';
import { ProcessPanel } from './process-panel.tsx';
import { CallPanel, ServicePanel } from './service-panel.tsx';
import { WorkPanel } from './work-panel.tsx';

/** The properties of what is selected; of the process where nothing is. */
export function PropertiesPanel({ board, selected }: { board: Board; selected: readonly Shape[] }) {
  if (selected.length > 1)
    return <p className="prop-told">选中了 {selected.length} 个图形。只选一个可以查看和修改属性。</p>;
  const picked = selected[0] ?? board.get('canvas').getRootElement();
  const shape = picked.labelTarget ?? picked;
  const element = meant(shape, board);
  if (!element) return <p className="prop-told">这个图形没有可设置的属性。</p>;
  const edit = editOf(board, shape);
  const id = text(element, 'id');
  return (
    <div key={id} className="prop-panel">
      <header className="prop-head">
        <h2>{kindWord(element)}</h2>
        <span className="mono quiet">{id}</span>
      </header>
      <div className="prop-section-body">
        {element.$type === 'bpmn:TextAnnotation' ? (
          <TextField
            label="注释"
            rows={4}
            max={2000}
            value={text(element, 'text')}
            onChange={words => edit.set(element, { text: words })}
          />
        ) : (
          <TextField
            label="名称"
            value={text(element, 'name')}
            onChange={name => edit.set(element, { name: name || undefined })}
            {...(isA(element, 'bpmn:SequenceFlow') ? { placeholder: '如“同意”“超过 3 天”' } : {})}
          />
        )}
      </div>
      <Particular element={element} edit={edit} />
    </div>
  );
}

/** A pool stands for its process; a collaboration for the first process that it shows. */
function meant(shape: Shape, board: Board): Moddle | undefined {
  const element = shape.businessObject;
  if (isA(element, 'bpmn:Participant')) return (element.get?.('processRef') as Moddle | undefined) ?? element;
  if (!isA(element, 'bpmn:Collaboration')) return element;
  const pool = board
    .get('elementRegistry')
    .getAll()
    .find(each => each.businessObject.get?.('processRef'));
  return pool?.businessObject.get?.('processRef') as Moddle | undefined;
}

function Particular({ element, edit }: { element: Moddle; edit: Edit }) {
  return (
    <>
      {isA(element, 'bpmn:Process') ? <ProcessPanel process={element} edit={edit} /> : null}
      {isA(element, 'bpmn:UserTask', 'bpmn:ManualTask') ? <WorkPanel task={element} edit={edit} /> : null}
      {isA(element, 'bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask', 'bpmn:ScriptTask') ? (
        <ServicePanel task={element} edit={edit} />
      ) : null}
      {isA(element, 'bpmn:CallActivity') ? <CallPanel task={element} edit={edit} /> : null}
      {isA(element, 'bpmn:SendTask', 'bpmn:ReceiveTask') ? (
        <Section title="消息">
          <ReferenceFields holder={element} owner={element} edit={edit} />
        </Section>
      ) : null}
      {isA(element, 'bpmn:Event') ? <EventPanel event={element} edit={edit} /> : null}
      {isA(element, 'bpmn:SequenceFlow') ? <FlowPanel flow={element} edit={edit} /> : null}
      {isA(element, 'bpmn:Activity') ? <LoopFields activity={element} edit={edit} /> : null}
    </>
  );
}
