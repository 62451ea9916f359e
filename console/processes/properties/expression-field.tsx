import { Button, Dropdown, Input } from 'antd';
import { expressionFault } from '#contract/expression.ts';
import type { Known } from '../values/data-names.ts';
import { useOffer } from './edit.ts';
import { Field, useTyped } from './fields.tsx';

/** A CEL expression, checked as it is typed, with the names of the data to fill in. */
export function ExpressionField(props: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  note?: string;
  placeholder?: string;
  rows?: number;
  /** Whole conditions that may be filled in, beside names. */
  conditions?: readonly Known[];
}) {
  const { data } = useOffer();
  const { typed, type, flush } = useTyped(props.value, props.onChange);
  const fault = typed.trim() === '' ? null : expressionFault(bare(typed));
  const offered = [...(props.conditions ?? []), ...data];
  const insert = (text: string, isCondition: boolean) => {
    const before = typed.trim();
    type(before === '' ? text : isCondition ? `${before} && ${text}` : `${before} ${text}`);
  };
  const note = fault ? `写法有误：${fault.message}` : props.note;
  return (
    <Field label={props.label} {...(note ? { note: <span className={fault ? 'prop-fault' : ''}>{note}</span> } : {})}>
      <Input.TextArea
        className="mono"
        rows={props.rows ?? 2}
        value={typed}
        maxLength={2000}
        onChange={event => type(event.target.value)}
        onBlur={flush}
        aria-label={props.label}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...(fault ? { status: 'error' as const } : {})}
      />
      {offered.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            className: 'prop-names',
            items: grouped(offered),
            onClick: ({ key }) =>
              insert(
                key,
                (props.conditions ?? []).some(each => each.text === key),
              ),
          }}
        >
          <Button type="link" size="small" className="prop-insert">
            {props.conditions?.length ? '填入条件或数据' : '填入数据名'}
          </Button>
        </Dropdown>
      ) : null}
    </Field>
  );
}

/** The engine takes an expression with or without what other modellers put around it. */
function bare(text: string): string {
  const trimmed = text.trim();
  const wrapped = /^[$#]\{([\s\S]*)\}$/.exec(trimmed)?.[1];
  if (wrapped !== undefined) return wrapped;
  return trimmed.startsWith('=') && !trimmed.startsWith('==') ? trimmed.slice(1) : trimmed;
}

function grouped(offered: readonly Known[]) {
  const groups = new Map<string, Known[]>();
  for (const each of offered) {
    const list = groups.get(each.group);
    if (list) list.push(each);
    else groups.set(each.group, [each]);
  }
  return [...groups].map(([group, list]) => ({
    key: `group ${group}`,
    type: 'group' as const,
    label: group,
    children: list.map(each => ({
      key: each.text,
      label: (
        <span>
          {each.label} <span className="mono quiet">{each.text}</span>
        </span>
      ),
    })),
  }));
}
