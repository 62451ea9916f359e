import { useQuery } from '@tanstack/react-query';
import { Button, Popover, Select } from 'antd';
import { TagMark } from './tag-mark.tsx';
import { tagsQuery } from './tags-queries.ts';

export type TagAsk = { tagAny?: string[]; tagAll?: string[]; tagNone?: string[] };
const ways = [
  ['tagAny', '有其中任一'],
  ['tagAll', '同时有全部'],
  ['tagNone', '一个都没有'],
] as const;

/** Narrows the list by tags: any of some, all of some, none of some. Absent where there are none to see. */
export function TagFilter(props: {
  value: TagAsk;
  onChange: (value: { [K in keyof TagAsk]: TagAsk[K] | undefined }) => void;
}) {
  const tags = useQuery(tagsQuery);
  const items = tags.data?.items ?? [];
  const count = ways.reduce((sum, [way]) => sum + (props.value[way]?.length ?? 0), 0);
  if (items.length === 0 && count === 0) return null;
  const options = items.map(each => ({ value: each.id, label: each.name, colour: each.colour }));
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      title="按标签筛选"
      content={
        <div className="stack" style={{ width: 280 }}>
          {ways.map(([way, label]) => (
            <div key={way}>
              <p className="quiet small">{label}</p>
              <Select
                mode="multiple"
                style={{ width: '100%' }}
                value={props.value[way] ?? []}
                onChange={(ids: string[]) => props.onChange({ [way]: ids.length > 0 ? ids : undefined })}
                options={options}
                optionFilterProp="label"
                optionRender={option => <TagMark name={String(option.label)} colour={String(option.data.colour)} />}
                placeholder="选择标签"
                aria-label={`标签：${label}`}
              />
            </div>
          ))}
        </div>
      }
    >
      <Button type={count > 0 ? 'primary' : 'default'} ghost={count > 0} aria-label="按标签筛选">
        标签{count > 0 ? `（${count}）` : ''}
      </Button>
    </Popover>
  );
}
