import { Segmented } from 'antd';
import type { FormField } from '#contract/form-definition.ts';
import { ConditionInput } from './condition-input.tsx';
import { without } from './drawing.ts';
import { Line } from './panel-lines.tsx';
import type { PartProps } from './part-props.ts';

const sealable: ReadonlySet<string> = new Set(['text', 'paragraph', 'phone', 'identity']);

/** Whether what is filled in is kept sealed. */
export function SealingPart({ field, definition, onChange }: PartProps<FormField>) {
  if (!sealable.has(field.kind)) return null;
  const { sensitive } = field;
  return (
    <Line label="加密保存">
      <Segmented
        size="small"
        aria-label="加密保存"
        value={sensitive === true ? 'yes' : sensitive ? 'when' : 'no'}
        options={[
          { value: 'no', label: '不加密' },
          { value: 'yes', label: '加密' },
          { value: 'when', label: '符合条件时' },
        ]}
        onChange={next =>
          onChange(
            next === 'no' ? without(field, 'sensitive') : { ...field, sensitive: next === 'yes' ? true : 'true' },
          )
        }
      />
      {typeof sensitive === 'string' ? (
        <ConditionInput
          label="加密的条件"
          value={sensitive === 'true' ? '' : sensitive}
          definition={definition}
          onChange={cel => onChange({ ...field, sensitive: cel || 'true' })}
        />
      ) : null}
    </Line>
  );
}
