import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { CodeSelect } from '../parts/code-select.tsx';
import { DayField } from '../parts/day-field.tsx';
import type { SectionField } from './section-fields.ts';

/** The form item of a field. `shown` is the masked number that stands now: left empty, it stays. */
export function SectionInput(props: {
  field: SectionField;
  prefix?: string;
  shown?: string | undefined;
  set?: SectionField['set'];
}) {
  const { field } = props;
  const name = props.prefix ? [props.prefix, field.key] : field.key;
  const keeps = field.masked !== undefined && Boolean(props.shown);
  return (
    <Form.Item
      name={name}
      label={field.label}
      rules={field.required && !keeps ? [{ required: true, message: `请填写${field.label}` }] : []}
      valuePropName={field.kind === 'flag' ? 'checked' : 'value'}
      {...(keeps ? { extra: `现为 ${props.shown}，不填则不变。` } : field.hint ? { extra: field.hint } : {})}
    >
      {control(field, props.set)}
    </Form.Item>
  );
}

function control(field: SectionField, set: SectionField['set']) {
  switch (field.kind) {
    case 'day':
      return <DayField />;
    case 'flag':
      return <Checkbox>是</Checkbox>;
    case 'code':
      return <CodeSelect set={set ?? field.set ?? 'education'} />;
    case 'choice':
      return (
        <Select
          allowClear={!field.required}
          placeholder="请选择"
          options={Object.entries(field.choices ?? {}).map(([value, label]) => ({ value, label }))}
        />
      );
    case 'money':
      return (
        <InputNumber<string> stringMode min="0" precision={2} controls={false} suffix="元" style={{ width: '100%' }} />
      );
    case 'long':
      return <Input.TextArea rows={2} className="grows" maxLength={2000} />;
    default:
      return <Input maxLength={500} autoComplete="off" />;
  }
}
