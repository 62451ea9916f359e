import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import {
  type CalendarPeriod,
  createCalendar,
  editCalendar,
  type Hours,
  previewCalendar,
  type WorkingCalendar,
  weekdayNames,
} from '#contract/calendar.ts';
import { call } from '#contract/call.ts';
import { queries } from '../app/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { calendarKey } from './calendar-queries.ts';
import { ChangePreview } from './change-preview.tsx';
import { WeekEditor } from './week-editor.tsx';
import { zoneOptions } from './zone-options.ts';

type Facts = { name: string; zone: string; holidays: 'cn' | null; makeUpAs: number | null; isDefault: boolean };
type Period = { key: number; from: string | null; week: Hours[][] };

const nine: Hours[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];
const usualWeek = (): Hours[][] => Array.from({ length: 7 }, (_, at) => (at < 5 ? [...nine] : []));

/** Makes a calendar or edits one, its hours by period; shows which days an edit changes before it is saved. */
export function CalendarDrawer(props: { edited: WorkingCalendar | null; onClose: (id?: string) => void }) {
  const { edited } = props;
  const [form] = Form.useForm<Facts>();
  const { message } = App.useApp();
  const [periods, setPeriods] = useState<Period[]>(
    edited
      ? edited.periods.map((each, key) => ({ key, from: each.from, week: each.week.map(day => [...day]) }))
      : [{ key: 0, from: null, week: usualWeek() }],
  );
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  const bodyOf = ({ isDefault: _, ...facts }: Facts) => ({
    ...facts,
    name: facts.name.trim(),
    periods: periods.map(({ from, week }): CalendarPeriod => ({ from, week })),
  });
  const preview = useMutation({
    mutationFn: (facts: Facts) => call(previewCalendar, { params: { id: edited?.id ?? '' }, body: bodyOf(facts) }),
  });
  const save = useMutation({
    mutationFn: async (facts: Facts) => {
      if (!edited) return (await call(createCalendar, { body: bodyOf(facts) })).id;
      const becomesDefault = facts.isDefault && !edited.isDefault;
      const body = { ...bodyOf(facts), stamp: edited.stamp, ...(becomesDefault ? { isDefault: true as const } : {}) };
      return (await call(editCalendar, { params: { id: edited.id }, body })).id;
    },
    onSuccess: async id => {
      await queries.invalidateQueries({ queryKey: [calendarKey] });
      message.success('已保存');
      props.onClose(id);
    },
  });
  const change = (key: number, part: Partial<Period>) => {
    preview.reset();
    setPeriods(periods.map(each => (each.key === key ? { ...each, ...part } : each)));
  };
  const read = (name: string, isReadable: boolean) => {
    const next = new Set(unread);
    if (isReadable) next.delete(name);
    else next.add(name);
    setUnread(next);
  };
  const check = async () => {
    const facts = await form.validateFields().catch(() => null);
    if (facts) preview.mutate(facts);
  };
  return (
    <Drawer
      open
      size={680}
      title={edited ? `修改“${edited.name}”` : '新建工作日历'}
      onClose={() => props.onClose()}
      mask={{ closable: false }}
      footer={
        <div className="row">
          <Button type="primary" loading={save.isPending} disabled={unread.size > 0} onClick={() => form.submit()}>
            保存
          </Button>
          {edited ? (
            <Button onClick={check} loading={preview.isPending} disabled={unread.size > 0}>
              看影响
            </Button>
          ) : null}
          <Button onClick={() => props.onClose()}>取消</Button>
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={edited ?? { name: '', zone: 'Asia/Shanghai', holidays: 'cn', makeUpAs: null, isDefault: false }}
        onValuesChange={() => preview.reset()}
        onFinish={facts => save.mutate(facts)}
        className="stack"
      >
        <div className="row cal-two">
          <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
            <Input maxLength={60} placeholder="如：门店、夜班、柏林办事处" />
          </Form.Item>
          <Form.Item name="zone" label="时区">
            <Select showSearch options={zoneOptions()} />
          </Form.Item>
        </div>
        <div className="row cal-two">
          <Form.Item name="holidays" label="节假日">
            <Select
              options={[
                { value: 'cn', label: '国务院办公厅的节假日安排' },
                { value: null, label: '不采用节假日' },
              ]}
            />
          </Form.Item>
          <Form.Item name="makeUpAs" label="调休上班日按">
            <Select
              options={[
                { value: null, label: '一周中第一个有作息的日子' },
                ...weekdayNames.map((label, at) => ({ value: at + 1, label: `${label}的作息` })),
              ]}
            />
          </Form.Item>
        </div>
        {edited && !edited.isDefault ? (
          <Form.Item name="isDefault" valuePropName="checked" style={{ marginBottom: 0 }}>
            <Checkbox>设为默认：没有指定日历的单位都用它</Checkbox>
          </Form.Item>
        ) : null}
        {periods.map(({ key, from, week }, at) => (
          <fieldset key={key} className="cal-period">
            <legend>{at === 0 ? (periods.length > 1 ? '最初的作息' : '每周作息') : '此后的作息'}</legend>
            {at > 0 ? (
              <div className="row wrap">
                <DayField
                  value={from}
                  onChange={day => change(key, { from: day })}
                  label="从哪天起"
                  prefix="从"
                  width={190}
                />
                <span className="quiet small">起改用下面的时间；之前的日子不变。</span>
                <Button
                  type="text"
                  size="small"
                  danger
                  className="push"
                  onClick={() => {
                    preview.reset();
                    setUnread(new Set([...unread].filter(name => !name.startsWith(`${key} `))));
                    setPeriods(periods.filter(each => each.key !== key));
                  }}
                >
                  去掉
                </Button>
              </div>
            ) : null}
            <WeekEditor
              week={week}
              onChange={next => change(key, { week: next })}
              onReadable={(weekday, isReadable) => read(`${key} ${weekday}`, isReadable)}
            />
          </fieldset>
        ))}
        <Button
          onClick={() => {
            const last = periods.at(-1);
            setPeriods([
              ...periods,
              { key: (last?.key ?? 0) + 1, from: null, week: last?.week.map(day => [...day]) ?? usualWeek() },
            ]);
          }}
        >
          从某天起换一种作息
        </Button>
        <p className="quiet small">
          可以有多段，如 9:00-12:00 13:30-18:00；夜班写 22:00-6:00，算作开始那天的工作；全天写 0:00-24:00；休息写“休”。
        </p>
        <ProblemAlert error={save.error ?? preview.error} />
        {preview.data ? <ChangePreview preview={preview.data} /> : null}
      </Form>
    </Drawer>
  );
}
