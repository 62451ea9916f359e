import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined, LockOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type DragEvent, useState } from 'react';
import { call } from '#contract/call.ts';
import { type CustomSection, orderCustomSections } from '#contract/custom-field.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { audienceText } from './audience-fields.tsx';
import { customKey, sectionsQuery } from './custom-queries.ts';
import { GroupPanel } from './group-panel.tsx';
import { NewSection } from './new-section.tsx';
import '../forms/forms.css';
import './custom-fields.css';

/** The sections that HR adds to the archive, in the order in which the archive shows them. */
export function CustomFieldsPage() {
  const sections = useQuery(sectionsQuery);
  const [isNew, setNew] = useState(false);
  const [showsGroups, setShowsGroups] = useState(false);
  return (
    <Page>
      <PageHead
        title="自定义字段"
        note="在员工档案里增加栏目和字段。保存后立即出现在档案、手机、员工列表和接口里。"
        actions={
          <>
            <Button onClick={() => setShowsGroups(true)}>字段分组</Button>
            <Button type="primary" onClick={() => setNew(true)}>
              新建栏目
            </Button>
          </>
        }
      />
      <Gate query={sections}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="还没有自定义栏目"
              actions={
                <Button type="primary" onClick={() => setNew(true)}>
                  新建栏目
                </Button>
              }
            >
              例如“工位与班车”，或只给关键岗位用的专项档案。
            </EmptyState>
          ) : (
            <Sections key={items.map(each => each.id).join()} items={items} />
          )
        }
      </Gate>
      {isNew ? <NewSection onClose={() => setNew(false)} /> : null}
      {showsGroups ? <GroupPanel onClose={() => setShowsGroups(false)} /> : null}
    </Page>
  );
}

function Sections({ items }: { items: readonly CustomSection[] }) {
  const [ids, setIds] = useState(items.map(each => each.id));
  const queries = useQueryClient();
  const order = useMutation({
    mutationFn: (next: string[]) => call(orderCustomSections, { body: { ids: next } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [customKey] }),
  });
  const put = (id: string, at: number) => {
    const next = ids.filter(each => each !== id);
    next.splice(Math.max(0, Math.min(at, next.length)), 0, id);
    setIds(next);
    order.mutate(next);
  };
  const byId = new Map(items.map(each => [each.id, each]));
  return (
    <>
      <ProblemAlert error={order.error} />
      <ul className="forms-list">
        {ids.map((id, at) => {
          const section = byId.get(id);
          return section ? (
            <Row
              key={id}
              section={section}
              isFirst={at === 0}
              isLast={at === ids.length - 1}
              onStep={step => put(id, at + step)}
              onDropped={moved => put(moved, at)}
            />
          ) : null;
        })}
      </ul>
    </>
  );
}

function Row(props: {
  section: CustomSection;
  isFirst: boolean;
  isLast: boolean;
  onStep: (step: -1 | 1) => void;
  onDropped: (id: string) => void;
}) {
  const { section } = props;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const id = event.dataTransfer.getData('text/plain');
    if (id !== section.id) props.onDropped(id);
  };
  return (
    <li
      className="cf-item"
      draggable
      onDragStart={event => event.dataTransfer.setData('text/plain', section.id)}
      onDragOver={event => event.preventDefault()}
      onDrop={drop}
    >
      <HolderOutlined className="quiet cf-grip" aria-hidden />
      <Link to="/custom-fields/$sectionId" params={{ sectionId: section.id }} className="forms-row cf-row">
        <span className="forms-name">
          <strong>{section.name}</strong>
          <span className="quiet small">{section.help || audienceText(section.audience)}</span>
        </span>
        <code className="quiet small">{section.code}</code>
        <span className="quiet small nowrap">{section.fields} 个字段</span>
        <span className="quiet small nowrap">{section.people.toLocaleString('zh-CN')} 人有内容</span>
        <span className="forms-state">
          <Chip tone="plain">
            {section.isSealed ? <LockOutlined aria-label="加密保存" /> : null} {section.groupLabel}
          </Chip>
          {section.isRetired ? <Chip>已停用</Chip> : null}
        </span>
      </Link>
      <span className="cf-steps">
        <Button
          type="text"
          size="small"
          icon={<ArrowUpOutlined />}
          disabled={props.isFirst}
          aria-label={`上移${section.name}`}
          onClick={() => props.onStep(-1)}
        />
        <Button
          type="text"
          size="small"
          icon={<ArrowDownOutlined />}
          disabled={props.isLast}
          aria-label={`下移${section.name}`}
          onClick={() => props.onStep(1)}
        />
      </span>
    </li>
  );
}
