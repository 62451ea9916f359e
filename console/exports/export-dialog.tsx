import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Checkbox, Form, Input, Modal, Radio, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { fieldGroups } from '#contract/action.ts';
import { call } from '#contract/call.ts';
import {
  type ExportAsk,
  type ExportColumnKey,
  type ExportFormat,
  type ExportMeasure,
  type ExportSection,
  exportColumns,
  exportSections,
  groupLabel,
  type PlainGroup,
  requestExport,
} from '#contract/export.ts';
import { queries } from '../app/queries.ts';
import { useCan } from '../app/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useCustomColumns } from '../people/custom-columns.ts';
import { measureQuery } from './export-queries.ts';
import './exports.css';

/** What the dialog begins with: of a list its filters and columns, of an archive its sections. */
export type ExportFrom =
  | {
      readonly kind: 'list';
      readonly query: NonNullable<ExportAsk['query']>;
      readonly columns: readonly string[];
      readonly customColumns: readonly string[];
      /** Those chosen one by one, in place of all whom the query finds. */
      readonly personIds?: readonly string[];
      /** Left out of all whom the query finds. */
      readonly exceptPersonIds?: readonly string[];
    }
  | {
      readonly kind: 'archive';
      readonly personId: string;
      readonly name: string;
      readonly sections: readonly ExportSection[];
    };

/** Asks for an export: what stands in it, in which format, and why. Another person decides. */
export function ExportDialog({ from, onClose }: { from: ExportFrom; onClose: () => void }) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [format, setFormat] = useState<ExportFormat>(from.kind === 'list' ? 'xlsx' : 'pdf');
  const [columns, setColumns] = useState<ExportColumnKey[]>(from.kind === 'list' ? knownColumns(from.columns) : []);
  const [custom, setCustom] = useState<string[]>(from.kind === 'list' ? [...from.customColumns] : []);
  const [sections, setSections] = useState<ExportSection[]>(from.kind === 'archive' ? [...from.sections] : []);
  const [plain, setPlain] = useState<PlainGroup[]>([]);
  const [form] = Form.useForm<{ reason: string }>();
  const bare: ExportAsk =
    from.kind === 'list'
      ? {
          kind: 'list',
          format,
          columns,
          ...(custom.length > 0 ? { customColumns: custom } : {}),
          ...(from.personIds?.length ? { personIds: [...from.personIds] } : { query: from.query }),
          ...(from.exceptPersonIds?.length ? { exceptPersonIds: [...from.exceptPersonIds] } : {}),
        }
      : { kind: 'archive', format, personId: from.personId, sections };
  const isEmpty = columns.length + custom.length + sections.length === 0;
  const measured = useQuery({ ...measureQuery(bare), enabled: !isEmpty });
  const { data } = measured;
  const held = plain.filter(group => data?.sensitive.some(each => each.group === group && each.mayPlain));
  const send = useMutation({
    mutationFn: (reason: string) =>
      call(requestExport, { body: { ask: { ...bare, ...(held.length > 0 ? { plain: held } : {}) }, reason } }),
    onSuccess: async ({ number }) => {
      message.success(`已提交 ${number}，批准后可在「导出」页下载`);
      onClose();
      await queries.invalidateQueries({ queryKey: ['exports'] });
      await navigate({ to: '/exports' });
    },
  });
  const tooMany = data !== undefined && data.rows > data.left;
  return (
    <Modal
      open
      width={640}
      style={{ top: 32 }}
      title={from.kind === 'list' ? '申请导出员工名单' : `申请导出${from.name}的档案`}
      okText="提交申请"
      okButtonProps={{ loading: send.isPending, disabled: isEmpty || !data || tooMany || measured.isError }}
      cancelText="取消"
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <div className="stack export-dialog">
        <p className="quiet">须由他人批准后才生成文件。文件带有您的姓名、时间和编号，只有您能下载，链接到期失效。</p>
        <Labelled label="格式">
          <Radio.Group
            aria-label="格式"
            value={format}
            onChange={event => setFormat(event.target.value as ExportFormat)}
            optionType="button"
            options={[
              { value: 'xlsx', label: 'Excel' },
              { value: 'pdf', label: 'PDF' },
            ]}
          />
        </Labelled>
        {from.kind === 'list' ? (
          <ColumnChoice columns={columns} onColumns={setColumns} custom={custom} onCustom={setCustom} />
        ) : (
          <Labelled label="栏目">
            <Checkbox.Group
              className="export-choice"
              value={sections}
              onChange={value => setSections(exportSections.filter(each => value.includes(each)))}
              options={from.sections.map(each => ({ value: each, label: groupLabel(each) }))}
            />
          </Labelled>
        )}
        {isEmpty ? <Alert type="info" showIcon title="请至少选择一项。" /> : null}
        {!isEmpty && data && !measured.isError ? (
          <Summary measure={data} plain={held} onPlain={setPlain} isBusy={measured.isFetching} />
        ) : null}
        {!isEmpty ? <ProblemAlert error={measured.error} /> : null}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={({ reason }) => send.mutate(reason.trim())}>
          <Form.Item
            name="reason"
            label="导出原因（审批人与审计员看得到，也写在文件上）"
            rules={[{ required: true, whitespace: true, message: '请写明导出的原因' }]}
          >
            <Input.TextArea rows={2} maxLength={300} showCount placeholder="给谁用、做什么用，用完如何处理" />
          </Form.Item>
        </Form>
        <ProblemAlert error={send.error} />
      </div>
    </Modal>
  );
}

