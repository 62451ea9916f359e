import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { queries } from '../app/queries.ts';
import { CodeSelect } from '../parts/code-select.tsx';
import { DayField } from '../parts/day-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { legalEntitiesQuery } from '../parts/units.ts';
import { lastDay, today } from '../parts/when.ts';
import { type ActForm, bookAct } from './book-act.ts';
import { actLabels, actNotes, type EmploymentAct } from './employment-acts.ts';
import { PlaceFields } from './place-fields.tsx';
import type { Standing } from './standing.ts';

const withLastDay: readonly EmploymentAct[] = ['second-post', 'leave-of-absence'];
const startLabels: Partial<Record<EmploymentAct, string>> = {
  transfer: '生效日期',
  promote: '生效日期',
  'second-post': '兼任起始日',
  terms: '生效日期',
  'leave-of-absence': '停薪留职起始日',
  return: '复职日期',
};

/** Books one event of a working life, with its day. */
export function EmploymentDialog(props: {
  personId: string;
  act: EmploymentAct;
  standing: Standing;
  on: string;
  onClose: () => void;
}) {
  const { act, standing } = props;
  const [form] = Form.useForm<ActForm>();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (values: ActForm) => bookAct(props.personId, act, standing, values),
    onSuccess: async (_, values) => {
      const day = values.on ?? values.lastDay;
      message.success(day && day > today() ? `已登记，${day} 生效` : '已办理');
      await queries.invalidateQueries({ queryKey: ['people'] });
      props.onClose();
    },
  });
  const place = standing.primary;
  const moves = act === 'transfer' || act === 'promote';
  const initial: ActForm = {
    on: props.on,
    ...(moves && place
      ? {
          unitId: place.unitId,
          postId: place.postId,
          postName: place.postName,
          gradeId: place.gradeId,
          managerPersonId: place.managerPersonId,
          workplace: place.workplace,
        }
      : {}),
    ...(act === 'transfer' ? { reason: 'transfer' } : act === 'promote' ? { reason: 'promotion' } : {}),
    ...(act === 'end-second-post' ? { entryId: standing.seconds[0]?.entryId, lastDay: props.on } : {}),
    ...(act === 'leave' ? { lastDay: props.on } : {}),
    ...(act === 'hire' || act === 'rehire' ? { kind: 'full-time' } : {}),
  };
  const startLabel = startLabels[act];
  return (
    <Modal
      open
      width={660}
      title={actLabels[act]}
      okText={act === 'cancel-leaving' ? '取消离职' : '办理'}
      cancelText="返回"
      okButtonProps={{ loading: save.isPending, danger: act === 'leave' }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <p className="quiet">{actNotes[act]}</p>
        <ProblemAlert error={save.error} />
        <Form form={form} layout="vertical" initialValues={initial} onFinish={values => save.mutate(values)}>
          {moves ? (
            <Form.Item name="reason" label="事由">
              <Radio.Group
                options={
                  act === 'transfer'
                    ? [
                        { value: 'transfer', label: '个人调动' },
                        { value: 'reorganisation', label: '组织调整' },
                      ]
                    : [
                        { value: 'promotion', label: '晋升' },
                        { value: 'demotion', label: '降级' },
                      ]
                }
              />
            </Form.Item>
          ) : null}
          <div className="form-grid">
            {startLabel ? (
              <Form.Item name="on" label={startLabel} rules={[{ required: true, message: '请选择日期' }]}>
                <DayField />
              </Form.Item>
            ) : null}
            {withLastDay.includes(act) ? (
              <Form.Item name="lastDay" label="最后一天" extra="不填表示暂不确定。">
                <DayField />
              </Form.Item>
            ) : null}
            {act === 'end-second-post' ? (
              <Form.Item name="entryId" label="结束哪个兼任" rules={[{ required: true, message: '请选择' }]}>
                <Select
                  options={standing.seconds.map(each => ({
                    value: each.entryId,
                    label: [each.unitName, each.postName].filter(Boolean).join(' · '),
                  }))}
                />
              </Form.Item>
            ) : null}
            {act === 'leave' || act === 'end-second-post' ? (
              <Form.Item
                name="lastDay"
                label={act === 'leave' ? '最后工作日' : '最后一天'}
                rules={[{ required: true, message: '请选择日期' }]}
              >
                <DayField />
              </Form.Item>
            ) : null}
          </div>
          {act === 'leave' ? (
            <Form.Item name="leavingReason" label="离职原因">
              <Input maxLength={500} placeholder="如：个人发展、合同到期不续" />
            </Form.Item>
          ) : null}
          {act === 'terms' ? <TermsFields /> : null}
          {moves || act === 'second-post' ? <PlaceFields managerName={moves ? place?.managerName : undefined} /> : null}
          {act === 'hire' || act === 'rehire' ? <PlaceFields hiring /> : null}
          {act === 'cancel-leaving' ? <p>原登记的最后工作日：{lastDay(standing.endsOn)}</p> : null}
        </Form>
      </div>
    </Modal>
  );
}

function TermsFields() {
  const entities = useQuery(legalEntitiesQuery());
  return (
    <div className="form-grid">
      <Form.Item name="confirmedOn" label="转正日期">
        <DayField />
      </Form.Item>
      <Form.Item name="kind" label="用工形式">
        <CodeSelect set="employment" placeholder="不变" />
      </Form.Item>
      <Form.Item name="legalEntityId" label="签约法人主体">
        <Select
          allowClear
          placeholder="不变"
          options={(entities.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
        />
      </Form.Item>
      <Form.Item name="number" label="工号">
        <Input maxLength={40} placeholder="不变" />
      </Form.Item>
    </div>
  );
}
