import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import { ConditionInput } from './condition-input.tsx';
import { DefaultInput } from './default-input.tsx';
import { without } from './drawing.ts';
import { Line } from './panel-lines.tsx';
import type { AnyField, PartProps } from './part-props.ts';

/** When it is shown, when it must be filled in, what it holds at first, what must hold. */
export function RulesPart<F extends AnyField>({ field, definition, columns, onChange }: PartProps<F>) {
  const except = columns ? undefined : field.code;
  const required =
    field.required === undefined || field.required === false ? 'no' : field.required === true ? 'yes' : 'when';
  return (
    <>
      <Line label="何时显示">
        <Segmented
          size="small"
          aria-label="何时显示"
          value={field.visible === undefined ? 'always' : 'when'}
          options={[
            { value: 'always', label: '总是' },
            { value: 'when', label: '符合条件时' },
          ]}
          onChange={next => onChange(next === 'always' ? without(field, 'visible') : { ...field, visible: 'true' })}
        />
        {field.visible === undefined ? null : (
          <ConditionInput
            label="显示的条件"
            value={field.visible === 'true' ? '' : field.visible}
            definition={definition}
            columns={columns}
            except={except}
            onChange={visible => onChange({ ...field, visible: visible || 'true' })}
          />
        )}
      </Line>
      {field.kind === 'note' ? null : (
        <>
          <Line label="是否必填">
            <Segmented
              size="small"
              aria-label="是否必填"
              value={required}
              options={[
                { value: 'no', label: '选填' },
                { value: 'yes', label: '必填' },
                { value: 'when', label: '符合条件时' },
              ]}
              onChange={next =>
                onChange(
                  next === 'no' ? without(field, 'required') : { ...field, required: next === 'yes' ? true : 'false' },
                )
              }
            />
            {typeof field.required === 'string' ? (
              <ConditionInput
                label="必填的条件"
                value={field.required === 'false' ? '' : field.required}
                definition={definition}
                columns={columns}
                except={except}
                onChange={cel => onChange({ ...field, required: cel || 'false' })}
              />
            ) : null}
          </Line>
          <DefaultInput field={field} definition={definition} columns={columns} onChange={onChange} />
          <Line label="校验">
            {(field.checks ?? [])
              .map((check, at) => ({ check, at, key: `${at}` }))
              .map(({ check, at, key }) => (
                <div key={key} className="draw-check">
                  <ConditionInput
                    label={`第 ${at + 1} 条校验`}
                    value={check.cel === 'true' ? '' : check.cel}
                    definition={definition}
                    columns={columns}
                    onChange={cel =>
                      onChange({
                        ...field,
                        checks: (field.checks ?? []).map((each, i) =>
                          i === at ? { ...each, cel: cel || 'true' } : each,
                        ),
                      })
                    }
                  />
                  <div className="draw-option">
                    <Input
                      size="small"
                      value={check.message}
                      aria-label={`第 ${at + 1} 条校验不满足时的提示`}
                      placeholder="不满足时的提示"
                      onChange={event =>
                        onChange({
                          ...field,
                          checks: (field.checks ?? []).map((each, i) =>
                            i === at ? { ...each, message: event.target.value } : each,
                          ),
                        })
                      }
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={`删除第 ${at + 1} 条校验`}
                      onClick={() => onChange({ ...field, checks: (field.checks ?? []).filter((_, i) => i !== at) })}
                    />
                  </div>
                </div>
              ))}
            <Button
              size="small"
              icon={<PlusOutlined />}
              onClick={() =>
                onChange({
                  ...field,
                  checks: [...(field.checks ?? []), { cel: 'true', message: `${field.label}不符合要求。` }],
                })
              }
            >
              添加校验
            </Button>
          </Line>
        </>
      )}
    </>
  );
}
