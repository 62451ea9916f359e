import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { type Hours, type PlannedDay, previewCalendar, setExceptions } from '#contract/calendar.ts';
import { call } from '#contract/call.ts';
import { queries } from '../app/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { calendarKey } from './calendar-queries.ts';
import { ChangePreview } from './change-preview.tsx';
import { HoursInput } from './week-editor.tsx';

type Values = { from: string | null; last: string | null; isOpen: boolean; reason: string };
const usual: Hours[] = [{ from: '09:00', to: '12:00' }];

/** Days with hours of their own: closed, or open at other times, and why. Shows what changes before it is saved. */
export function ExceptionDialog(props: { calendarId: string; day: PlannedDay | null; onClose: () => void }) {
  const { calendarId, day } = props;
  const isOwn = day?.source === 'exception';
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const [hours, setHours] = useState<Hours[]>(day && day.hours.length > 0 ? [...day.hours] : usual);
  const [isReadable, setReadable] = useState(true);
  const isOpen = Form.useWatch('isOpen', form) ?? false;
  const bodyOf = ({ from, last, reason, isOpen: open }: Values) => ({
    from: from ?? '',
    ...(last ? { last } : {}),
    hours: open ? hours : [],
    reason: reason.trim(),
  });
  const preview = useMutation({
    mutationFn: (values: Values) =>
      call(previewCalendar, { params: { id: calendarId }, body: { set: bodyOf(values) } }),
  });
  const save = useMutation({
    mutationFn: (values: Values) => call(setExceptions, { params: { id: calendarId }, body: bodyOf(values) }),
    onSuccess: async ({ days }) => {
      await queries.invalidateQueries({ queryKey: [calendarKey] });
      message.success(`已设定 ${days} 天`);
      props.onClose();
    },
  });
  const check = async () => {
    const values = await form.validateFields().catch(() => null);
    if (values) preview.mutate(values);
  };
  return (
    <Modal
      open
      width={520}
      title={isOwn ? '修改例外日期' : '添加例外日期'}
      onCancel={props.onClose}
      footer={
        <div className="row">
          <Button onClick={check} loading={preview.isPending} disabled={isOpen && !isReadable}>
            看影响
          </Button>
          <span className="push" />
          <Button onClick={props.onClose}>取消</Button>
          <Button
            type="primary"
            loading={save.isPending}
            disabled={isOpen && !isReadable}
            onClick={() => form.submit()}
          >
            保存
          </Button>
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          from: day?.day ?? null,
          last: null,
          isOpen: isOwn && day.hours.length > 0,
          reason: isOwn ? (day.name ?? '') : '',
        }}
        onValuesChange={() => preview.reset()}
        onFinish={values => save.mutate(values)}
        className="stack"
      >
        <div className="row cal-two">
          <Form.Item name="from" label="日期" rules={[{ required: true, message: '请选择日期' }]}>
            <DayField allowClear={false} />
          </Form.Item>
          <Form.Item name="last" label="至（含，可不填）">
            <DayField placeholder="只有这一天" />
          </Form.Item>
        </div>
        <Form.Item name="isOpen" label="这些日子">
          <Radio.Group
            options={[
              { value: false, label: '停止办公' },
              { value: true, label: '按下面的时间办公' },
            ]}
          />
        </Form.Item>
        {isOpen ? (
          <HoursInput
            label="这些日子的办公时间"
            value={hours}
            onChange={next => {
              setHours(next);
              preview.reset();
            }}
            onReadable={setReadable}
          />
        ) : null}
        <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请写明原因' }]}>
          <Input maxLength={60} placeholder="如：年度盘点、停电检修、公司周年" />
        </Form.Item>
        <ProblemAlert error={save.error ?? preview.error} />
        {preview.data ? <ChangePreview preview={preview.data} /> : null}
      </Form>
    </Modal>
  );
}
