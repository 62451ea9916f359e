import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { CodeSetKey } from '#contract/code.ts';
import { CodeSelect } from '../parts/code-select.tsx';
import { gradesQuery } from '../parts/units.ts';

type Props = {
  /** A code set, or `grade`. */
  set: string;
  label: string;
  value: string | null;
  onChange: (code: string | null) => void;
};

/** What a text may mean: a code of the set, or a grade of the house. */
export function AliasTarget({ set, label, value, onChange }: Props) {
  if (set === 'grade') return <GradeSelect label={label} value={value} onChange={onChange} />;
  return <CodeSelect set={set as CodeSetKey} label={label} value={value} onChange={onChange} />;
}

function GradeSelect({ label, value, onChange }: Omit<Props, 'set'>) {
  const grades = useQuery(gradesQuery());
  return (
    <Select<string>
      value={value}
      onChange={(id: string | undefined) => onChange(id ?? null)}
      options={(grades.data?.items ?? []).map(each => ({ value: each.id, label: `${each.code} ${each.name}` }))}
      loading={grades.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder="请选择"
      aria-label={label}
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
    />
  );
}
