import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { colleaguesQuery } from './colleagues.ts';

export type Colleague = { readonly accountId: string; readonly name: string };
type Option = { value: string; label: string; note: string };

/** Colleagues who have an account, found by name or pinyin; several at most as told. */
export function ColleagueSelect(props: {
  id?: string;
  value: readonly Colleague[];
  onChange: (chosen: Colleague[]) => void;
  most?: number;
  label: string;
  placeholder?: string;
}) {
  const { most = 1 } = props;
  const [text, setText] = useState('');
  const found = useQuery({ ...colleaguesQuery(text), placeholderData: keepPreviousData });
  const options: Option[] = (text.trim() === '' ? [] : (found.data?.items ?? [])).map(each => ({
    value: each.accountId,
    label: each.name,
    note: each.unitName,
  }));
  for (const each of props.value)
    if (!options.some(option => option.value === each.accountId))
      options.push({ value: each.accountId, label: each.name, note: '' });
  const choose = (ids: readonly string[]) => {
    props.onChange(
      ids.map(accountId => ({
        accountId,
        name: options.find(each => each.value === accountId)?.label ?? '',
      })),
    );
    setText('');
  };
  return (
    <Select<string[], Option>
      {...(props.id ? { id: props.id } : {})}
      mode="multiple"
      maxCount={most}
      value={props.value.map(each => each.accountId)}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      options={options}
      optionRender={option => (
        <span>
          {option.data.label} <span className="quiet small">{option.data.note}</span>
        </span>
      )}
      onChange={choose}
      notFoundContent={
        text.trim() === '' ? '输入姓名或拼音查找' : found.isFetching ? '正在查找…' : '没有找到有账号的同事'
      }
      placeholder={props.placeholder ?? '姓名或拼音'}
      aria-label={props.label}
      style={{ width: '100%' }}
    />
  );
}
