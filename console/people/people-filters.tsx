import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { type EmploymentStatus, employmentStatuses, employmentStatusLabels } from '#contract/person.ts';
import { CodesSelect } from '../parts/code-select.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { legalEntitiesQuery } from '../parts/units.ts';
import { TagFilter } from '../tags/tag-filter.tsx';
import { useCustomColumns } from './custom-columns.ts';
import { CustomFilter } from './custom-filter.tsx';
import type { PeopleSearch } from './people-search.ts';

type Change = { [K in keyof PeopleSearch]: PeopleSearch[K] | undefined };

export function PeopleFilters({ search, onChange }: { search: PeopleSearch; onChange: (change: Change) => void }) {
  const entities = useQuery(legalEntitiesQuery());
  const drawn = useCustomColumns();
  const [text, setText] = useState(search.q ?? '');
  useEffect(() => setText(search.q ?? ''), [search.q]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const type = (typed: string) => {
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange({ q: typed.trim() || undefined }), 250);
  };
  const range = (at: string | undefined) => (at ? dayjs(at) : null);
  return (
    <search className="people-filters" aria-label="筛选员工">
      <Input
        prefix={<SearchOutlined />}
        value={text}
        onChange={event => type(event.target.value)}
        allowClear
        placeholder="姓名、拼音、首字母、工号"
        aria-label="搜索员工：姓名、拼音、首字母、工号，或完整的手机号、证件号"
      />
      <UnitSelect
        value={search.unitId ?? null}
        onChange={unitId => onChange({ unitId: unitId ?? undefined })}
        placeholder="单位（含下级）"
        label="按单位筛选，含下级"
      />
      <Select<EmploymentStatus[]>
        mode="multiple"
        value={search.status ?? []}
        onChange={status => onChange({ status: status.length ? status : undefined })}
        options={employmentStatuses.map(value => ({ value, label: employmentStatusLabels[value] }))}
        maxTagCount="responsive"
        allowClear
        placeholder="状态"
        aria-label="按状态筛选"
      />
      <CodesSelect
        set="employment"
        value={search.kind ?? []}
        onChange={kind => onChange({ kind: kind.length ? kind : undefined })}
        placeholder="用工形式"
        label="按用工形式筛选"
      />
      <CodesSelect
        set="education"
        value={search.education ?? []}
        onChange={education => onChange({ education: education.length ? education : undefined })}
        placeholder="学历"
        label="按学历筛选"
      />
      <Select<string>
        value={search.legalEntityId ?? null}
        onChange={(legalEntityId: string | undefined) => onChange({ legalEntityId })}
        options={(entities.data?.items ?? []).map(each => ({ value: each.id, label: each.shortName || each.name }))}
        allowClear
        placeholder="法人主体"
        aria-label="按法人主体筛选"
        popupMatchSelectWidth={false}
      />
      <DatePicker.RangePicker
        value={[range(search.hiredFrom), range(search.hiredUntil)]}
        onChange={days =>
          onChange({
            hiredFrom: days?.[0]?.format('YYYY-MM-DD'),
            hiredUntil: days?.[1]?.format('YYYY-MM-DD'),
          })
        }
        allowEmpty={[true, true]}
        placeholder={['入职起', '入职止']}
        aria-label="按入职日期筛选"
      />
      <TagFilter value={search} onChange={onChange} />
      <CustomFilter
        columns={drawn}
        value={search.customFilter ?? []}
        onChange={customFilter => onChange({ customFilter })}
      />
    </search>
  );
}
