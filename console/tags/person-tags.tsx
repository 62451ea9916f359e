import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { endPersonTag, givePersonTag, type PersonTagSpan, readPersonTags, rescindPersonTag } from '#contract/tag.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { today } from '../parts/when.ts';
import { TagMark } from './tag-mark.tsx';
import { rereadTags, tagsQuery } from './tags-queries.ts';

/** The tags that somebody bears on the day, under his name; nothing at all where the reader may know of none. */
export function PersonTags({ personId, on }: { personId: string; on: string }) {
  const [open, setOpen] = useState(false);
  const tags = useQuery({
    queryKey: ['tags', 'person', personId],
    queryFn: ({ signal }) => call(readPersonTags, { params: { id: personId }, signal }),
  });
  if (!tags.data || (tags.data.items.length === 0 && !tags.data.canGive)) return null;
  const { items, canGive } = tags.data;
  const borne = items.filter(each => (each.from ?? '') <= on && (each.until === null || on < each.until));
  return (
    <div className="tag-row">
      {borne.map(each => (
        <TagMark key={each.versionId} name={each.name} colour={each.colour} title={whyOf(each)} />
      ))}
      <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {canGive ? '标签' : '标签记录'}
      </Button>
      {open ? <TagsDialog personId={personId} items={items} canGive={canGive} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

const spanOf = (each: PersonTagSpan) =>
  `${each.from ?? '一直'} 起${each.until ? `，${each.until} 止（不含当天）` : ''}`;
const whyOf = (each: PersonTagSpan) => [spanOf(each), each.reason, each.note].filter(Boolean).join('\n');

type Values = { tagId: string; from: string; until?: string | null; reason?: string };

function TagsDialog(props: {
  personId: string;
  items: readonly PersonTagSpan[];
  canGive: boolean;
  onClose: () => void;
}) {
  const [form] = Form.useForm<Values>();
  const all = useQuery(tagsQuery);
  const give = useMutation({
    mutationFn: (body: Values) => call(givePersonTag, { params: { id: props.personId }, body }),
    onSuccess: async () => {
      form.resetFields();
      await rereadTags();
    },
  });
  const act = useMutation({
    mutationFn: async (asked: { span: PersonTagSpan; deed: 'end' | 'rescind' }) => {
      const { tagId, versionId } = asked.span;
      if (asked.deed === 'end')
        await call(endPersonTag, { params: { id: props.personId, tagId }, body: { on: today() } });
      else await call(rescindPersonTag, { params: { id: props.personId, versionId } });
    },
    onSuccess: rereadTags,
  });
  const isOpen = (each: PersonTagSpan) => each.until === null || each.until > today();
  return (
    <Modal open title="标签" footer={null} onCancel={props.onClose}>
      {props.items.map(each => (
        <div key={each.versionId} className="tag-span">
          <TagMark name={each.name} colour={each.colour} faded={!isOpen(each)} />
          <span className="quiet small">
            {spanOf(each)}
            {each.reason ? ` · ${each.reason}` : ''}
          </span>
          {each.canEdit ? (
            <span className="push">
              {isOpen(each) && (each.from ?? '') < today() ? (
                <Popconfirm
                  title={`从今天起取消“${each.name}”？`}
                  okText="取消标签"
                  cancelText="保留"
                  onConfirm={() => act.mutate({ span: each, deed: 'end' })}
                >
                  <Button size="small" type="link">
                    结束
                  </Button>
                </Popconfirm>
              ) : null}
              <Popconfirm
                title="撤回误授的标签？"
                description="这段时间里就像从未有过，更改记录仍保留。"
                okText="撤回"
                cancelText="保留"
                okButtonProps={{ danger: true }}
                onConfirm={() => act.mutate({ span: each, deed: 'rescind' })}
              >
                <Button size="small" type="link" danger>
                  撤回
                </Button>
              </Popconfirm>
            </span>
          ) : null}
        </div>
      ))}
      <ProblemAlert error={act.error} />
      {props.canGive ? (
        <Form<Values>
          form={form}
          layout="vertical"
          initialValues={{ from: today() }}
          onFinish={values => give.mutate(values)}
          style={{ marginTop: 16 }}
        >
          <Form.Item name="tagId" label="授予标签" rules={[{ required: true, message: '请选择标签' }]}>
            <Select
              placeholder="选择标签"
              showSearch={{ optionFilterProp: 'label' }}
              options={(all.data?.items ?? [])
                .filter(each => each.can.give)
                .map(each => ({ value: each.id, label: each.name, colour: each.colour }))}
              optionRender={option => <TagMark name={String(option.label)} colour={String(option.data.colour)} />}
              notFoundContent="没有可以授予的标签"
            />
          </Form.Item>
          <div className="form-grid">
            <Form.Item name="from" label="自" rules={[{ required: true, message: '请选择日期' }]}>
              <DayField allowClear={false} />
            </Form.Item>
            <Form.Item name="until" label="止（不含当天）">
              <DayField placeholder="长期" />
            </Form.Item>
          </div>
          <Form.Item name="reason" label="原因">
            <Input maxLength={300} />
          </Form.Item>
          <ProblemAlert error={give.error} />
          <Button type="primary" htmlType="submit" loading={give.isPending}>
            授予
          </Button>
        </Form>
      ) : null}
    </Modal>
  );
}
