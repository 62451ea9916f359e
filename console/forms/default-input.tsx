import { Checkbox, Segmented, Select } from 'antd';
import { useId } from 'react';
import { type FormColumn, type FormDefinition, type FormField, prefillNames } from '#contract/form-definition.ts';
import { FieldInput } from '../parts/form/field-input.tsx';
import { houseLookups } from '../parts/form/lookups.ts';
import { without } from './drawing.ts';
import { FormulaInput } from './formula-input.tsx';

const people = ['me', 'subject'].flatMap(who =>
  Object.entries(prefillNames)
    .filter(([name]) => !/id$/i.test(name))
    .map(([name, label]) => ({ value: `${who}.${name}`, label: `${who === 'me' ? '填写人' : '所为之人'}的${label}` })),
);

/** What a field holds at first: nothing, a value, something known of a person, or what a formula says. */
export function DefaultInput<F extends FormField | FormColumn>(props: {
  field: F;
  definition: FormDefinition;
  columns?: readonly FormColumn[] | undefined;
  onChange: (field: F) => void;
}) {
  const { field, onChange } = props;
  const id = useId();
  if (field.kind === 'table' || field.kind === 'file') return null;
  const given = field.default;
  const how = !given
    ? 'none'
    : 'value' in given
      ? 'value'
      : people.some(each => each.value === given.cel)
        ? 'known'
        : 'formula';
  const set = (next: string) => {
    if (next === 'none') onChange(without(field, 'default', 'readonly'));
    else if (next === 'value') onChange({ ...field, default: { value: null } });
    else onChange({ ...field, default: { cel: next === 'known' ? 'me.name' : '""' } });
  };
  return (
    <div className="draw-line">
      <span className="draw-line-label">默认值</span>
      <Segmented
        size="small"
        aria-label="默认值"
        value={how}
        options={[
          { value: 'none', label: '无' },
          { value: 'value', label: '固定' },
          { value: 'known', label: '预填' },
          { value: 'formula', label: '公式' },
        ]}
        onChange={set}
      />
      {given && 'value' in given ? (
        <FieldInput
          id={id}
          label="固定的默认值"
          field={field}
          value={given.value}
          isWrong={false}
          lookups={houseLookups}
          onChange={value => onChange({ ...field, default: { value } })}
        />
      ) : null}
      {given && how === 'known' && 'cel' in given ? (
        <Select
          size="small"
          aria-label="预填什么"
          showSearch={{ optionFilterProp: 'label' }}
          value={given.cel}
          options={people}
          onChange={cel => onChange({ ...field, default: { cel } })}
        />
      ) : null}
      {given && how === 'formula' && 'cel' in given ? (
        <FormulaInput
          label="默认值的公式"
          value={given.cel}
          definition={props.definition}
          columns={props.columns}
          knowsPeople
          onChange={cel => onChange({ ...field, default: { cel: cel || '""' } })}
        />
      ) : null}
      {given ? (
        <Checkbox
          checked={field.readonly === true}
          onChange={event => onChange(event.target.checked ? { ...field, readonly: true } : without(field, 'readonly'))}
        >
          只显示，不能改
        </Checkbox>
      ) : null}
    </div>
  );
}
