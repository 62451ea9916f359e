import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal, Radio, Select, Switch, TreeSelect } from 'antd';
import { fieldGroupCodes, fieldGroups } from '#contract/action.ts';
import { call } from '#contract/call.ts';
import {
  addDocumentKind,
  type DocumentKind,
  type DocumentKindBody,
  requiredLabels,
  requiredOf,
  setDocumentKind,
} from '#contract/document-kind.ts';
import { listGrades, listPosts } from '#contract/post.ts';
import { labelsOf, useCodeSet } from '../parts/codes.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { treeOf, type UnitNode, unitsQuery } from '../parts/units.ts';
import { documentsChanged } from './document-queries.ts';

const fresh: DocumentKindBody = {
  name: '',
  note: '',
  fieldGroup: 'basic',
  expires: false,
  required: 'nobody',
  unitIds: [],
  postIds: [],
  gradeIds: [],
  employmentKinds: [],
  keepYears: null,
  words: [],
  byHolder: true,
  isRetired: false,
};

export function KindDialog({ kind, onClose }: { kind: DocumentKind | null; onClose: () => void }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<DocumentKindBody>();
  const save = useMutation({
    mutationFn: async (values: DocumentKindBody) => {
      const { id: _, code: __, ...before } = kind ?? { id: '', code: '', ...fresh };
      const body = { ...before, ...values, note: values.note ?? '', keepYears: values.keepYears ?? null };
      if (kind) await call(setDocumentKind, { params: { id: kind.id }, body });
      else await call(addDocumentKind, { body });
    },
    onSuccess: async () => {
      message.success('已保存');
      await documentsChanged();
      onClose();
    },
  });
  const required = Form.useWatch('required', form) ?? kind?.required ?? 'nobody';
  return (
    <Modal
      open
      title={kind ? `修改“${kind.name}”` : '新增材料种类'}
      width={640}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={kind ?? fresh}
        onFinish={values => save.mutate(values)}
        requiredMark={false}
      >
        <div className="viewer-days">
          <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name="fieldGroup" label="信息类别（决定谁能看到）">
            <Select options={fieldGroupCodes.map(value => ({ value, label: fieldGroups[value] }))} />
          </Form.Item>
          <Form.Item name="keepYears" label="离职后保存几年（空为长期）">
            <InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="words" label="文件名中的关键字（用于推荐种类）">
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', '，', ',']} maxCount={20} />
          </Form.Item>
        </div>
        <div className="row wrap">
          <Form.Item name="expires" label="有有效期" valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="byHolder" label="本人可提交" valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="isRetired" label="停用" valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
        <Form.Item name="required" label="要求谁提交">
          <Radio.Group options={requiredOf.map(value => ({ value, label: requiredLabels[value] }))} />
        </Form.Item>
        {required === 'some' ? <Range /> : null}
        <Form.Item name="note" label="说明（提交时显示）">
          <Input.TextArea maxLength={200} rows={2} />
        </Form.Item>
        <ProblemAlert error={save.error} />
      </Form>
    </Modal>
  );
}

type Option = { value: string; title: string; children: Option[] };
const optionOf = (node: UnitNode): Option => ({
  value: node.id,
  title: node.name,
  children: node.children.map(optionOf),
});

/** Who has to hand it in: whoever fits one of these. */
function Range() {
  const units = useQuery(unitsQuery({}));
  const posts = useQuery({
    queryKey: ['organization', 'posts', 'for-kinds'],
    queryFn: ({ signal }) => call(listPosts, { signal }),
  });
  const grades = useQuery({
    queryKey: ['organization', 'grades', 'for-kinds'],
    queryFn: ({ signal }) => call(listGrades, { signal }),
  });
  const kinds = useCodeSet('employment');
  const labels = labelsOf('employment', kinds.data?.items ?? []);
  return (
    <div className="kinds-range">
      <p className="quiet small">符合其中任何一项的人都要提交；单位含下级。</p>
      <Form.Item name="unitIds" label="单位">
        <TreeSelect
          treeData={treeOf(units.data?.items ?? []).map(optionOf)}
          multiple
          treeNodeFilterProp="title"
          placeholder="选择单位"
        />
      </Form.Item>
      <Form.Item name="postIds" label="岗位">
        <Select
          mode="multiple"
          options={(posts.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择岗位"
        />
      </Form.Item>
      <div className="viewer-days">
        <Form.Item name="gradeIds" label="职级">
          <Select
            mode="multiple"
            options={(grades.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
            placeholder="选择职级"
          />
        </Form.Item>
        <Form.Item name="employmentKinds" label="用工形式">
          <Select
            mode="multiple"
            options={(kinds.data?.items ?? []).map(each => ({
              value: each.code,
              label: labels.get(each.code) ?? each.label,
            }))}
            placeholder="选择用工形式"
          />
        </Form.Item>
      </div>
    </div>
  );
}
