import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { listAccounts } from '#contract/account.ts';
import { call } from '#contract/call.ts';

/** An account, found by user name, name or phone. */
export function AccountSelect(props: {
  id?: string;
  value?: string | null;
  onChange?: (accountId: string | null) => void;
  placeholder?: string;
  label?: string;
  /** An account that cannot be chosen. */
  without?: string | undefined;
}) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string; note: string } | null>(null);
  const found = useQuery({
    queryKey: ['accounts', 'select', text.trim()],
    queryFn: ({ signal }) => call(listAccounts, { query: { search: text.trim(), limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.items ?? [])
    .filter(each => each.id !== props.without)
    .map(each => ({
      value: each.id,
      label: each.displayName,
      note: [each.username, each.kind === 'service' ? '服务账号' : '', each.status === 'disabled' ? '已停用' : '']
        .filter(Boolean)
        .join(' · '),
    }));
  if (chosen && chosen.value === props.value && !options.some(each => each.value === chosen.value))
    options.unshift(chosen);
  return (
    <Select<string>
      {...(props.id ? { id: props.id } : {})}
      value={props.value ?? null}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      loading={found.isFetching}
      options={options}
      optionRender={option => (
        <span>
          {option.data.label} <span className="quiet small">{option.data.note}</span>
        </span>
      )}
      onChange={(accountId: string | undefined) => {
        setChosen(options.find(each => each.value === accountId) ?? null);
        props.onChange?.(accountId ?? null);
      }}
      notFoundContent={found.isFetching ? '正在查找…' : '没有找到'}
      placeholder={props.placeholder ?? '姓名、用户名或手机号'}
      aria-label={props.label}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { minWidth: 260 } } }}
      style={{ width: '100%' }}
    />
  );
}
