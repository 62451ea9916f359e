import { Select } from 'antd';
import { useMemo } from 'react';
import type { CodeSetKey } from '#contract/code.ts';
import { labelsOf, useCodeSet } from './codes.ts';

type Props = {
  set: CodeSetKey;
  id?: string;
  placeholder?: string;
  label?: string;
  disabled?: boolean;
  style?: React.CSSProperties;
};

function useOptions(set: CodeSetKey) {
  const query = useCodeSet(set);
  const options = useMemo(() => {
    const labels = labelsOf(set, query.data?.items ?? []);
    return (query.data?.items ?? []).map(each => ({ value: each.code, label: labels.get(each.code) ?? each.label }));
  }, [set, query.data]);
  return { options, loading: query.isLoading };
}

/** One code of a standard set, found by its label or its code. */
export function CodeSelect(props: Props & { value?: string | null; onChange?: (code: string | null) => void }) {
  const { options, loading } = useOptions(props.set);
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      value={props.value ?? null}
      onChange={(code: string | undefined) => props.onChange?.(code ?? null)}
      options={options}
      loading={loading}
      showSearch={{ filterOption: (text, option) => `${option?.label} ${option?.value}`.includes(text) }}
      allowClear
      disabled={props.disabled ?? false}
      placeholder={props.placeholder ?? '请选择'}
      aria-label={props.label}
      style={{ width: '100%', ...props.style }}
      popupMatchSelectWidth={false}
    />
  );
}

/** Several codes, for filters. */
export function CodesSelect(props: Props & { value?: string[]; onChange?: (codes: string[]) => void }) {
  const { options, loading } = useOptions(props.set);
  return (
    <Select
      mode="multiple"
      value={props.value ?? []}
      onChange={codes => props.onChange?.(codes)}
      options={options}
      loading={loading}
      maxTagCount="responsive"
      optionFilterProp="label"
      allowClear
      placeholder={props.placeholder ?? '请选择'}
      aria-label={props.label}
      style={{ width: '100%', ...props.style }}
      popupMatchSelectWidth={false}
    />
  );
}
