import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import { call } from '#contract/call.ts';
import {
  changeUnit,
  closeUnit,
  correctUnit,
  createUnit,
  rescindUnit,
  type UnitKind,
  type UnitVersion,
  unitKindLabels,
} from '#contract/organization.ts';
import { queries } from '../app/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { PersonSelect } from '../parts/person-select.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { legalEntitiesQuery } from '../parts/units.ts';
import { spanText, today } from '../parts/when.ts';

export type UnitWay = 'create' | 'change' | 'correct' | 'rescind' | 'close';
const words: Record<UnitWay, { title: string; note: string; ok: string }> = {
  create: { title: '新建单位', note: '从成立日期起出现在架构中；可以是将来的日期。', ok: '新建' },
  change: {
    title: '从某日起变更',
    note: '以前的名称和隶属关系保留，从所选日期起用新的内容；可以是将来的日期。',
    ok: '保存',
  },
  correct: { title: '更正录入错误', note: '起止日期不变，改成正确的内容；改错前的内容仍可查。', ok: '保存更正' },
  rescind: { title: '撤销这次变更', note: '这次变更没有发生：恢复到它之前的样子，撤销会留痕。', ok: '撤销变更' },
  close: {
    title: '撤销单位',
    note: '从所选日期起不再存在。该日及以后须无人任职、无下级单位；历史仍可查看。',
    ok: '撤销单位',
  },
};
type UnitValues = {
  from: string;
  name: string;
  code?: string;
  kind: UnitKind;
  parentId?: string | null;
  legalEntityId?: string | null;
  headPersonId?: string | null;
  sort?: number | null;
};

export function UnitForm(props: {
  way: UnitWay;
  /** The unit edited; of a new one, the unit above it. */
  unitId?: string;
  version?: UnitVersion;
  from?: string;
  onClose: () => void;
}) {
  const { way, version, unitId } = props;
  const [form] = Form.useForm<UnitValues>();
  const { message } = App.useApp();
  const entities = useQuery(legalEntitiesQuery());
  const save = useMutation({
    mutationFn: (values: UnitValues) => bookUnit(way, unitId, version?.versionId, values),
    onSuccess: async () => {
      message.success(words[way].title === '新建单位' ? '已新建' : '已保存');
      await queries.invalidateQueries({ queryKey: ['organization'] });
      props.onClose();
    },
  });
  const hasFields = way === 'create' || way === 'change' || way === 'correct';
  const hasDay = way === 'create' || way === 'change' || way === 'close';
  return (
    <Modal
      open
      width={620}
      title={words[way].title}
      okText={words[way].ok}
      okButtonProps={{ loading: save.isPending, danger: way === 'rescind' || way === 'close' }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <p className="quiet">
          {version && !hasDay ? `${spanText(version.from, version.until)}。` : ''}
          {words[way].note}
        </p>
        <ProblemAlert error={save.error} />
        <Form
          form={form}
          layout="vertical"
          initialValues={{
            kind: 'department',
            ...(way === 'create' ? { parentId: unitId ?? null } : version),
            from: props.from ?? today(),
          }}
          onFinish={values => save.mutate(values)}
        >
          <div className="form-grid">
            {hasDay ? (
              <Form.Item
                name="from"
                label={way === 'create' ? '成立日期' : way === 'close' ? '自哪天起不再存在' : '生效日期'}
                rules={[{ required: true, message: '请选择日期' }]}
              >
                <DayField />
              </Form.Item>
            ) : null}
            {hasFields ? (
              <>
                <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name="kind" label="类型" rules={[{ required: true }]}>
                  <Select options={Object.entries(unitKindLabels).map(([value, label]) => ({ value, label }))} />
                </Form.Item>
                <Form.Item name="parentId" label="上级单位" extra="不选即为最上级。">
                  <UnitSelect {...(way === 'create' || !unitId ? {} : { without: unitId })} />
                </Form.Item>
                <Form.Item name="headPersonId" label="负责人">
                  <PersonSelect name={way === 'create' ? undefined : (version?.headName ?? undefined)} />
                </Form.Item>
                <Form.Item name="legalEntityId" label="法人主体" extra="不选则随上级单位。">
                  <Select
                    allowClear
                    placeholder="随上级"
                    options={(entities.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
                  />
                </Form.Item>
                <Form.Item name="code" label="编码">
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name="sort" label="排序" extra="小的在前。">
                  <InputNumber precision={0} style={{ width: '100%' }} />
                </Form.Item>
              </>
            ) : null}
          </div>
        </Form>
      </div>
    </Modal>
  );
}

async function bookUnit(way: UnitWay, id = '', versionId = '', values: UnitValues): Promise<void> {
  const { from, name, kind } = values;
  const body = {
    name,
    kind,
    code: values.code ?? '',
    parentId: values.parentId ?? null,
    legalEntityId: values.legalEntityId ?? null,
    headPersonId: values.headPersonId ?? null,
    sort: values.sort ?? 0,
  };
  switch (way) {
    case 'create':
      await call(createUnit, { body: { from, ...body } });
      return;
    case 'change':
      await call(changeUnit, { params: { id }, body: { from, ...body } });
      return;
    case 'correct':
      await call(correctUnit, { params: { id, versionId }, body });
      return;
    case 'rescind':
      await call(rescindUnit, { params: { id, versionId } });
      return;
    case 'close':
      await call(closeUnit, { params: { id }, body: { from } });
  }
}
