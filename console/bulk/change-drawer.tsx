import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, Button, Drawer, Form, Input, InputNumber, Radio, Segmented, Select } from 'antd';
import { useState } from 'react';
import { type BulkChange, bulkFields, bulkPlaceReasons, startBulkEdit } from '#contract/bulk-edit.ts';
import { call } from '#contract/call.ts';
import { assignmentReasonLabels } from '#contract/employment.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { useCan } from '../app/session.ts';
import { CodeSelect } from '../parts/code-select.tsx';
import { DayField } from '../parts/day-field.tsx';
import { PersonSelect } from '../parts/person-select.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { gradesQuery, postsQuery } from '../parts/units.ts';
import { today } from '../parts/when.ts';
import { useCustomColumns } from '../people/custom-columns.ts';
import { sectionFields } from '../people/section-fields.ts';
import { TagMark } from '../tags/tag-mark.tsx';
import { tagsQuery } from '../tags/tags-queries.ts';
import { changeFrom, type Draft } from './change-from.ts';

type Kind = BulkChange['kind'];
const kindLabels: Record<Kind, string> = { tag: '标签', field: '档案字段', place: '任职', custom: '自定义字段' };

/** Says what is to change for those picked, and leads on to the preview. Nothing is written from here. */
export function ChangeDrawer(props: {
  count: number;
  people: BodyOf<typeof startBulkEdit>['people'];
  onClose: () => void;
}) {
  const can = useCan();
  const navigate = useNavigate();
  const [form] = Form.useForm<Draft>();
  const drawn = useCustomColumns();
  const kinds = (['tag', 'field', 'place', 'custom'] as const).filter(
    kind =>
      (kind !== 'place' || can('people.edit', 'job')) &&
      (kind !== 'field' || can('people.edit', 'basic') || can('people.edit', 'contact')) &&
      (kind !== 'custom' || drawn.length > 0),
  );
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'tag');
  const start = useMutation({
    mutationFn: (draft: Draft) =>
      call(startBulkEdit, { body: { people: props.people, change: changeFrom(kind, draft) } }),
    onSuccess: ({ id }) => navigate({ to: '/bulk-edits/$bulkId', params: { bulkId: id } }),
  });
  return (
    <Drawer
      open
      title={`批量修改 ${props.count.toLocaleString('zh-CN')} 人`}
      size={460}
      onClose={props.onClose}
      footer={
        <div className="row">
          <span className="quiet small">先预览每个人的前后变化，确认后才写入。</span>
          <Button className="push" type="primary" loading={start.isPending} onClick={() => form.submit()}>
            预览
          </Button>
        </div>
      }
    >
      <Segmented<Kind>
        block
        value={kind}
        onChange={setKind}
        options={kinds.map(value => ({ value, label: kindLabels[value] }))}
        style={{ marginBottom: 20 }}
      />
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={{ deed: 'give', how: 'change', from: today(), on: today(), reason: 'transfer' }}
        onFinish={draft => start.mutate(draft)}
      >
        {kind === 'tag' ? <TagFields /> : null}
        {kind === 'field' ? <FieldFields /> : null}
        {kind === 'place' ? <PlaceParts /> : null}
        {kind === 'custom' ? <CustomFields /> : null}
      </Form>
      <ProblemAlert error={start.error} />
    </Drawer>
  );
}

const needed = (message: string) => [{ required: true, message }];

