import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { call } from '#contract/call.ts';
import { addPrivacyNotice, listPrivacyCategories, type PrivacyNotice, publishNotice } from '#contract/privacy.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

type Draft = { kind: 'notice' | 'consent'; groups: string[]; title: string; body: string; note: string };

/** A new version of a notice, or a new notice. */
export function NoticeDialog({ notice, onClose }: { notice: PrivacyNotice | null; onClose: () => void }) {
  const [form] = Form.useForm<Draft>();
  const { message } = App.useApp();
  const kind = Form.useWatch('kind', form);
  const categories = useQuery({
    queryKey: ['privacy', 'categories'],
    queryFn: ({ signal }) => call(listPrivacyCategories, { signal }),
    enabled: notice === null,
  });
  const save = useMutation({
    mutationFn: async (draft: Draft) => {
      const text = { title: draft.title.trim(), body: draft.body.trim(), note: draft.note.trim() };
      if (notice) await call(publishNotice, { params: { id: notice.id }, body: text });
      else
        await call(addPrivacyNotice, {
          body: { kind: draft.kind, groups: draft.kind === 'consent' ? draft.groups : [], ...text },
        });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['privacy'] });
      message.success('已发布');
      onClose();
    },
  });
  const inForce = notice?.versions[0];
  return (
    <Modal
      open
      width={680}
      title={notice ? '发布新版本' : '新增告知书或同意书'}
      okText="发布"
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <p className="quiet">
          {notice
            ? '发布后，答复过以前版本的人需要再看一遍。以前的版本与答复都保留。'
            : '发布后，在职人员会在手机“我的信息”中看到。'}
        </p>
        <ProblemAlert error={save.error} />
        <Form
          form={form}
          layout="vertical"
          initialValues={{
            kind: 'consent',
            groups: [],
            title: inForce?.title ?? '',
            body: inForce?.body ?? '',
            note: '',
          }}
          onFinish={save.mutate}
        >
          {notice ? null : (
            <>
              <Form.Item name="kind" label="种类">
                <Radio.Group
                  options={[
                    { value: 'notice', label: '告知书（确认已阅读）' },
                    { value: 'consent', label: '单独同意（可撤回）' },
                  ]}
                />
              </Form.Item>
              {kind === 'consent' ? (
                <Form.Item name="groups" label="同意所涉的信息">
                  <Select
                    mode="multiple"
                    options={(categories.data?.items ?? []).map(each => ({ value: each.group, label: each.label }))}
                  />
                </Form.Item>
              ) : null}
            </>
          )}
          <Form.Item
            name="title"
            label="标题"
            rules={[{ required: true, whitespace: true, min: 2, message: '请填写标题' }]}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="body"
            label="正文"
            rules={[{ required: true, whitespace: true, min: 10, message: '请填写正文，至少 10 个字' }]}
          >
            <Input.TextArea rows={12} maxLength={10_000} showCount />
          </Form.Item>
          <Form.Item name="note" label="这一版改了什么">
            <Input maxLength={200} />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
