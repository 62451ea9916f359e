import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Popover, Radio } from 'antd';
import { useState } from 'react';
import { callForFile } from '#contract/call.ts';
import {
  printRegistrationForm,
  type RegistrationForm,
  registrationFormLabels,
  registrationForms,
} from '#contract/registration-form.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** Registration forms on paper, of what the reader may see. */
export function PrintMenu(props: { personId: string; name: string; asOf: string; mayReveal: boolean }) {
  const [form, setForm] = useState<RegistrationForm>('employee');
  const [fullNumbers, setFullNumbers] = useState(false);
  const print = useMutation({
    mutationFn: async () => {
      const bytes = await callForFile(printRegistrationForm, {
        params: { id: props.personId },
        body: { form, asOf: props.asOf, fullNumbers },
      });
      const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = `${registrationFormLabels[form]}-${props.name}.pdf`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
  });
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="打印登记表"
      content={
        <div className="stack" style={{ width: 240 }}>
          <Radio.Group
            vertical
            value={form}
            onChange={event => setForm(event.target.value as RegistrationForm)}
            options={registrationForms.map(value => ({ value, label: registrationFormLabels[value] }))}
          />
          {props.mayReveal ? (
            <Checkbox checked={fullNumbers} onChange={event => setFullNumbers(event.target.checked)}>
              打印完整证件号与手机号
            </Checkbox>
          ) : null}
          <p className="quiet small">按截至 {props.asOf} 的档案生成，只含您有权查看的内容；打印会记入审计日志。</p>
          <ProblemAlert error={print.error} />
          <Button type="primary" loading={print.isPending} onClick={() => print.mutate()}>
            生成 PDF
          </Button>
        </div>
      }
    >
      <Button icon={<PrinterOutlined />}>登记表</Button>
    </Popover>
  );
}
