import { DeleteOutlined, DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Popconfirm } from 'antd';
import { useEffect, useState } from 'react';
import { addressOf, call } from '#contract/call.ts';
import { type CertificateText, certificateKindLabels } from '#contract/certificate.ts';
import {
  type CertificateTemplate,
  type CertificateTemplateContent,
  previewCertificateTemplate,
  resetCertificateTemplate,
  sampleCertificate,
  setCertificateTemplate,
} from '#contract/certificate-template.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { FieldList } from './field-list.tsx';
import { TemplatePreview } from './template-preview.tsx';

type Draft = { title: string; salutation: string; paragraphs: string[]; validDays: number | null };

/** Edits one template beside what it looks like with made-up data. */
export function TemplateForm({ template }: { template: CertificateTemplate }) {
  const { kind, language } = template;
  const at = { params: { kind }, query: { language } };
  const [form] = Form.useForm<Draft>();
  const { message } = App.useApp();
  const told = Form.useWatch([], form) as Partial<Draft> | undefined;
  const content = contentOf({ ...template, ...told });
  const [shown, setShown] = useState<CertificateText | null>(null);
  const again = () => queries.invalidateQueries({ queryKey: ['settings', 'certificate-templates'] });
  const save = useMutation({
    mutationFn: (body: CertificateTemplateContent) => call(setCertificateTemplate, { ...at, body }),
    onSuccess: () => {
      message.success(`${certificateKindLabels[kind]}模板已保存`);
      return again();
    },
  });
  const reset = useMutation({
    mutationFn: () => call(resetCertificateTemplate, at),
    onSuccess: () => {
      message.success('已恢复默认模板');
      return again();
    },
  });
  const preview = useMutation({
    mutationFn: (body: CertificateTemplateContent) =>
      call(previewCertificateTemplate, { params: { kind }, query: { language }, body }),
    onSuccess: made => setShown(made.text),
  });
  const { mutate } = preview;
  const text = JSON.stringify(content);
  useEffect(() => {
    // While somebody types, half a field is no fault yet.
    const timer = setTimeout(() => mutate(JSON.parse(text) as CertificateTemplateContent), 500);
    return () => clearTimeout(timer);
  }, [text, mutate]);

  return (
    <div className="template-sides">
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={template}
        onFinish={() => save.mutate(content)}
      >
        <div className="row wrap" style={{ alignItems: 'flex-start' }}>
          <Form.Item name="title" label="标题" rules={[{ required: true, message: '请填写' }]}>
            <Input maxLength={60} style={{ width: 300 }} />
          </Form.Item>
          <Form.Item name="validDays" label="有效天数（留空为长期有效）">
            <InputNumber min={1} max={3650} precision={0} style={{ width: 180 }} />
          </Form.Item>
        </div>
        <Form.Item name="salutation" label="称谓（没有致送对象时不印）">
          <Input maxLength={60} />
        </Form.Item>
        <Form.List name="paragraphs">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div className="template-paragraph" key={key}>
                  <Form.Item
                    name={name}
                    label={`第 ${name + 1} 段`}
                    rules={[{ required: true, message: '请填写或删去这一段' }]}
                  >
                    <Input.TextArea rows={3} maxLength={500} />
                  </Form.Item>
                  {rows.length > 1 ? (
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={`删去第 ${name + 1} 段`}
                      onClick={() => remove(name)}
                    />
                  ) : null}
                </div>
              ))}
              {rows.length < 12 ? (
                <Button type="dashed" icon={<PlusOutlined />} onClick={() => add('')} block>
                  加一段
                </Button>
              ) : null}
            </>
          )}
        </Form.List>
        <FieldList fields={template.fields} />
        <ProblemAlert error={save.error ?? reset.error} />
        <div className="row wrap" style={{ marginTop: 12 }}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
          <Button icon={<DownloadOutlined />} href={addressOf(sampleCertificate, { kind }, { language })} download>
            已保存模板的样张
          </Button>
          {template.isEdited ? (
            <Popconfirm title="恢复默认模板？现在的内容会丢失。" onConfirm={() => reset.mutate()}>
              <Button loading={reset.isPending}>恢复默认</Button>
            </Popconfirm>
          ) : null}
        </div>
      </Form>
      <TemplatePreview text={shown} language={language} fault={preview.error} />
    </div>
  );
}

function contentOf({ title, salutation, paragraphs, validDays }: Draft): CertificateTemplateContent {
  return {
    title: title ?? '',
    salutation: salutation ?? '',
    paragraphs: (paragraphs ?? []).filter(each => typeof each === 'string' && each !== ''),
    validDays: validDays ?? null,
  };
}
