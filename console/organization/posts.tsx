import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { call } from '#contract/call.ts';
import { changePost, closePost, correctPost, createPost, type Post } from '#contract/organization.ts';
import type { Moment } from '../parts/moment.ts';
import { gradesQuery, postsQuery } from '../parts/units.ts';
import type { DatedWay } from './dated-dialog.tsx';
import { DatedList } from './dated-list.tsx';

type Fields = Pick<Post, 'name' | 'code' | 'family' | 'gradeId'>;

export function Posts({ moment }: { moment: Moment }) {
  return (
    <DatedList<Post, Fields>
      noun="岗位"
      query={useQuery(postsQuery(moment))}
      columns={[
        { title: '岗位', dataIndex: 'name' },
        { title: '编码', width: 120, dataIndex: 'code' },
        { title: '序列', width: 140, dataIndex: 'family' },
        { title: '职级', width: 160, render: (_, each) => each.gradeName ?? '—' },
      ]}
      emptyNote="岗位可以先不建：办理入职和调动时也能直接填写岗位名称。"
      search={{ placeholder: '岗位、序列', words: each => `${each.name} ${each.family} ${each.code}` }}
      locked={moment.knownAt !== undefined}
      fields={<PostFields />}
      book={book}
    />
  );
}

function PostFields() {
  const grades = useQuery(gradesQuery());
  return (
    <>
      <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="code" label="编码">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="family" label="序列">
        <Input maxLength={60} placeholder="如：技术、管理" />
      </Form.Item>
      <Form.Item name="gradeId" label="职级">
        <Select
          allowClear
          placeholder="请选择"
          options={(grades.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
        />
      </Form.Item>
    </>
  );
}

async function book(edited: Post | 'new', way: DatedWay, values: Fields, day: string): Promise<unknown> {
  const body = {
    name: values.name,
    code: values.code ?? '',
    family: values.family ?? '',
    gradeId: values.gradeId ?? null,
  };
  if (edited === 'new') return call(createPost, { body: { from: day, ...body } });
  const { id, versionId } = edited;
  if (way === 'end') return call(closePost, { params: { id }, body: { from: day } });
  if (way === 'correct') return call(correctPost, { params: { id, versionId }, body });
  return call(changePost, { params: { id }, body: { from: day, ...body } });
}
