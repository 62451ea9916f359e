import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { call } from '#contract/call.ts';
import { createProcess } from '#contract/process.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { textOfFile } from './designer/files.ts';
import { processKey } from './process-queries.ts';

type Values = { name: string; key: string; category?: string; help?: string };

/** A process to draw, empty or from a file of another modeller. */
export function NewProcess({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const navigate = useNavigate();
  const file = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ name: string; xml: string } | null>(null);
  const [unread, setUnread] = useState(false);
  const create = useMutation({
    mutationFn: ({ name, key, category, help }: Values) =>
      call(createProcess, {
        body: {
          name: name.trim(),
          key: key.trim(),
          ...(category?.trim() ? { category: category.trim() } : {}),
          ...(help?.trim() ? { help: help.trim() } : {}),
          ...(chosen ? { xml: chosen.xml } : {}),
        },
      }),
    onSuccess: async ({ key }) => {
      await queries.invalidateQueries({ queryKey: [processKey] });
      await navigate({ to: '/processes/$key/draw', params: { key } });
    },
  });
  const choose = async (picked: File) => {
    try {
      const xml = await textOfFile(picked);
      setChosen({ name: picked.name, xml });
      setUnread(false);
      const named = /<(?:\w+:)?process\b[^>]*?\bname="([^"]+)"/.exec(xml)?.[1];
      if (named && !form.getFieldValue('name')) form.setFieldValue('name', named);
    } catch {
      setUnread(true);
    }
  };
  return (
    <Modal
      open
      width={560}
      title="新建流程"
      okText="新建并绘制"
      okButtonProps={{ loading: create.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <ProblemAlert error={create.error} />
        <Form<Values> form={form} layout="vertical" onFinish={values => create.mutate(values)}>
          <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
            <Input maxLength={100} placeholder="用印申请" />
          </Form.Item>
          <Form.Item
            name="key"
            label="编码"
            extra="创建后不能修改；小写字母开头，只含小写字母、数字和短横线"
            rules={[
              { required: true, message: '请填写编码' },
              {
                pattern: /^[a-z][a-z0-9-]{1,59}$/,
                message: '小写字母开头，只含小写字母、数字和短横线，2 至 60 个字符',
              },
            ]}
          >
            <Input maxLength={60} placeholder="seal-request" className="mono" />
          </Form.Item>
          <Form.Item name="category" label="分类">
            <Input maxLength={60} placeholder="行政" />
          </Form.Item>
          <Form.Item name="help" label="说明">
            <Input.TextArea rows={2} maxLength={2000} placeholder="办什么事，需要准备什么" />
          </Form.Item>
        </Form>
        <div className="row wrap">
          <Button onClick={() => file.current?.click()}>从 BPMN 文件开始</Button>
          <span className="quiet small">{chosen ? chosen.name : '不选则从“发起 → 直接上级审批 → 办结”开始'}</span>
          {chosen ? (
            <Button type="link" size="small" onClick={() => setChosen(null)}>
              不用文件
            </Button>
          ) : null}
          <input
            ref={file}
            type="file"
            accept=".bpmn,.xml,application/xml,text/xml"
            className="visually-hidden"
            aria-label="BPMN 文件"
            tabIndex={-1}
            onChange={event => {
              const picked = event.target.files?.[0];
              if (picked) void choose(picked);
              event.target.value = '';
            }}
          />
        </div>
        {unread ? <p className="prop-fault">文件的编码读不出来。请在建模工具中另存为 UTF-8。</p> : null}
      </div>
    </Modal>
  );
}
