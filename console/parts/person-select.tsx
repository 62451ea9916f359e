import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { listPeople } from '#contract/person.ts';
import { queries } from '../app/queries.ts';

/** The name of somebody who was picked from what a search found; empty where none is remembered. */
export function pickedName(personId: string | null): string {
  const found = queries.getQueriesData<ReplyOf<typeof listPeople>>({ queryKey: ['people', 'select'] });
  for (const [, page] of found) {
    const person = page?.items.find(each => each.id === personId);
    if (person) return person.name;
  }
  return '';
}

/** A person, found by name, pinyin, initials or number. `name` is shown for the value before anything is looked up. */
export function PersonSelect(props: {
  id?: string;
  value?: string | null;
  name?: string | undefined;
  onChange?: (personId: string | null, name?: string) => void;
  placeholder?: string;
  label?: string;
}) {
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['people', 'select', text],
    queryFn: ({ signal }) => call(listPeople, { query: { q: text, limit: 20, total: false }, signal }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const items = text.trim() === '' ? [] : (found.data?.items ?? []);
  const options = items.map(each => ({
    value: each.id,
    label: each.name,
    note: [each.number, each.unitName, each.postName].filter(Boolean).join(' · '),
  }));
  if (props.value && props.name && !options.some(each => each.value === props.value))
    options.unshift({ value: props.value, label: props.name, note: '' });
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      value={props.value ?? null}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      options={options}
      optionRender={option => (
        <span>
          {option.data.label} <span className="quiet small">{option.data.note}</span>
        </span>
      )}
      onChange={(personId: string | undefined) =>
        props.onChange?.(personId ?? null, options.find(each => each.value === personId)?.label)
      }
      notFoundContent={text.trim() === '' ? '输入姓名、拼音或工号查找' : found.isFetching ? '正在查找…' : '没有找到'}
      placeholder={props.placeholder ?? '输入姓名、拼音或工号'}
      aria-label={props.label}
      style={{ width: '100%' }}
    />
  );
}
