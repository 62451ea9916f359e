import { App, Tooltip } from 'antd';
import type { CertificateTemplate } from '#contract/certificate-template.ts';

/** The fields that a template may name; a click copies one. */
export function FieldList({ fields }: { fields: CertificateTemplate['fields'] }) {
  const { message } = App.useApp();
  const copy = async (name: string) => {
    try {
      await navigator.clipboard.writeText(`{${name}}`);
      message.success(`已复制 {${name}}，请粘贴到段落中`);
    } catch {
      message.info(`请在段落中写 {${name}}`);
    }
  };
  return (
    <div className="template-fields">
      <p className="quiet small">
        可用的字段（点击复制）。写在 <code>[[ ]]</code> 里的文字，遇到其中字段没有内容时整段不印；带 *
        的必须写明，不能放进
        <code>[[ ]]</code>。
      </p>
      <ul>
        {fields.map(({ name, label, isRequired }) => (
          <li key={name}>
            <Tooltip title={`{${name}}`}>
              <button type="button" className="template-field" onClick={() => void copy(name)}>
                {label}
                {isRequired ? <b title="必须写明"> *</b> : null}
              </button>
            </Tooltip>
          </li>
        ))}
      </ul>
    </div>
  );
}
