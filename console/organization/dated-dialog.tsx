import { useMutation } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { queries } from '../app/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { today } from '../parts/when.ts';
import type { Way } from '../people/book-section.ts';
import { Ways } from '../people/ways.tsx';

export type DatedWay = 'create' | 'change' | 'correct' | 'end';

/** The dialog of a dated thing with few fields: a legal entity, a post. The caller says how each way is booked. */
export function DatedDialog<V extends object>(props: {
  title: string;
  /** What stands now; null for a new one. */
  initial: V | null;
  fields: ReactNode;
  book: (way: DatedWay, values: V, day: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const [form] = Form.useForm<V & { day: string }>();
  const [way, setWay] = useState<Way>('change');
  const { message } = App.useApp();
  const done: DatedWay = props.initial === null ? 'create' : (way as DatedWay);
  const save = useMutation({
    mutationFn: ({ day, ...values }: V & { day: string }) => props.book(done, values as unknown as V, day),
    onSuccess: async () => {
      message.success('已保存');
      await queries.invalidateQueries({ queryKey: ['organization'] });
      props.onClose();
    },
  });
  return (
    <Modal
      open
      width={600}
      title={props.title}
      okText="保存"
      okButtonProps={{ loading: save.isPending, danger: done === 'end' }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...props.initial, day: today() }}
        onFinish={values => save.mutate(values as V & { day: string })}
      >
        <div className="stack">
          {props.initial ? <Ways ways={['change', 'correct', 'end']} value={way} onChange={setWay} /> : null}
          <ProblemAlert error={save.error} />
          {done === 'correct' ? null : (
            <Form.Item
              name="day"
              label={done === 'end' ? '自哪天起停用' : '生效日期'}
              rules={[{ required: true, message: '请选择日期' }]}
              style={{ maxWidth: 240, marginBottom: 0 }}
            >
              <DayField />
            </Form.Item>
          )}
          {done === 'end' ? null : <div className="form-grid">{props.fields}</div>}
        </div>
      </Form>
    </Modal>
  );
}
