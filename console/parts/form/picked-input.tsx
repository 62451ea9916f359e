import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { FormColumn, FormField, Picked } from '#contract/form-definition.ts';
import { UnitSelect } from '../unit-select.tsx';
import { unitsQuery } from '../units.ts';
import type { FormLookups } from './lookups.ts';

type Props = {
  id: string;
  field: FormField | FormColumn;
  value: Picked | null;
  isWrong: boolean;
  lookups: FormLookups;
  label?: string;
  onChange: (value: Picked | null) => void;
};

export function PersonInput({ id, field, value, isWrong, lookups, label, onChange }: Props) {
  const [text, setText] = useState('');
  const asked = text.trim();
  const among = field.among ?? 'colleagues';
  const found = useQuery({
    queryKey: ['form', among, asked],
    queryFn: ({ signal }) => (among === 'archive' ? lookups.people(asked, signal) : lookups.colleagues(asked, signal)),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  const options = (asked === '' ? [] : (found.data ?? [])).map(each => ({
    value: each.id,
    label: each.name,
    note: each.note,
  }));
  if (value && !options.some(each => each.value === value.id))
    options.unshift({ value: value.id, label: value.name, note: '' });
  return (
    <Select
      id={id}
      value={value?.id ?? null}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      options={options}
      optionRender={option => (
        <span>
          {option.data.label} <span className="quiet small">{option.data.note}</span>
        </span>
      )}
      onChange={(picked: string | undefined) => {
        const option = options.find(each => each.value === picked);
        onChange(option ? { id: option.value, name: option.label } : null);
      }}
      notFoundContent={
        asked === ''
          ? '输入姓名或拼音查找'
          : found.isFetching
            ? '正在查找…'
            : found.isError
              ? '暂时查不到，请稍后再试'
              : '没有找到'
      }
      placeholder={field.placeholder ?? '输入姓名或拼音'}
      style={{ width: '100%' }}
      {...(label ? { 'aria-label': label } : {})}
      {...(isWrong ? { status: 'error' as const } : {})}
    />
  );
}

export function UnitInput({ id, field, value, label, onChange }: Props) {
  const units = useQuery(unitsQuery());
  return (
    <UnitSelect
      id={id}
      value={value?.id ?? null}
      placeholder={field.placeholder ?? '选择单位'}
      onChange={unitId => {
        const unit = units.data?.items.find(each => each.id === unitId);
        onChange(unit ? { id: unit.id, name: unit.name } : null);
      }}
      {...(label ? { label } : {})}
    />
  );
}
