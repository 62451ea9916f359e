import { useMutation, useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { fieldGroups } from '#contract/action.ts';
import { call } from '#contract/call.ts';
import { listCustomGroups } from '#contract/custom-field.ts';
import { createTag, editTag, type Tag, type TagColour, tagColourLabels, tagColours } from '#contract/tag.ts';
import { useCan } from '../app/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { TagMark } from './tag-mark.tsx';
import { rereadTags } from './tags-queries.ts';

type Values = {
  name: string;
  colour: TagColour;
  note?: string;
  unitId?: string | null;
  group: string;
  isRetired?: boolean;
};

/** Makes a tag, or changes one. */
export function TagDialog({ tag, onClose }: { tag: Tag | null; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const can = useCan();
  const groups = useQuery({
    queryKey: ['custom-sections', 'groups'],
    queryFn: ({ signal }) => call(listCustomGroups, { signal }),
    enabled: tag === null && can('custom-field.edit'),
  });
  const product = Object.entries(fieldGroups).map(([value, label]) => ({ value, label }));
  const made = (groups.data?.items ?? [])
    .filter(each => each.isOwn)
    .map(each => ({ value: each.code, label: each.label }));
  const save = useMutation({
    mutationFn: async ({ group, isRetired, ...values }: Values) => {
      const body = { ...values, note: values.note ?? '', unitId: values.unitId ?? null };
      if (tag) await call(editTag, { params: { id: tag.id }, body: { ...body, isRetired: isRetired === true } });
      else await call(createTag, { body: { ...body, group } });
    },
    onSuccess: async () => {
      await rereadTags();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={tag ? '修改标签' : '新建标签'}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={
          tag
            ? {
                ...{ name: tag.name, colour: tag.colour, note: tag.note, unitId: tag.unitId },
                ...{ group: tag.group, isRetired: tag.isRetired },
              }
            : { colour: 'teal', group: 'tag' }
        }
        onFinish={values => save.mutate(values)}
      >
        <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
          <Input maxLength={40} autoFocus />
        </Form.Item>
        <Form.Item name="colour" label="颜色">
          <Select
            options={tagColours.map(value => ({ value, label: tagColourLabels[value] }))}
            optionRender={option => <TagMark name={String(option.label)} colour={String(option.value)} />}
          />
        </Form.Item>
        <Form.Item name="note" label="说明">
          <Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 4 }} placeholder="什么样的员工用这个标签" />
        </Form.Item>
        <Form.Item name="unitId" label="适用单位" extra="不选则适用于全部员工；选了则只用于该单位及下级。">
          <UnitSelect placeholder="全部单位" />
        </Form.Item>
        <Form.Item
          name="group"
          label="字段分组"
          extra="看不到该分组的人，也看不到、筛不出、数不到这个标签。保存后不能更改。"
        >
          <Select disabled={tag !== null} options={[...product, ...made]} />
        </Form.Item>
        {tag ? (
          <Form.Item name="isRetired" valuePropName="checked">
            <Checkbox>停用：不能再授予，已有的保留</Checkbox>
          </Form.Item>
        ) : null}
      </Form>
      <ProblemAlert error={save.error} />
    </Modal>
  );
}
