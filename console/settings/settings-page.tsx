import { CertificateTemplatesPanel } from '../certificates/templates-panel.tsx';
import { ExportSettingsPanel } from '../exports/export-settings-panel.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ChannelsPanel } from './channels-panel.tsx';
import { NumberRulePanel } from './number-rule-panel.tsx';

/** What holds for the whole company and is nobody's own. */
export function SettingsPage() {
  return (
    <Page>
      <PageHead title="系统设置" note="对整个公司生效。" />
      <div className="stack">
        <NumberRulePanel />
        <CertificateTemplatesPanel />
        <ExportSettingsPanel />
        <ChannelsPanel />
      </div>
    </Page>
  );
}
