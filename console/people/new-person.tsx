import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Collapse, Drawer, Form } from 'antd';
import { call, ProblemError } from '#contract/call.ts';
import { numberOf } from '#contract/number-rule.ts';
import { createPerson } from '#contract/person.ts';
import { useCan } from '../app/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { today } from '../parts/when.ts';
import { numberRuleQuery } from '../settings/number-rule.ts';
import { DuplicateHints } from './duplicate-hints.tsx';
import { type NewPersonForm, newPersonBody } from './new-person-body.ts';
import { PlaceFields } from './place-fields.tsx';
import { readIdNumber } from './read-id-number.ts';
import { sectionFields } from './section-fields.ts';
import { SectionInput } from './section-input.tsx';
import './archive.css';

const field = (group: 'basic' | 'identity' | 'contact' | 'compensation', key: string) => {
  const found = sectionFields[group].find(each => each.key === key);
  if (!found) throw new Error(`no field ${group}.${key}`);
  return found;
};
/** Documents whose 18 characters tell birth date and sex. */
const tellingKinds: readonly unknown[] = ['identity-card', 'hmt-residence-permit'];

/** What becomes of an empty 工号. */
function NumberHint() {
  const { data } = useQuery(numberRuleQuery);
  return data?.isOn ? (
    <p className="quiet small">工号留空时自动编号，下一个是 {numberOf(data, data.next)}（已用过的会跳过）。</p>
  ) : null;
}

export function NewPerson({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<NewPersonForm>();
  const can = useCan();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const save = useMutation({
    mutationFn: (body: ReturnType<typeof newPersonBody>) => call(createPerson, { body }),
    onSuccess: async made => {
      message.success('已新建员工档案');
      await client.invalidateQueries({ queryKey: ['people'] });
      await navigate({ to: '/people/$personId', params: { personId: made.id } });
    },
    onError: (error, body) => {
      if (!(error instanceof ProblemError) || error.problem.code !== 'people.possible-duplicates') return;
      modal.confirm({
        title: '可能已有这个人的档案',
        content: error.problem.title,
        okText: '确认不是同一人，继续新建',
        cancelText: '返回核对',
        onOk: () => save.mutate({ ...body, confirmDuplicates: true }),
      });
    },
  });
  const isDuplicate = save.error instanceof ProblemError && save.error.problem.code === 'people.possible-duplicates';

  /** The identity number tells birth date and sex; what was typed by hand is not overwritten silently but follows the number. */
  const onChange = (changed: Partial<NewPersonForm>) => {
    const number = changed.identity?.number;
    if (typeof number !== 'string' || !tellingKinds.includes(form.getFieldValue(['identity', 'kind']))) return;
    const read = readIdNumber(number, today());
    if (read) form.setFieldsValue({ basic: { birthOn: read.birthOn, sex: read.sex } });
  };
  const number = Form.useWatch(['identity', 'number'], form);
  const kind = Form.useWatch(['identity', 'kind'], form);
  const read = typeof number === 'string' && tellingKinds.includes(kind) ? readIdNumber(number, today()) : null;

  return (
    <Drawer
      open
      size={720}
      title="新建员工"
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className="row">
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            新建
          </Button>
          <Button onClick={onClose}>取消</Button>
          <span className="quiet small">新建后可在档案页补充家庭、教育等信息。</span>
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={{ identity: { kind: 'identity-card' }, employment: { on: today(), kind: 'full-time' } }}
        onValuesChange={onChange}
        onFinish={values => save.mutate(newPersonBody(values))}
      >
        {isDuplicate ? null : <ProblemAlert error={save.error} />}
        <h3 className="form-part">身份</h3>
        <div className="form-grid">
          <SectionInput field={field('basic', 'name')} prefix="basic" />
          <SectionInput field={field('contact', 'phone')} prefix="contact" />
          <SectionInput field={field('identity', 'kind')} prefix="identity" />
          <SectionInput
            field={{
              ...field('identity', 'number'),
              required: false,
              hint: read ? (read.checks ? '已由号码填入出生日期和性别。' : '校验位不符，请核对号码。') : '',
            }}
            prefix="identity"
          />
          <SectionInput field={field('basic', 'sex')} prefix="basic" />
          <SectionInput field={field('basic', 'birthOn')} prefix="basic" />
        </div>
        <DuplicateHints form={form} />
        <h3 className="form-part">任职</h3>
        <PlaceFields prefix="employment" hiring />
        <NumberHint />
        <Collapse
          ghost
          items={[
            {
              key: 'more',
              label: '更多基本信息（可以稍后补充）',
              forceRender: true,
              children: (
                <div className="form-grid">
                  {[
                    'ethnicityCode',
                    'politicalStatusCode',
                    'maritalStatusCode',
                    'nativeRegionCode',
                    'startedWorkOn',
                  ].map(key => (
                    <SectionInput key={key} field={field('basic', key)} prefix="basic" />
                  ))}
                  <SectionInput field={field('contact', 'email')} prefix="contact" />
                  <SectionInput field={field('contact', 'homeAddress')} prefix="contact" />
                  {can('people.edit', 'compensation') ? (
                    <SectionInput
                      field={{ ...field('compensation', 'amountFen'), label: '基本工资（每月）', required: false }}
                      prefix="compensation"
                    />
                  ) : null}
                </div>
              ),
            },
          ]}
        />
      </Form>
    </Drawer>
  );
}
