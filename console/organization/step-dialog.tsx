import { Form, Input, Modal, Select, TreeSelect } from 'antd';
import { useMemo } from 'react';
import { type UnitKind, unitKindLabels } from '#contract/organization.ts';
import type { PlannedUnit, ReorganisationStep, StepKind } from '#contract/reorganisation.ts';
import { newId } from '#kernel/id.ts';
import { PersonSelect } from '../parts/person-select.tsx';

type Values = {
  name?: string;
  code?: string;
  unitKind?: UnitKind;
  targetId?: string | null;
  headPersonId?: string | null;
};
const titles: Record<StepKind, string> = {
  create: '新设下级单位',
  change: '更名、换负责人',
  move: '移动到…',
  merge: '并入…',
  close: '撤销单位',
};
const notes: Record<StepKind, string> = {
  create: '从方案的生效日起出现在架构中。',
  change: '生效日以前的名称和负责人保留。',
  move: '连同全部下级单位一起移动，人员留在各自单位。',
  merge: '全部人员和下级单位转入目标单位，本单位撤销。',
  close: '本单位不能还有下级；有人任职时须写明人员去向。',
};
type Option = { value: string; title: string; children: Option[] };

/** Asks what a step needs to know about the chosen unit. */
export function StepDialog(props: {
  kind: StepKind;
  unit: PlannedUnit;
  units: readonly PlannedUnit[];
  onStep: (step: ReorganisationStep) => void;
  onClose: () => void;
}) {
  const { kind, unit } = props;
  const [form] = Form.useForm<Values>();
  const place = unit.after;
  const options = useMemo(
    () => optionsOf(props.units, kind === 'create' || kind === 'change' ? '' : unit.id),
    [props.units, kind, unit.id],
  );
  const finish = (values: Values) => {
    const unitId = unit.id;
    const name = values.name?.trim() ?? '';
    const code = values.code?.trim() ?? '';
    if (kind === 'create') {
      const head = values.headPersonId ? { headPersonId: values.headPersonId } : {};
      props.onStep({
        kind,
        unitId: newId(),
        name,
        unitKind: values.unitKind ?? 'department',
        parentId: unitId,
        ...(code ? { code } : {}),
        ...head,
      });
    } else if (kind === 'change')
      props.onStep({
        kind,
        unitId,
        ...(name && name !== place?.name ? { name } : {}),
        ...(code !== place?.code ? { code } : {}),
        ...(values.headPersonId ? { headPersonId: values.headPersonId } : {}),
      });
    else if (kind === 'move') props.onStep({ kind, unitId, parentId: values.targetId ?? null });
    else if (kind === 'merge' && values.targetId) props.onStep({ kind, unitId, intoId: values.targetId });
    else if (kind === 'close')
      props.onStep({ kind, unitId, ...(values.targetId ? { peopleTo: values.targetId } : {}) });
  };
  const targetLabel = { move: '新的上级', merge: '并入哪个单位', close: '人员去向' }[
    kind as 'move' | 'merge' | 'close'
  ];
  return (
    <Modal
      open
      width={520}
      title={kind === 'create' ? `在「${place?.name ?? ''}」下新设单位` : `${titles[kind]}　${place?.name ?? ''}`}
      okText="加入方案"
      onOk={() => form.submit()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={finish}
        initialValues={kind === 'change' ? { name: place?.name, code: place?.code } : { unitKind: 'department' }}
      >
        <p className="quiet small" style={{ marginBottom: 12 }}>
          {notes[kind]}
        </p>
        {targetLabel ? (
          <Form.Item
            name="targetId"
            label={targetLabel}
            rules={kind === 'merge' || kind === 'move' ? [{ required: true, message: '请选择单位' }] : []}
          >
            <TreeSelect
              treeData={options}
              treeNodeFilterProp="title"
              showSearch
              allowClear
              treeDefaultExpandedKeys={options.map(each => each.value)}
              popupMatchSelectWidth={360}
              listHeight={320}
              placeholder={kind === 'close' ? '无人任职时可不填' : '选择单位'}
            />
          </Form.Item>
        ) : (
          <>
            <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
              <Input maxLength={100} autoFocus />
            </Form.Item>
            <div className="form-grid">
              <Form.Item name="code" label="编码">
                <Input maxLength={40} />
              </Form.Item>
              {kind === 'create' ? (
                <Form.Item name="unitKind" label="类型">
                  <Select options={Object.entries(unitKindLabels).map(([value, label]) => ({ value, label }))} />
                </Form.Item>
              ) : null}
            </div>
            <Form.Item name="headPersonId" label={kind === 'change' ? '新的负责人（不换就不填）' : '负责人'}>
              <PersonSelect />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  );
}

/** The tree after the plan, without a unit and what is below it. */
function optionsOf(units: readonly PlannedUnit[], without: string): Option[] {
  const there = units.filter(each => each.after !== null && each.id !== without);
  const below = Map.groupBy(there, each => each.after?.parentId ?? '');
  const build = (parentId: string): Option[] =>
    (below.get(parentId) ?? []).map(each => ({
      value: each.id,
      title: each.after?.name ?? '',
      children: build(each.id),
    }));
  return build('');
}
