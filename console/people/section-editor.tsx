import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import type { SectionGroup } from '#contract/person-section.ts';
import { queries } from '../app/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { spanText, today } from '../parts/when.ts';
import { bookSection, isSingle, type Way } from './book-section.ts';
import { entryWords, sectionFields, sectionTitles } from './section-fields.ts';
import { SectionInput } from './section-input.tsx';
import { changedValues, givenValues, toForm, type Values } from './section-values.ts';
import { Ways } from './ways.tsx';

export type Edited = { versionId: string; entryId?: string; from: string | null; until: string | null; values: Values };

/** Edits a version of a section, or adds the first; says beforehand what each kind of edit does to history. */
export function SectionEditor(props: {
  personId: string;
  group: SectionGroup;
  edited: Edited | null;
  on: string;
  onClose: () => void;
}) {
  const { group, edited } = props;
  const fields = sectionFields[group];
  const single = isSingle(group);
  const ways: Way[] = !edited
    ? [single ? 'change' : 'add']
    : single
      ? ['change', 'correct', 'rescind']
      : ['change', 'correct', 'end', 'rescind'];
  const [way, setWay] = useState<Way>(ways[0] ?? 'add');
  const [form] = Form.useForm<Values & { day?: string | null }>();
  const { message } = App.useApp();
  const kind = Form.useWatch('isDiscipline', form);
  const save = useMutation({
    mutationFn: bookSection,
    onSuccess: async () => {
      message.success(way === 'rescind' ? '已撤销' : '已保存');
      await queries.invalidateQueries({ queryKey: ['people'] });
      props.onClose();
    },
  });
  const finish = ({ day, ...values }: Values & { day?: string | null }) => {
    const sent = edited ? changedValues(fields, edited.values, values) : givenValues(fields, values);
    if (edited && way !== 'rescind' && way !== 'end' && Object.keys(sent).length === 0) {
      message.info('内容没有变化');
      return;
    }
    save.mutate({
      personId: props.personId,
      group,
      way,
      entryId: edited?.entryId,
      versionId: edited?.versionId,
      day: day ?? null,
      values: sent,
    });
  };
  const showsFields = way === 'change' || way === 'correct' || way === 'add';
  const dayLabels: Partial<Record<Way, string>> = { change: '生效日期', end: '最后一天', add: '生效日期' };
  const needsDay = way === 'change' || way === 'end';
  return (
    <Drawer
      open
      size={640}
      title={
        edited ? `修改${sectionTitles[group]}` : single ? `填写${sectionTitles[group]}` : `添加${entryWords[group]}`
      }
      onClose={props.onClose}
      mask={{ closable: false }}
      footer={
        <div className="row">
          <Button type="primary" danger={way === 'rescind'} loading={save.isPending} onClick={() => form.submit()}>
            {way === 'rescind' ? '撤销这条记录' : '保存'}
          </Button>
          <Button onClick={props.onClose}>取消</Button>
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={{ ...toForm(fields, edited?.values ?? {}), day: edited || single ? props.on : null }}
        onFinish={finish}
      >
        <div className="stack">
          {ways.length > 1 ? <Ways ways={ways} value={way} onChange={setWay} /> : null}
          <ProblemAlert error={save.error} />
          {edited ? <p className="quiet small">所选记录：{spanText(edited.from, edited.until)}</p> : null}
          {dayLabels[way] ? (
            <Form.Item
              name="day"
              label={dayLabels[way]}
              rules={needsDay ? [{ required: true, message: '请选择日期' }] : []}
              {...(way === 'add' ? { extra: '不填表示一直如此。' } : {})}
              style={{ maxWidth: 240, marginBottom: 0 }}
            >
              <DayField />
            </Form.Item>
          ) : null}
          {way === 'change' ? <FutureNote /> : null}
          {showsFields ? (
            <div className="form-grid">
              {fields.map(each => (
                <SectionInput
                  key={each.key}
                  field={each}
                  shown={each.masked ? (edited?.values[each.masked] as string | undefined) : undefined}
                  set={group === 'reward' && each.key === 'kindCode' && kind === 'true' ? 'discipline' : undefined}
                />
              ))}
            </div>
          ) : null}
        </div>
      </Form>
    </Drawer>
  );
}

function FutureNote() {
  const day = Form.useWatch('day');
  if (typeof day !== 'string' || day <= today()) return null;
  return <p className="quiet small">这是将来的日期：保存后显示为“待生效”，到 {day} 当天自动生效。</p>;
}
