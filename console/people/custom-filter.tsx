import { FilterOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Select } from 'antd';
import { useState } from 'react';
import type { CustomColumn } from '#contract/custom-field.ts';

/** The ways in which a kind of field can be asked after, the usual one first. */
function signsOf(column: CustomColumn): Array<{ value: string; label: string }> {
  const filled = { value: '?', label: '已填写' };
  const equal = { value: '=', label: '等于' };
  switch (column.kind) {
    case 'number':
    case 'money':
    case 'date':
    case 'dates':
      return [{ value: '>=', label: '不小于（不早于）' }, { value: '<=', label: '不大于（不晚于）' }, equal, filled];
    case 'choice':
    case 'yes-no':
      return [equal, filled];
    case 'person':
    case 'unit':
      return [{ value: '~', label: '名称包含' }, filled];
    case 'table':
    case 'file':
      return [filled];
    default:
      return [{ value: '~', label: '包含' }, equal, filled];
  }
}

/** Narrows the list by fields that HR drew. Each condition is `section.field` with a sign and a value, as the server reads it. */
export function CustomFilter(props: {
  columns: readonly CustomColumn[];
  value: readonly string[];
  onChange: (filters: string[] | undefined) => void;
}) {
  const able = props.columns.filter(
    each => each.sortable || each.many || each.kind === 'file' || each.kind === 'table',
  );
  const [ref, setRef] = useState<string | null>(null);
  const [sign, setSign] = useState('~');
  const [text, setText] = useState('');
  if (able.length === 0) return null;
  const column = able.find(each => each.ref === ref);
  const add = () => {
    if (!column || (sign !== '?' && text === '')) return;
    props.onChange([...props.value, `${column.ref}${sign}${sign === '?' ? '' : text}`]);
    setText('');
  };
  const options =
    column?.kind === 'yes-no'
      ? [
          { value: 'true', label: '是' },
          { value: 'false', label: '否' },
        ]
      : (column?.options ?? []);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      title="按自定义字段筛选"
      content={
        <div className="custom-filter">
          {props.value.map((filter, at) => (
            <div key={filter} className="custom-filter-row">
              <span>{wordsOf(filter, able)}</span>
              <Button
                type="link"
                size="small"
                aria-label={`去掉条件${wordsOf(filter, able)}`}
                onClick={() => {
                  const left = props.value.filter((_, i) => i !== at);
                  props.onChange(left.length > 0 ? left : undefined);
                }}
              >
                去掉
              </Button>
            </div>
          ))}
          <Select
            value={ref}
            placeholder="选择字段"
            aria-label="按哪个自定义字段"
            showSearch={{ optionFilterProp: 'label' }}
            options={able.map(each => ({ value: each.ref, label: `${each.sectionName} · ${each.label}` }))}
            onChange={(next: string) => {
              const chosen = able.find(each => each.ref === next);
              setRef(next);
              setSign(chosen ? (signsOf(chosen)[0]?.value ?? '?') : '~');
              setText('');
            }}
          />
          {column ? (
            <>
              <Select value={sign} aria-label="怎样比较" options={signsOf(column)} onChange={setSign} />
              {sign === '?' ? null : options.length > 0 ? (
                <Select
                  value={text || null}
                  aria-label="等于哪一项"
                  placeholder="选择"
                  options={options.map(each => ({ ...each }))}
                  onChange={(next: string) => setText(next)}
                />
              ) : (
                <Input
                  value={text}
                  aria-label="比较的内容"
                  placeholder={column.kind === 'date' || column.kind === 'dates' ? '2026-01-31' : (column.suffix ?? '')}
                  onChange={event => setText(event.target.value)}
                  onPressEnter={add}
                />
              )}
              <Button type="primary" disabled={sign !== '?' && text === ''} onClick={add}>
                加上这个条件
              </Button>
            </>
          ) : null}
        </div>
      }
    >
      <Button icon={<FilterOutlined />}>自定义字段{props.value.length > 0 ? `（${props.value.length}）` : ''}</Button>
    </Popover>
  );
}

const signWords: Record<string, string> = { '=': '等于', '~': '包含', '>=': '不小于', '<=': '不大于', '?': '已填写' };

function wordsOf(filter: string, columns: readonly CustomColumn[]): string {
  const [, ref = '', sign = '', text = ''] = /^([^=~><?]+)(=|~|>=|<=|\?)(.*)$/s.exec(filter) ?? [];
  const column = columns.find(each => each.ref === ref);
  const label = column?.options.find(each => each.value === text)?.label ?? text;
  return `${column?.label ?? ref} ${signWords[sign] ?? ''} ${label}`.trim();
}
