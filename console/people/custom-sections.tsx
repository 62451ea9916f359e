import { EditOutlined, HistoryOutlined, LockOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { call } from '#contract/call.ts';
import { type PersonCustom, readPersonCustom } from '#contract/custom-value.ts';
import type { FormPrefill } from '#contract/form-definition.ts';
import { Chip } from '../parts/chip.tsx';
import { DatedTag } from '../parts/dated-tag.tsx';
import { type Moment, momentKey, momentQuery } from '../parts/moment.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { CustomFacts } from './custom-facts.tsx';
import { CustomHistory } from './custom-history.tsx';

const CustomEditor = lazy(() => import('./custom-editor.tsx').then(part => ({ default: part.CustomEditor })));

/** The sections that HR drew, as of the moment that the archive looks at. */
export function CustomSections({ personId, moment, on }: { personId: string; moment: Moment; on: string }) {
  const custom = useQuery({
    queryKey: ['people', 'custom', personId, momentKey(moment)],
    queryFn: ({ signal }) => call(readPersonCustom, { params: { id: personId }, query: momentQuery(moment), signal }),
    placeholderData: keepPreviousData,
  });
  if (custom.error) return <ProblemAlert error={custom.error} retry={() => custom.refetch()} />;
  return (custom.data?.items ?? [])
    .filter(each => !each.isRetired || each.version)
    .map(each => (
      <CustomPanel key={each.id} personId={personId} section={each} prefill={custom.data?.prefill ?? {}} on={on} />
    ));
}

function CustomPanel(props: { personId: string; section: PersonCustom; prefill: unknown; on: string }) {
  const { personId, section, on } = props;
  const [editing, setEditing] = useState(false);
  const [history, setHistory] = useState(false);
  const { version, name } = section;
  return (
    <section className="panel" id={`section-custom-${section.code}`} aria-label={name}>
      <header>
        <h2>{name}</h2>
        {section.isSealed ? (
          <Tooltip title="加密保存">
            <LockOutlined className="quiet" aria-label="加密保存" />
          </Tooltip>
        ) : null}
        {section.isRetired ? <Chip>已停用的栏目</Chip> : section.applies ? null : <Chip>不再适用于现岗位</Chip>}
        {section.laterFrom ? <DatedTag from={section.laterFrom} until={null} on={on} /> : null}
        <span style={{ marginLeft: 'auto' }} />
        <Button
          type="text"
          size="small"
          icon={<HistoryOutlined />}
          onClick={() => setHistory(true)}
          aria-label={`${name}的历史`}
        >
          历史
        </Button>
        {section.canEdit ? (
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            onClick={() => setEditing(true)}
            aria-label={`${version ? '修改' : '填写'}${name}`}
          >
            {version ? '修改' : '填写'}
          </Button>
        ) : null}
      </header>
      {version ? (
        <div className="body">
          <CustomFacts personId={personId} section={section} />
        </div>
      ) : (
        <p className="nothing">{section.help || '尚无记录'}</p>
      )}
      {history ? <CustomHistory personId={personId} section={section} onClose={() => setHistory(false)} /> : null}
      {editing ? (
        <Suspense>
          <CustomEditor
            personId={personId}
            section={section}
            prefill={props.prefill as FormPrefill}
            on={on}
            onClose={() => setEditing(false)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
