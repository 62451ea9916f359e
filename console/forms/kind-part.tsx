import { Checkbox, Segmented, Select } from 'antd';
import type { FormColumn } from '#contract/form-definition.ts';
import { without } from './drawing.ts';
import { OptionList } from './option-list.tsx';
import { Amount, Line, Words } from './panel-lines.tsx';
import type { AnyField, PartProps } from './part-props.ts';

/** What only some kinds have. */
export function KindPart<F extends AnyField>({ field, onChange }: PartProps<F>) {
  const set = (part: Partial<FormColumn>) => onChange({ ...field, ...part });
  const number = (label: string, name: 'min' | 'max' | 'shortest' | 'longest' | 'places', scale = 1) => (
    <Amount
      label={label}
      value={field[name] === undefined ? null : field[name] / scale}
      onChange={value =>
        value === null ? onChange(without(field, name)) : set({ [name]: Math.round(value * scale * 1e6) / 1e6 })
      }
    />
  );
  switch (field.kind) {
    case 'text':
    case 'paragraph':
      return (
        <>
          <Words
            label="提示"
            value={field.placeholder ?? ''}
            onChange={placeholder => onChange(placeholder ? { ...field, placeholder } : without(field, 'placeholder'))}
          />
          <div className="draw-two">
            {number('最少字数', 'shortest')}
            {number('最多字数', 'longest')}
          </div>
        </>
      );
    case 'number':
      return (
        <>
          <div className="draw-two">
            {number('不小于', 'min')}
            {number('不大于', 'max')}
          </div>
          <div className="draw-two">
            {number('小数位数', 'places')}
            <Words
              label="单位"
              value={field.suffix ?? ''}
              onChange={suffix => onChange(suffix ? { ...field, suffix } : without(field, 'suffix'))}
            />
          </div>
        </>
      );
    case 'money':
      return (
        <div className="draw-two">
          {number('不少于（元）', 'min', 100)}
          {number('不多于（元）', 'max', 100)}
        </div>
      );
    case 'file':
      return (
        <div className="draw-two">
          {number('至少几个', 'min')}
          {number('最多几个', 'max')}
        </div>
      );
    case 'choice':
      return (
        <>
          <Line label="选项">
            {field.from ? (
              <p className="quiet small">取自所为之人的任职记录；只有一段时不显示。</p>
            ) : (
              <OptionList options={field.options ?? []} onChange={options => set({ options })} />
            )}
          </Line>
          <Line label="样式">
            <Segmented
              size="small"
              aria-label="样式"
              value={field.look ?? 'list'}
              options={[
                { value: 'list', label: '下拉' },
                { value: 'buttons', label: '平铺' },
              ]}
              onChange={look => set({ look: look === 'buttons' ? 'buttons' : 'list' })}
            />
          </Line>
          <Checkbox
            checked={field.many === true}
            onChange={event => (event.target.checked ? set({ many: true }) : onChange(without(field, 'many')))}
          >
            可选多项
          </Checkbox>
        </>
      );
    case 'person':
      return (
        <Line label="从哪里选">
          <Select
            size="small"
            aria-label="从哪里选"
            value={field.among ?? 'colleagues'}
            options={[
              { value: 'colleagues', label: '全体同事（有账号的人）' },
              { value: 'archive', label: '员工档案（按填写人的权限）' },
            ]}
            onChange={among => set({ among })}
          />
        </Line>
      );
    default:
      return null;
  }
}
