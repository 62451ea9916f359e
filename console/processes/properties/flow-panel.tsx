import { child, expression, isA, type Moddle, text } from '../board/moddle.ts';
import { type Edit, useOffer } from './edit.ts';
import { ExpressionField } from './expression-field.tsx';
import { Section, SwitchField } from './fields.tsx';

/** When a way is taken: by a condition, or when no other is. */
export function FlowPanel({ flow, edit }: { flow: Moddle; edit: Edit }) {
  const { conditions } = useOffer();
  const source = child(flow, 'sourceRef');
  const isDefault = source !== undefined && child(source, 'default') === flow;
  const asks = isA(source, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:Activity', 'bpmn:ComplexGateway');
  if (!source || !asks) return <p className="prop-told">这条连线总会走，不需要条件。</p>;
  return (
    <Section title="什么时候走这条路">
      <SwitchField
        label="默认去路"
        value={isDefault}
        onChange={on => {
          if (on) edit.set(flow, { conditionExpression: undefined });
          edit.set(source, { default: on ? flow : undefined });
        }}
        note="其他去路的条件都不满足时走这一条"
      />
      {isDefault ? null : (
        <ExpressionField
          label="条件"
          rows={3}
          value={text(child(flow, 'conditionExpression'), 'body')}
          onChange={body => edit.set(flow, { conditionExpression: expression(edit.factory, body) })}
          conditions={conditions}
          placeholder="days > 3"
          note="条件成立时走这条路；按“填入条件或数据”可以直接选"
        />
      )}
    </Section>
  );
}