function TagFields() {
  const tags = useQuery(tagsQuery);
  const deed = Form.useWatch('deed') as Draft['deed'];
  return (
    <>
      <Form.Item name="deed" label="做什么">
        <Radio.Group
          options={[
            { value: 'give', label: '授予' },
            { value: 'take', label: '取消' },
          ]}
        />
      </Form.Item>
      <Form.Item name="tagId" label="标签" rules={needed('请选择标签')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择标签"
          options={(tags.data?.items ?? [])
            .filter(each => each.can.give)
            .map(each => ({ value: each.id, label: each.name, colour: each.colour }))}
          optionRender={option => <TagMark name={String(option.label)} colour={String(option.data.colour)} />}
          notFoundContent="没有可以授予的标签，请先在“标签管理”里新建。"
        />
      </Form.Item>
      <Form.Item name="from" label="自" rules={needed('请选择日期')}>
        <DayField allowClear={false} />
      </Form.Item>
      {deed === 'take' ? null : (
        <>
          <Form.Item name="until" label="止（不含当天）">
            <DayField placeholder="长期" />
          </Form.Item>
          <Form.Item name="note" label="原因">
            <Input maxLength={300} />
          </Form.Item>
        </>
      )}
    </>
  );
}

function FieldFields() {
  const can = useCan();
  const form = Form.useFormInstance<Draft>();
  const chosen = Form.useWatch('field') as string | undefined;
  const how = Form.useWatch('how') as Draft['how'];
  const groups = (['basic', 'contact'] as const).filter(group => can('people.edit', group));
  const fields = groups.flatMap(group =>
    sectionFields[group]
      .filter(each => (bulkFields[group] as readonly string[]).includes(each.key))
      .map(each => ({ ...each, value: `${group}.${each.key}` })),
  );
  const field = fields.find(each => each.value === chosen);
  return (
    <>
      <Form.Item name="field" label="字段" rules={needed('请选择字段')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择字段"
          options={fields.map(({ value, label }) => ({ value, label }))}
          onChange={() => form.setFieldValue('value', null)}
        />
      </Form.Item>
      <Form.Item name="value" label="改为" extra="留空表示清空。">
        {field?.kind === 'day' ? (
          <DayField />
        ) : field?.kind === 'code' && field.set ? (
          <CodeSelect set={field.set} />
        ) : (
          <Input maxLength={2000} />
        )}
      </Form.Item>
      <Form.Item name="how" label="性质">
        <Radio.Group
          vertical
          options={[
            { value: 'change', label: '自某日起变更，此前仍是原来的内容' },
            { value: 'correct', label: '更正：原来就登记错了' },
          ]}
        />
      </Form.Item>
      {how === 'correct' ? null : (
        <Form.Item name="from" label="生效日期" rules={needed('请选择日期')}>
          <DayField allowClear={false} />
        </Form.Item>
      )}
    </>
  );
}

function PlaceParts() {
  const posts = useQuery(postsQuery());
  const grades = useQuery(gradesQuery());
  return (
    <>
      <div className="form-grid">
        <Form.Item name="on" label="生效日期" rules={needed('请选择日期')}>
          <DayField allowClear={false} />
        </Form.Item>
        <Form.Item name="reason" label="原因">
          <Select options={bulkPlaceReasons.map(value => ({ value, label: assignmentReasonLabels[value] }))} />
        </Form.Item>
      </div>
      <p className="quiet small">只填要改的，留空的保持不变。</p>
      <Form.Item name="unitId" label="单位">
        <UnitSelect />
      </Form.Item>
      <Form.Item name="postName" label="岗位">
        <AutoComplete
          options={(posts.data?.items ?? []).map(each => ({ value: each.name, key: each.id }))}
          showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text) }}
          placeholder="从列表选择，或直接填写"
        />
      </Form.Item>
      <Form.Item name="gradeId" label="职级">
        <Select
          allowClear
          placeholder="请选择"
          options={(grades.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
        />
      </Form.Item>
      <Form.Item name="managerPersonId" label="直接上级">
        <PersonSelect />
      </Form.Item>
      <Form.Item name="workplace" label="工作地点">
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

const simple = new Set(['text', 'long-text', 'number', 'money', 'date', 'choice', 'yes-no']);

function CustomFields() {
  const columns = useCustomColumns().filter(each => simple.has(each.kind));
  const ref = Form.useWatch('ref') as string | undefined;
  const form = Form.useFormInstance<Draft>();
  const column = columns.find(each => each.ref === ref);
  return (
    <>
      <Form.Item name="ref" label="字段" rules={needed('请选择字段')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择字段"
          options={columns.map(each => ({ value: each.ref, label: `${each.sectionName}：${each.label}` }))}
          onChange={() => form.setFieldValue('custom', null)}
        />
      </Form.Item>
      <Form.Item name="custom" label="改为" extra="留空表示清空；同一栏目的其他内容不变。">
        {column?.kind === 'choice' ? (
          <Select allowClear options={[...column.options]} {...(column.many ? { mode: 'multiple' as const } : {})} />
        ) : column?.kind === 'yes-no' ? (
          <Select
            allowClear
            options={[
              { value: true, label: '是' },
              { value: false, label: '否' },
            ]}
          />
        ) : column?.kind === 'date' ? (
          <DayField />
        ) : column?.kind === 'number' || column?.kind === 'money' ? (
          <InputNumber style={{ width: '100%' }} />
        ) : (
          <Input maxLength={2000} />
        )}
      </Form.Item>
      <Form.Item name="from" label="生效日期" rules={needed('请选择日期')}>
        <DayField allowClear={false} />
      </Form.Item>
    </>
  );
}
