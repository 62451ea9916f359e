import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, InputNumber } from 'antd';
import { call } from '#contract/call.ts';
import { type ExportSettings, setExportSettings } from '#contract/export.ts';
import { queries } from '../app/queries.ts';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { exportSettingsQuery } from './export-queries.ts';

/** How much one may export in a day, from where on it is told, and for how long a link holds. */
export function ExportSettingsPanel() {
  const settings = useQuery(exportSettingsQuery);
  return (
    <section className="panel" aria-label="导出">
      <header>
        <h2>导出</h2>
        <span className="quiet small">达到每日限额或一次数量异常时，审计员与管理员会收到告警。</span>
      </header>
      <div className="body">
        <Gate query={settings}>{data => <SettingsForm key={JSON.stringify(data)} settings={data} />}</Gate>
      </div>
    </section>
  );
}

function SettingsForm({ settings }: { settings: ExportSettings }) {
  const [form] = Form.useForm<ExportSettings>();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (body: ExportSettings) => call(setExportSettings, { body }),
    onSuccess: async () => {
      message.success('已保存');
      await queries.invalidateQueries({ queryKey: exportSettingsQuery.queryKey });
    },
  });
  const number = (name: keyof ExportSettings, label: string, suffix: string, max: number) => (
    <Form.Item name={name} label={label} rules={[{ required: true, message: '请填写' }]}>
      <InputNumber min={1} max={max} precision={0} suffix={suffix} style={{ width: 180 }} />
    </Form.Item>
  );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={settings}
      onFinish={values => save.mutate(values)}
    >
      <div className="row wrap" style={{ alignItems: 'flex-start' }}>
        {number('dailyRows', '每人每天最多申请', '行', 1_000_000)}
        {number('alarmRows', '一次达到多少行即告警', '行', 1_000_000)}
        {number('linkHours', '链接有效', '小时', 168)}
        {number('mostDownloads', '每个文件最多下载', '次', 20)}
      </div>
      <ProblemAlert error={save.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  );
}
