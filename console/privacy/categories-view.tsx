import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { type CategoryBody, groundLabels, listPrivacyCategories, setPrivacyCategory } from '#contract/privacy.ts';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { queries } from '../app/queries.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import '../accounts/list-table.css';

type Category = ReplyOf<typeof listPrivacyCategories>['items'][number];
const key = ['privacy', 'categories'];

export function CategoriesView() {
  const categories = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(listPrivacyCategories, { signal }),
  });
  const [editing, setEditing] = useState<Category | null>(null);
  return (
    <>
      <ScrollArea className="panel privacy-list" label="处理清单">
        <Gate query={categories}>
          {({ items }) => (
            <table className="list-table">
              <thead>
                <tr>
                  <th scope="col">类别</th>
                  <th scope="col">目的</th>
                  <th scope="col">依据</th>
                  <th scope="col">保存期限</th>
                  <th scope="col">提供给</th>
                  <th scope="col">
                    <span className="visually-hidden">操作</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map(each => (
                  <tr key={each.group}>
                    <td className="nowrap">
                      <span className="strong">{each.label}</span>{' '}
                      {each.told?.isSensitive ? <Chip tone="warning">敏感</Chip> : null}
                    </td>
                    {each.told ? (
                      <>
                        <td>{each.told.purpose}</td>
                        <td>
                          {groundLabels[each.told.ground]}
                          <div className="small quiet">{each.told.basis}</div>
                        </td>
                        <td>{keepText(each.told)}</td>
                        <td>{each.told.givenTo || '—'}</td>
                      </>
                    ) : (
                      <td colSpan={4} className="quiet">
                        还没有写明目的与依据，员工会看到“用途尚未写明”。
                      </td>
                    )}
                    <td className="row-acts">
                      <Button
                        type="link"
                        size="small"
                        onClick={() => setEditing(each)}
                        aria-label={`修改：${each.label}`}
                      >
                        修改
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Gate>
      </ScrollArea>
      {editing ? <CategoryDialog category={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}

function keepText({ keepYears, keepNote }: CategoryBody): string {
  const years = keepYears === null ? '' : keepYears === 0 ? '至离职' : `离职后 ${keepYears} 年`;
  return [years, keepNote].filter(Boolean).join('；') || '未写明';
}

const empty: CategoryBody = {
  purpose: '',
  ground: 2,
  basis: '《个人信息保护法》第十三条第一款第二项',
  isSensitive: false,
  keepYears: null,
  keepNote: '',
  givenTo: '',
};

function CategoryDialog({ category, onClose }: { category: Category; onClose: () => void }) {
  const [form] = Form.useForm<CategoryBody>();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (body: CategoryBody) => call(setPrivacyCategory, { params: { group: category.group }, body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: key });
      message.success('已保存');
      onClose();
    },
  });
  const needed = [{ required: true, whitespace: true, min: 2, message: '请填写，员工会看到' }];
  return (
    <Modal
      open
      width={560}
      title={`${category.label}：目的、依据与保存期限`}
      okText="保存"
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <ProblemAlert error={save.error} />
        <Form
          form={form}
          layout="vertical"
          initialValues={category.told ?? empty}
          onFinish={body => save.mutate({ ...body, keepYears: body.keepYears ?? null })}
        >
          <Form.Item name="purpose" label="目的" rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="ground" label="合法性基础" extra="《个人信息保护法》第十三条第一款各项。">
            <Select
              options={Object.entries(groundLabels).map(([value, label]) => ({
                value: Number(value),
                label: `（${value}）${label}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="basis" label="依据的条文" rules={needed}>
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
          <div className="two-fields">
            <Form.Item name="keepYears" label="离职后保存（年）" extra="0 为至离职；不填则以说明为准。">
              <InputNumber min={0} max={100} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="keepNote" label="保存期限的说明">
              <Input maxLength={200} />
            </Form.Item>
          </div>
          <Form.Item name="givenTo" label="提供给谁">
            <Input maxLength={200} placeholder="如：代发工资的银行" />
          </Form.Item>
          <Form.Item name="isSensitive" valuePropName="checked">
            <Checkbox>敏感个人信息（第二十八条）</Checkbox>
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
