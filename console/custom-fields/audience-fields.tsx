import { useQuery } from '@tanstack/react-query';
import { Radio, Select, TreeSelect } from 'antd';
import { useId, useState } from 'react';
import type { Audience } from '#contract/custom-field.ts';
import { gradesQuery, postsQuery, treeOf, type UnitNode, unitsQuery } from '../parts/units.ts';

export const everybody: Audience = { posts: [], units: [], grades: [] };
const isFor = (audience: Audience) => audience.posts.length + audience.units.length + audience.grades.length > 0;

type Option = { value: string; title: string; children: Option[] };
const optionOf = (node: UnitNode): Option => ({
  value: node.id,
  title: node.name,
  children: node.children.map(optionOf),
});

/** For whom a section is: everybody, or who holds one of the posts, in one of the units, of one of the grades. */
export function AudienceFields({ value, onChange }: { value: Audience; onChange: (audience: Audience) => void }) {
  const id = useId();
  const [chosen, setChosen] = useState(isFor(value));
  const posts = useQuery(postsQuery());
  const units = useQuery(unitsQuery());
  const grades = useQuery(gradesQuery());
  return (
    <fieldset className="cf-audience">
      <legend>适用范围</legend>
      <Radio.Group
        value={chosen}
        aria-label="适用于谁"
        onChange={event => {
          setChosen(event.target.value);
          if (!event.target.value) onChange(everybody);
        }}
        options={[
          { value: false, label: '所有员工' },
          { value: true, label: '指定的岗位、单位或职级' },
        ]}
      />
      {chosen ? (
        <>
          <label htmlFor={`${id}-posts`}>岗位</label>
          <Select
            id={`${id}-posts`}
            mode="multiple"
            allowClear
            maxCount={200}
            value={value.posts}
            loading={posts.isLoading}
            placeholder="不限岗位"
            showSearch={{ optionFilterProp: 'label' }}
            options={(posts.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
            onChange={(next: string[]) => onChange({ ...value, posts: next })}
          />
          <label htmlFor={`${id}-units`}>单位（含下级）</label>
          <TreeSelect
            id={`${id}-units`}
            multiple
            allowClear
            value={value.units}
            loading={units.isLoading}
            placeholder="不限单位"
            treeData={treeOf(units.data?.items ?? []).map(optionOf)}
            treeNodeFilterProp="title"
            popupMatchSelectWidth={320}
            onChange={(next: string[]) => onChange({ ...value, units: next })}
          />
          <label htmlFor={`${id}-grades`}>职级</label>
          <Select
            id={`${id}-grades`}
            mode="multiple"
            allowClear
            value={value.grades}
            loading={grades.isLoading}
            placeholder="不限职级"
            showSearch={{ optionFilterProp: 'label' }}
            options={(grades.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
            onChange={(next: string[]) => onChange({ ...value, grades: next })}
          />
          <p className="fill-help">填了几项就要同时符合几项；每项里符合其一即可。</p>
        </>
      ) : null}
    </fieldset>
  );
}

/** In a few words, for lists. */
export function audienceText({ posts, units, grades }: Audience): string {
  const parts = [
    posts.length > 0 ? `${posts.length} 个岗位` : '',
    units.length > 0 ? `${units.length} 个单位及下级` : '',
    grades.length > 0 ? `${grades.length} 个职级` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('、') : '所有员工';
}
