import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { CodeSelect } from '../parts/code-select.tsx';
import { DayField } from '../parts/day-field.tsx';
import { PersonSelect } from '../parts/person-select.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { gradesQuery, legalEntitiesQuery, postsQuery } from '../parts/units.ts';

/**
 * Where somebody works: unit, post, grade, manager, place; with `hiring` also the terms of the employment.
 * A post is chosen from the list or written freely.
 */
export function PlaceFields(props: {
  prefix?: string;
  hiring?: boolean;
  managerName?: string | undefined;
  /** The day whose units may be chosen; today without one. */
  on?: string;
  children?: ReactNode;
}) {
  const form = Form.useFormInstance();
  const name = (key: string) => (props.prefix ? [props.prefix, key] : [key]);
  const posts = useQuery(postsQuery());
  const grades = useQuery(gradesQuery());
  const entities = useQuery({ ...legalEntitiesQuery(), enabled: props.hiring === true });
  return (
    <div className="form-grid">
      {props.hiring ? (
        <Form.Item name={name('on')} label="入职日期" rules={[{ required: true, message: '请选择入职日期' }]}>
          <DayField />
        </Form.Item>
      ) : null}
      <Form.Item name={name('unitId')} label="单位" rules={[{ required: true, message: '请选择单位' }]}>
        <UnitSelect {...(props.on ? { asOf: props.on } : {})} />
      </Form.Item>
      <Form.Item name={name('postId')} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={name('postName')} label="岗位">
        <AutoComplete
          options={(posts.data?.items ?? []).map(each => ({ value: each.name, key: each.id, post: each }))}
          showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text) }}
          placeholder="从列表选择，或直接填写"
          onChange={text => {
            const post = posts.data?.items.find(each => each.name === text);
            form.setFieldValue(name('postId'), post?.id ?? null);
            if (post?.gradeId && !form.getFieldValue(name('gradeId')))
              form.setFieldValue(name('gradeId'), post.gradeId);
          }}
        />
      </Form.Item>
      <Form.Item name={name('gradeId')} label="职级">
        <Select
          allowClear
          placeholder="请选择"
          options={(grades.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
        />
      </Form.Item>
      <Form.Item name={name('managerPersonId')} label="直接上级">
        <PersonSelect name={props.managerName} />
      </Form.Item>
      <Form.Item name={name('workplace')} label="工作地点">
        <Input maxLength={200} />
      </Form.Item>
      {props.children}
      {props.hiring ? (
        <>
          <Form.Item name={name('kind')} label="用工形式">
            <CodeSelect set="employment" />
          </Form.Item>
          <Form.Item name={name('number')} label="工号">
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name={name('legalEntityId')} label="签约法人主体" extra="不选则随所在单位。">
            <Select
              allowClear
              placeholder="请选择"
              options={(entities.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
            />
          </Form.Item>
          <Form.Item name={name('confirmedOn')} label="转正日期">
            <DayField />
          </Form.Item>
        </>
      ) : null}
    </div>
  );
}
