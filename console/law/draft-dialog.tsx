import { useMutation } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { type LawSource, type LawStatus, type LawUnit, lawStatusCodes, lawStatuses } from '#contract/law.ts';
import { draftLawChange, editLawDraft, type LawChange } from '#contract/law-change.ts';
import { queries } from '../app/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { isPlain, lineForms, toValue, typedOf, Unreadable } from './draft-value.ts';
import { lawKey } from './law-queries.ts';

type Of = { readonly path: string; readonly title: string; readonly unit: LawUnit; readonly latest: unknown };
type Values = {
  from: string | null;
  typed: string;
  isRepeal: boolean;
  source: LawSource;
  status: LawStatus;
  note: string;
  why: string;
};

/** A proposed value of a parameter with its first day and source; nothing changes until another person has put it in force. */
export function DraftDialog(props: { of: Of; edited?: LawChange; onClose: () => void }) {
  const { of, edited } = props;
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const [isRepeal, setRepeal] = useState(edited?.value === null);
  const [unread, setUnread] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (values: Values) => {
      const { from, typed, source, status, note, why } = values;
      const body = {
        from: from ?? '',
        value: values.isRepeal ? null : toValue(of.unit, typed),
        source: filled(source),
        status,
        note: note ?? '',
        why: why ?? '',
      };
      return edited
        ? call(editLawDraft, { params: { id: edited.id }, body })
        : call(draftLawChange, { body: { path: of.path, ...body } });
    },
    onSuccess: async () => {
      message.success(edited ? '草稿已保存' : '已起草，等待另一人审定');
      await queries.invalidateQueries({ queryKey: [lawKey] });
      props.onClose();
    },
  });
  const finish = (values: Values) => {
    try {
      if (!values.isRepeal) toValue(of.unit, values.typed);
      setUnread(null);
      save.mutate(values);
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault;
      setUnread(fault.message);
    }
  };
  return (
    <Modal
      open
      width={640}
      style={{ top: 32 }}
      title={`${edited ? '修改草稿' : '起草新数值'}：${of.title}`}
      okText={edited ? '保存' : '起草'}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial(of, edited)}
        onFinish={finish}
        onValuesChange={changed => {
          if ('isRepeal' in changed) setRepeal(changed.isRepeal === true);
        }}
      >
        <div className="stack">
          <ProblemAlert error={save.error instanceof ProblemError ? save.error : null} />
          <div className="law-draft-grid">
            <Form.Item name="from" label="自哪天起" rules={[{ required: true, message: '请选择日期' }]}>
              <DayField placeholder="执行日期，不是发文日期" />
            </Form.Item>
            <Form.Item name="status" label="核实程度">
              <Select<LawStatus> options={lawStatusCodes.map(code => ({ value: code, label: lawStatuses[code] }))} />
            </Form.Item>
          </div>
          <div className={isPlain(of.unit) ? 'law-draft-grid' : 'stack'}>
            <Form.Item
              name="typed"
              label={`数值（${of.unit.label}${of.unit.code === 'rate' ? '，可写 16%' : ''}）`}
              rules={isRepeal ? [] : [{ required: true, message: '请填写数值' }]}
              {...(unread
                ? { validateStatus: 'error' as const, help: unread }
                : lineForms[of.unit.kind]
                  ? { extra: lineForms[of.unit.kind] }
                  : {})}
            >
              {of.unit.choices ? (
                <Select<string> disabled={isRepeal} options={[...of.unit.choices]} />
              ) : isPlain(of.unit) ? (
                <Input disabled={isRepeal} maxLength={100} />
              ) : (
                <Input.TextArea className="mono" rows={8} disabled={isRepeal} />
              )}
            </Form.Item>
            <Form.Item name="isRepeal" valuePropName="checked" {...(isPlain(of.unit) ? { label: '废止' } : {})}>
              <Checkbox>自该日起废止，不再有数值</Checkbox>
            </Form.Item>
          </div>
          <Form.Item
            name={['source', 'instrument']}
            label="依据的文件"
            rules={[{ required: true, whitespace: true, message: '请填写文件名称' }]}
          >
            <Input maxLength={300} placeholder="关于调整最低工资标准的通知" />
          </Form.Item>
          <div className="law-draft-grid">
            <Form.Item name={['source', 'number']} label="文号">
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name={['source', 'article']} label="条款">
              <Input maxLength={300} />
            </Form.Item>
            <Form.Item name={['source', 'gazette']} label="公布日期">
              <Input maxLength={100} placeholder="2026-06-30" />
            </Form.Item>
            <Form.Item name={['source', 'address']} label="网址">
              <Input maxLength={500} />
            </Form.Item>
          </div>
          <Form.Item name="note" label="数值的说明">
            <Input maxLength={1000} />
          </Form.Item>
          <Form.Item name="why" label="起草说明（给审定人看）">
            <Input maxLength={1000} />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}

function initial(of: Of, edited: LawChange | undefined): Values {
  if (!edited)
    return {
      from: null,
      typed: isPlain(of.unit) ? '' : typedOf(of.unit, of.latest),
      isRepeal: false,
      source: { instrument: '' },
      status: 'verified',
      note: '',
      why: '',
    };
  const { from, value, source, status, note, why } = edited;
  return { from, typed: typedOf(of.unit, value), isRepeal: value === null, source, status, note, why };
}

/** What was left empty is left out. */
function filled(source: LawSource): LawSource {
  const told = Object.entries(source).filter(([, text]) => typeof text === 'string' && text.trim() !== '');
  return { instrument: source.instrument, ...Object.fromEntries(told) };
}
