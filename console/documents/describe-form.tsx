import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { call } from '#contract/call.ts';
import { type ArchiveDocument, describeDocument } from '#contract/document.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { documentsChanged, kindsQuery } from './document-queries.ts';

type Values = Pick<ArchiveDocument, 'kindId' | 'title' | 'number' | 'issuedOn' | 'expiresOn'>;

/** What a paper is called, its number and its days. */
export function DescribeForm(props: { document: ArchiveDocument; addable: readonly string[]; isReadOnly: boolean }) {
  const { document: paper } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const kinds = useQuery(kindsQuery);
  const kindId = Form.useWatch('kindId', form) ?? paper.kindId;
  const kind = kinds.data?.items.find(each => each.id === kindId);
  const save = useMutation({
    mutationFn: (values: Values) =>
      call(describeDocument, {
        params: { id: paper.id },
        body: { ...values, issuedOn: values.issuedOn ?? null, expiresOn: values.expiresOn ?? null },
      }),
    onSuccess: () => {
      message.success('已保存');
      return documentsChanged();
    },
  });
  if (props.isReadOnly)
    return (
      <dl className="viewer-list">
        <Fact label="编号" text={paper.number} />
        <Fact label="签发日期" text={paper.issuedOn} />
        <Fact label="到期日期" text={paper.expiresOn} />
      </dl>
    );
  const options = (kinds.data?.items ?? [])
    .filter(each => props.addable.includes(each.id) || each.id === paper.kindId)
    .map(each => ({ value: each.id, label: each.name }));
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={paper}
      onFinish={values => save.mutate(values)}
      requiredMark={false}
    >
      <Form.Item name="kindId" label="种类">
        <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="title" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="number" label="编号">
        <Input maxLength={60} />
      </Form.Item>
      <div className="viewer-days">
        <Form.Item name="issuedOn" label="签发日期">
          <DayField />
        </Form.Item>
        {kind?.expires || paper.expiresOn ? (
          <Form.Item name="expiresOn" label="到期日期（空为长期）">
            <DayField />
          </Form.Item>
        ) : null}
      </div>
      <ProblemAlert error={save.error} />
      <Button htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  );
}

function Fact({ label, text }: { label: string; text: string | null }) {
  if (!text) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}
