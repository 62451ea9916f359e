import { ReloadOutlined } from '@ant-design/icons';
import { Button, DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { AccountSelect } from '../accounts/account-select.tsx';
import { useCan } from '../app/session.ts';
import { PersonSelect } from '../parts/person-select.tsx';
import { today } from '../parts/when.ts';
import { kindLabels, tableLabels } from './audit-words.ts';

export type AuditFilter = {
  from?: string;
  until?: string;
  account?: string;
  person?: string;
  kind?: string;
  table?: string;
};

const minute = 'YYYY-MM-DD HH:mm';
/** The picker shows Beijing time wherever the browser stands: its wall time is read as such. */
const instantOf = (at: Dayjs) => `${at.format('YYYY-MM-DDTHH:mm')}:00+08:00`;
const wallOf = (instant: string | undefined) => (instant ? dayjs(instant.slice(0, 16)) : null);
const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export function AuditFilters(props: {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
  onRefresh: () => void;
  isRefreshing: boolean;
}) {
  const { filter } = props;
  const can = useCan();
  const change = (part: { [K in keyof AuditFilter]: AuditFilter[K] | null | undefined }) => {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value);
    props.onChange(Object.fromEntries(next));
  };
  const midnight = dayjs(today());
  return (
    <search className="audit-filters" aria-label="筛选审计记录">
      <DatePicker.RangePicker
        className="audit-when"
        showTime={{ format: 'HH:mm' }}
        format={minute}
        value={[wallOf(filter.from), wallOf(filter.until)]}
        onChange={range =>
          change({
            from: range?.[0] ? instantOf(range[0]) : null,
            until: range?.[1] ? instantOf(range[1]) : null,
          })
        }
        presets={[
          { label: '今天', value: [midnight, midnight.add(1, 'day')] },
          { label: '昨天', value: [midnight.subtract(1, 'day'), midnight] },
          { label: '最近 7 天', value: [midnight.subtract(6, 'day'), midnight.add(1, 'day')] },
          { label: '最近 30 天', value: [midnight.subtract(29, 'day'), midnight.add(1, 'day')] },
        ]}
        allowEmpty={[true, true]}
        placeholder={['时间自', '至（不含）']}
        aria-label="按时间筛选，北京时间"
      />
      {can('account.read') ? (
        <AccountSelect
          value={filter.account ?? null}
          onChange={account => change({ account })}
          placeholder="操作账号"
          label="按操作账号筛选"
        />
      ) : null}
      {can('people.read') ? (
        <PersonSelect
          value={filter.person ?? null}
          onChange={person => change({ person })}
          placeholder="涉及的员工"
          label="按涉及的员工筛选"
        />
      ) : null}
      <Select<string>
        value={filter.kind ?? null}
        onChange={(kind: string | undefined) => change({ kind })}
        options={optionsOf(kindLabels)}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder="操作"
        aria-label="按操作筛选"
        popupMatchSelectWidth={false}
      />
      <Select<string>
        value={filter.table ?? null}
        onChange={(table: string | undefined) => change({ table })}
        options={optionsOf(tableLabels)}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder="数据"
        aria-label="按数据筛选"
        popupMatchSelectWidth={false}
      />
      <Button
        icon={<ReloadOutlined />}
        loading={props.isRefreshing}
        onClick={props.onRefresh}
        aria-label="刷新"
        title="刷新"
      />
    </search>
  );
}