function knownColumns(keys: readonly string[]): ExportColumnKey[] {
  return exportColumns.map(each => each.key).filter(key => keys.includes(key));
}

function ColumnChoice(props: {
  columns: ExportColumnKey[];
  onColumns: (keys: ExportColumnKey[]) => void;
  custom: string[];
  onCustom: (refs: string[]) => void;
}) {
  const can = useCan();
  const drawn = useCustomColumns();
  const options = exportColumns
    .filter(each => can('people.read', each.group))
    .map(each => ({ value: each.key, label: each.label, disabled: each.key === 'name' }));
  return (
    <>
      <Labelled label="列">
        <Checkbox.Group
          className="export-choice"
          value={props.columns}
          onChange={value => props.onColumns(knownColumns(['name', ...value]))}
          options={options}
        />
      </Labelled>
      {drawn.length > 0 ? (
        <Labelled label="自定义字段">
          <Checkbox.Group
            className="export-choice"
            value={props.custom}
            onChange={value => props.onCustom(drawn.map(each => each.ref).filter(ref => value.includes(ref)))}
            options={drawn.map(each => ({ value: each.ref, label: each.label, title: each.sectionName }))}
          />
        </Labelled>
      ) : null}
    </>
  );
}

function Summary(props: {
  measure: ExportMeasure;
  plain: readonly PlainGroup[];
  onPlain: (groups: PlainGroup[]) => void;
  isBusy: boolean;
}) {
  const { measure, plain } = props;
  const { rows, left, dailyRows } = measure;
  return (
    <section className="export-summary" aria-label="导出范围" aria-busy={props.isBusy}>
      <dl className="facts">
        <div>
          <dt>人数</dt>
          <dd>
            {rows.toLocaleString('zh-CN')} 人
            <span className="quiet small export-left">
              今天还可申请 {left.toLocaleString('zh-CN')} 行（每日 {dailyRows.toLocaleString('zh-CN')} 行）
            </span>
          </dd>
        </div>
        <div>
          <dt>包含</dt>
          <dd>{measure.groups.map(each => (each in fieldGroups ? groupLabel(each) : '自定义分组')).join('、')}</dd>
        </div>
      </dl>
      {rows > left ? <Alert type="error" showIcon title="超过今天还可申请的行数，请缩小范围或改日再申请。" /> : null}
      {measure.sensitive.map(({ group, mayPlain }) => (
        <div key={group} className="row export-plain">
          <Switch
            size="small"
            aria-label={`${groupLabel(group)}导出完整号码`}
            checked={plain.includes(group)}
            disabled={!mayPlain}
            onChange={on => props.onPlain(on ? [...plain, group] : plain.filter(each => each !== group))}
          />
          <span>
            {groupLabel(group)}：{plain.includes(group) ? '完整号码' : '掩码'}
          </span>
          {mayPlain ? null : <span className="quiet small">您没有查看完整号码的权限</span>}
        </div>
      ))}
      {plain.length > 0 ? <Alert type="warning" showIcon title="文件将含完整号码，审批人会看到这一点。" /> : null}
    </section>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}
