import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Switch } from 'antd';
import { call } from '#contract/call.ts';
import { type NumberRule, numberOf, setNumberRule } from '#contract/number-rule.ts';
import { queries } from '../app/queries.ts';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { numberRuleQuery } from './number-rule.ts';

/** How a new person gets an employee number where none is written. */
export function NumberRulePanel() {
  const rule = useQuery(numberRuleQuery);
  return (
    <section className="panel" aria-label="工号">
      <header>
        <h2>工号</h2>
        <span className="quiet small">只影响以后新建的员工；已有的工号不变，用过的工号不会再发给别人。</span>
      </header>
      <div className="body">
        <Gate query={rule}>{data => <RuleForm key={JSON.stringify(data)} rule={data} />}</Gate>
      </div>
    </section>
  );
}

function RuleForm({ rule }: { rule: NumberRule }) {
  const [form] = Form.useForm<NumberRule>();
  const { message } = App.useApp();
  const now = { ...rule, ...Form.useWatch([], form) };
  const save = useMutation({
    mutationFn: (body: NumberRule) => call(setNumberRule, { body }),
    onSuccess: made => {
      queries.setQueryData(numberRuleQuery.queryKey, made);
      message.success(made.isOn ? '已开启自动工号' : '已保存，自动工号未开启');
    },
  });
  const sample = [0, 1].map(more => numberOf(now, (now.next ?? 1) + more)).join('、');
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={rule}
      onFinish={values => save.mutate({ ...values, prefix: values.prefix ?? '' })}
      style={{ maxWidth: 560 }}
    >
      <Form.Item name="isOn" label="没有填写工号时自动编号" valuePropName="checked">
        <Switch checkedChildren="开" unCheckedChildren="关" />
      </Form.Item>
      <div className="row wrap" style={{ alignItems: 'flex-start' }}>
        <Form.Item
          name="prefix"
          label="前缀"
          rules={[{ pattern: /^[\p{L}\p{N}_-]*$/u, message: '只能用文字、数字、- 和 _' }]}
        >
          <Input maxLength={20} placeholder="可以不填" style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="width" label="数字至少几位" rules={[{ required: true, message: '请填写' }]}>
          <InputNumber min={1} max={12} precision={0} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item name="next" label="从几开始" rules={[{ required: true, message: '请填写' }]}>
          <InputNumber min={1} max={999_999_999_999} precision={0} style={{ width: 180 }} />
        </Form.Item>
      </div>
      <p className="quiet">接下来的工号：{sample} …（已被用过的会跳过）</p>
      <ProblemAlert error={save.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending} style={{ marginTop: 12 }}>
        保存
      </Button>
    </Form>
  );
}
