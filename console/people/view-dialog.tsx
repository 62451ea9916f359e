import { useMutation, useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Modal, Select, TreeSelect } from 'antd';
import { call } from '#contract/call.ts';
import {
  createSavedView,
  editSavedView,
  readViewAudiences,
  type SavedView,
  type ViewIcon,
  viewIcons,
} from '#contract/saved-view.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { treeOf, type UnitNode, unitsQuery } from '../parts/units.ts';
import { type PeopleSearch, queryOf } from './people-search.ts';
import { viewIconLabels, viewIconOf } from './view-icons.tsx';

type Values = { name: string; icon: ViewIcon; isDefault?: boolean; roleIds?: string[]; unitIds?: string[] };
type Option = { value: string; title: string; children: Option[] };
const optionOf = (node: UnitNode): Option => ({
  value: node.id,
  title: node.name,
  children: node.children.map(optionOf),
});

/** Keeps what the list shows now under a name, or brings a view up to it. */
export function ViewDialog(props: {
  view: SavedView | null;
  search: PeopleSearch;
  columns: readonly string[];
  onClose: () => void;
  onSaved: (id: string) => void;
}) {
  const { view } = props;
  const [form] = Form.useForm<Values>();
  const mayShare = useCan()('view.share');
  const roles = useQuery({
    queryKey: ['people-views', 'audiences'],
    queryFn: ({ signal }) => call(readViewAudiences, { signal }),
    enabled: mayShare,
  });
  const units = useQuery({ ...unitsQuery({}), enabled: mayShare });
  const save = useMutation({
    mutationFn: async (values: Values) => {
      const { columns: _columns, customColumns: _custom, ...query } = queryOf(props.search);
      const body = {
        ...{ name: values.name, icon: values.icon, query, columns: [...props.columns] },
        ...(mayShare ? { sharedWith: { roleIds: values.roleIds ?? [], unitIds: values.unitIds ?? [] } } : {}),
      };
      if (view) {
        await call(editSavedView, { params: { id: view.id }, body });
        return view.id;
      }
      return (await call(createSavedView, { body: { ...body, isDefault: values.isDefault === true } })).id;
    },
    onSuccess: async id => {
      await queries.invalidateQueries({ queryKey: ['people-views'] });
      props.onSaved(id);
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={view ? '更新视图' : '保存视图'}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={view ? { name: view.name, icon: view.icon, ...view.sharedWith } : { icon: 'star' }}
        onFinish={values => save.mutate(values)}
      >
        <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
          <Input maxLength={40} autoFocus placeholder="例如：本月入职" />
        </Form.Item>
        <Form.Item name="icon" label="图标">
          <Select
            options={viewIcons.map(value => ({ value, label: viewIconLabels[value] }))}
            optionRender={option => (
              <span>
                {viewIconOf[option.value as ViewIcon]} {option.label}
              </span>
            )}
          />
        </Form.Item>
        {mayShare ? (
          <>
            <Form.Item name="roleIds" label="共享给角色">
              <Select
                mode="multiple"
                placeholder="不共享"
                optionFilterProp="label"
                options={(roles.data?.items ?? []).map(each => ({ value: each.roleId, label: each.name }))}
              />
            </Form.Item>
            <Form.Item name="unitIds" label="共享给单位（含下级）" extra="打开的人只看到他自己权限范围内的员工和字段。">
              <TreeSelect
                multiple
                treeNodeFilterProp="title"
                placeholder="不共享"
                treeData={treeOf(units.data?.items ?? []).map(optionOf)}
                popupMatchSelectWidth={320}
              />
            </Form.Item>
          </>
        ) : null}
        {view ? null : (
          <Form.Item name="isDefault" valuePropName="checked">
            <Checkbox>设为我的默认视图</Checkbox>
          </Form.Item>
        )}
      </Form>
      <ProblemAlert error={save.error} />
    </Modal>
  );
}
