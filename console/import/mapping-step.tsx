import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { fieldGroups } from '#contract/action.ts';
import { call } from '#contract/call.ts';
import { checkImport, type Import, type ImportColumn, setImportMapping } from '#contract/import.ts';
import { Chip } from '../parts/chip.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { importFieldsQuery, keepImport, keepStarted } from './import-queries.ts';

type Change = { sheet?: string; headerRow?: number; columns?: { index: number; field: string | null }[] };

/** Which column is what: the server proposes, the user decides. */
export function MappingStep({ run }: { run: Import }) {
  const [remember, setRemember] = useState(true);
  const fields = useQuery(importFieldsQuery);
  const params = { id: run.id };
  const map = useMutation({
    mutationFn: (change: Change) => call(setImportMapping, { params, body: { ...change, remember } }),
    onSuccess: keepImport,
  });
  const check = useMutation({
    mutationFn: () => call(checkImport, { params }),
    onSuccess: ({ jobRunId }) => keepStarted(run, 'checking', jobRunId),
  });
  const groups = Map.groupBy(fields.data?.items ?? [], each => each.group);
  const options = Array.from(groups, ([group, items]) => ({
    label: (fieldGroups as Record<string, string>)[group] ?? group,
    options: items.map(each => ({ value: each.key, label: each.label })),
  }));
  const taken = new Set(run.columns.map(each => each.field));
  const hasName = taken.has('name');
  return (
    <div className="stack">
      {run.sameFileAs ? (
        <Alert
          type="warning"
          showIcon
          title={`这个文件在 ${instantText(run.sameFileAs.createdAt)} 导入过`}
          description="已经在系统里且内容相同的行不会重复写入。"
        />
      ) : null}
      <div className="row wrap">
        <label htmlFor="import-sheet">工作表</label>
        <Select
          id="import-sheet"
          value={run.sheet}
          options={run.sheets.map(value => ({ value, label: value || '（CSV）' }))}
          onChange={sheet => map.mutate({ sheet })}
          style={{ minWidth: 160 }}
        />
        <label htmlFor="import-header">表头在第</label>
        <InputNumber
          id="import-header"
          key={run.headerRow}
          min={1}
          max={200}
          precision={0}
          defaultValue={run.headerRow}
          onBlur={event => {
            const headerRow = Number(event.target.value);
            if (Number.isInteger(headerRow) && headerRow > 0 && headerRow !== run.headerRow) map.mutate({ headerRow });
          }}
          style={{ width: 72 }}
        />
        <span>行</span>
        <span className="push quiet small">没有对应字段的列不会导入。</span>
      </div>
      <ProblemAlert error={map.error ?? check.error ?? fields.error} />
      <ul className="panel" aria-label="列的对应">
        <li className="mapping-grid" aria-hidden="true">
          <span>文件中的列</span>
          <span>内容示例</span>
          <span>对应字段</span>
          <span>依据</span>
        </li>
        {run.columns.map(each => (
          <li key={each.index} className={each.field ? 'mapping-grid' : 'mapping-grid mapping-none'}>
            <strong className="ellipsis">{each.header || '（无标题）'}</strong>
            <span className="quiet ellipsis">{each.samples.filter(Boolean).join('、')}</span>
            <Select<string>
              value={each.field}
              options={options}
              loading={fields.isPending || map.isPending}
              showSearch={{ optionFilterProp: 'label' }}
              allowClear
              placeholder={each.ordinal ? '行号，不导入' : '不导入'}
              aria-label={`“${each.header}”列对应的字段`}
              onChange={(field: string | undefined) =>
                map.mutate({ columns: [{ index: each.index, field: field ?? null }] })
              }
            />
            <Ground column={each} />
          </li>
        ))}
      </ul>
      {hasName ? null : <Alert type="error" showIcon title="还没有哪一列对应“姓名”，无法继续。" />}
      <div className="row">
        <Button
          type="primary"
          size="large"
          disabled={!hasName}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          {run.rows > 0 ? `检查全部 ${run.rows.toLocaleString('zh-CN')} 行` : '检查全部行'}
        </Button>
        <Checkbox checked={remember} onChange={event => setRemember(event.target.checked)}>
          记住我改过的对应，下次自动使用
        </Checkbox>
      </div>
    </div>
  );
}

function Ground({ column }: { column: ImportColumn }) {
  if (!column.field) return <span />;
  if (column.by === 'chosen') return <Chip tone="teal">人工指定</Chip>;
  if (column.by === 'remembered') return <Chip tone="success">上次确认过</Chip>;
  if (column.confidence < 0.8) return <Chip tone="warning">请核对</Chip>;
  return <Chip>{column.by === 'contents' ? '按内容' : '按列名'}</Chip>;
}
