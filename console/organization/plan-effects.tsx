import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Table, Tabs } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { listMovedPeople, type MovedPerson, type ReorganisationPreview } from '#contract/reorganisation.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

const pageSize = 20;

/** Everybody and everything that a plan touches, one list each. */
export function PlanEffects(props: { planId: string; revision: number; preview: ReorganisationPreview }) {
  const { preview } = props;
  const grants = preview.grants;
  return (
    <section className="panel" aria-label="影响">
      <Tabs
        className="plan-effects"
        items={[
          {
            key: 'people',
            label: `人员 ${preview.people}`,
            children: <MovedPeople planId={props.planId} revision={props.revision} />,
          },
          {
            key: 'posts',
            label: `岗位 ${preview.posts.length}`,
            children: (
              <Plain
                empty="没有岗位随单位变动"
                columns={['原单位', '岗位', '人数', '新单位']}
                rows={preview.posts.map(each => [
                  each.unitName,
                  each.postName || '未填岗位',
                  each.people,
                  each.toUnitName,
                ])}
              />
            ),
          },
          {
            key: 'heads',
            label: `负责人 ${preview.heads.length}`,
            children: (
              <Plain
                empty="没有负责人变化"
                columns={['单位', '原负责人', '新负责人']}
                rows={preview.heads.map(each => [each.unitName, each.before ?? '—', each.after ?? '—'])}
              />
            ),
          },
          {
            key: 'grants',
            label: grants ? `授权 ${grants.length}` : '授权',
            children: grants ? (
              <Plain
                empty="按单位授予的角色，范围都不变"
                columns={['账号', '角色', '授权单位', '单位数', '可见人数']}
                rows={grants.map(each => [
                  each.accountName,
                  each.roleName,
                  each.unitName,
                  `${each.unitsBefore} → ${each.unitsAfter}`,
                  `${each.peopleBefore} → ${each.peopleAfter}`,
                ])}
              />
            ) : (
              <p className="nothing">您无权查看授权；预定前可请管理员核对按单位授予的角色。</p>
            ),
          },
          {
            key: 'more',
            label: '事项与编制',
            children: (
              <div className="stack" style={{ padding: 16, gap: 8 }}>
                <p>撤销或并入的单位名下有 {preview.runningCases} 件办理中的事项，按原单位继续办完。</p>
                {preview.plannedHeadCounts.length === 0 ? (
                  <p>没有需要另行调整的编制。</p>
                ) : (
                  <Alert
                    type="warning"
                    showIcon
                    title={`请另行调整编制：${preview.plannedHeadCounts.map(each => `${each.unitName} ${each.planned} 人`).join('、')}`}
                  />
                )}
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

function MovedPeople({ planId, revision }: { planId: string; revision: number }) {
  const [page, setPage] = useState(1);
  const people = useQuery({
    queryKey: ['organization', 'plan', planId, revision, 'people', page],
    queryFn: ({ signal }) =>
      call(listMovedPeople, {
        params: { id: planId },
        query: { limit: pageSize, offset: (page - 1) * pageSize },
        signal,
      }),
  });
  if (people.error) return <ProblemAlert error={people.error} retry={() => people.refetch()} />;
  return (
    <Table<MovedPerson>
      rowKey={row => `${row.personId} ${row.from} ${row.fromUnitName} ${row.postName}`}
      size="small"
      loading={people.isPending}
      dataSource={people.data?.items ?? []}
      locale={{ emptyText: '没有人员变动单位' }}
      pagination={{
        current: page,
        pageSize,
        total: people.data?.total ?? 0,
        onChange: setPage,
        showSizeChanger: false,
        hideOnSinglePage: true,
      }}
      columns={[
        {
          title: '姓名',
          render: (_, row) => (
            <Link to="/people/$personId" params={{ personId: row.personId }} search={{}}>
              {row.name}
            </Link>
          ),
        },
        { title: '工号', dataIndex: 'number' },
        { title: '岗位', render: (_, row) => `${row.postName || '—'}${row.isPrimary ? '' : '（兼任）'}` },
        { title: '原单位', dataIndex: 'fromUnitName' },
        { title: '新单位', dataIndex: 'toUnitName' },
        { title: '起', dataIndex: 'from' },
      ]}
    />
  );
}

function Plain(props: { columns: string[]; rows: (string | number)[][]; empty: string }) {
  return (
    <Table
      rowKey={row => row.key}
      size="small"
      dataSource={props.rows.map((cells, index) => ({ key: `${index} ${cells.join(' ')}`, cells }))}
      locale={{ emptyText: props.empty }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={props.columns.map((title, index) => ({
        title,
        render: (_: unknown, row: { cells: (string | number)[] }) => row.cells[index],
      }))}
    />
  );
}
