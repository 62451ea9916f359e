import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Table } from 'antd';
import { useMemo, useState } from 'react';
import { call } from '#contract/call.ts';
import { listHeadCounts } from '#contract/head-count.ts';
import { unitKindLabels } from '#contract/organization.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { type Moment, momentKey, momentQuery } from '../parts/moment.ts';
import { HeadCountDrawer } from './head-count-drawer.tsx';
import { Gap } from './head-count-gap.tsx';
import { type CountNode, countTree, gapOf } from './head-count-tree.ts';
import './head-count.css';

/** Planned head counts against those who are there, of any day, rolled up over the tree. */
export function HeadCounts({ moment }: { moment: Moment }) {
  const counts = useQuery({
    queryKey: ['organization', 'head-count', momentKey(moment)],
    queryFn: ({ signal }) => call(listHeadCounts, { query: momentQuery(moment), signal }),
  });
  const [own, setOwn] = useState(false);
  const [openId, setOpen] = useState<string | null>(null);
  const tree = useMemo(() => countTree(counts.data?.items ?? []), [counts.data]);
  return (
    <Gate query={counts}>
      {({ items }) => {
        if (items.length === 0)
          return (
            <div className="panel" style={{ marginTop: 16 }}>
              <EmptyState title="没有您可查看编制的单位">请管理员授予“查看编制”，并指定单位。</EmptyState>
            </div>
          );
        const planned = tree.reduce((sum, each) => sum + (each.plannedTotal ?? 0), 0);
        const actual = tree.reduce((sum, each) => sum + each.actualPlanned, 0);
        const all = tree.reduce((sum, each) => sum + each.actualTotal, 0);
        const vacant = items.reduce((sum, each) => sum + (gapOf(each.planned, each.actual)?.vacant ?? 0), 0);
        const over = items.reduce((sum, each) => sum + (gapOf(each.planned, each.actual)?.over ?? 0), 0);
        const partly = items.some(each => !each.whole);
        const figures: [string, string][] = [
          ['编制', planned.toLocaleString('zh-CN')],
          ['其中实有', actual.toLocaleString('zh-CN')],
          ['缺编', vacant.toLocaleString('zh-CN')],
          ['超编', over.toLocaleString('zh-CN')],
          ['未设编制的单位里', `${(all - actual).toLocaleString('zh-CN')} 人`],
        ];
        return (
          <div className="stack" style={{ paddingTop: 12, gap: 12 }}>
            <div className="row wrap">
              <dl className="head-count-figures">
                {figures.map(([label, value]) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              <Checkbox className="push" checked={own} onChange={event => setOwn(event.target.checked)}>
                只算本单位，不含下级
              </Checkbox>
            </div>
            {partly ? (
              <p className="quiet small">
                实有人数只计您能查看的人{moment.asOf ? '；看过去某日时，只计现在仍在您权限内的人' : ''}。
              </p>
            ) : null}
            <div className="panel">
              <Table<CountNode>
                size="small"
                dataSource={tree}
                pagination={false}
                scroll={{ x: 860 }}
                expandable={{ defaultExpandedRowKeys: tree.map(each => each.id), indentSize: 18 }}
                columns={[
                  {
                    title: '单位',
                    render: (_, each) => (
                      <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpen(each.id)}>
                        {each.name}
                      </Button>
                    ),
                  },
                  { title: '类型', width: 84, render: (_, each) => unitKindLabels[each.kind] },
                  {
                    title: '编制',
                    width: 84,
                    align: 'right',
                    render: (_, each) => (own ? each.planned : each.plannedTotal) ?? <span className="quiet">—</span>,
                  },
                  {
                    title: '实有',
                    width: 84,
                    align: 'right',
                    render: (_, each) => (
                      <Link to="/people" search={{ unitId: each.id }} title="查看现在的员工（含下级）">
                        {own ? each.actual : each.actualTotal}
                      </Link>
                    ),
                  },
                  {
                    title: '对比',
                    width: 220,
                    render: (_, each) => (
                      <Bar
                        planned={own ? each.planned : each.plannedTotal}
                        actual={own ? each.actual : each.actualPlanned}
                      />
                    ),
                  },
                  {
                    title: '缺、超',
                    width: 110,
                    render: (_, each) => (
                      <Gap
                        planned={own ? each.planned : each.plannedTotal}
                        actual={own ? each.actual : each.actualPlanned}
                      />
                    ),
                  },
                ]}
              />
            </div>
            {openId ? (
              <HeadCountDrawer
                unit={items.find(each => each.id === openId)}
                moment={moment}
                onClose={() => setOpen(null)}
              />
            ) : null}
          </div>
        );
      }}
    </Gate>
  );
}

/** The actual as part of the plan; what goes beyond it stands out. */
function Bar(props: { planned: number | null; actual: number }) {
  const gap = gapOf(props.planned, props.actual);
  if (!gap) return null;
  const whole = Math.max(1, gap.share);
  return (
    <span className="head-count-bar" aria-hidden="true">
      <span className="head-count-plan" style={{ width: `${100 / whole}%` }}>
        <span style={{ width: `${Math.min(1, gap.share) * 100}%` }} />
      </span>
      {gap.share > 1 ? (
        <span className="head-count-over" style={{ width: `${((gap.share - 1) / whole) * 100}%` }} />
      ) : null}
    </span>
  );
}
