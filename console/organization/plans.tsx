import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { call } from '#contract/call.ts';
import {
  draftReorganisation,
  listReorganisations,
  type ReorganisationItem,
  type ReorganisationState,
  reorganisationStateLabels,
} from '#contract/reorganisation.ts';
import { queries } from '../app/queries.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText, today } from '../parts/when.ts';

export const stateTones: Record<ReorganisationState, Tone> = {
  draft: 'quiet',
  booked: 'warning',
  effective: 'success',
  rescinded: 'quiet',
};

/** All plans of reorganisation that one may see. */
export function Plans({ onOpen }: { onOpen: (planId: string) => void }) {
  const plans = useQuery({
    queryKey: ['organization', 'plans'],
    queryFn: ({ signal }) => call(listReorganisations, { signal }),
  });
  const draft = useMutation({
    mutationFn: () =>
      call(draftReorganisation, { body: { title: `${today().slice(0, 7)} 组织调整`, on: today(), steps: [] } }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['organization', 'plans'] });
      onOpen(id);
    },
  });
  const create = (
    <Button type="primary" icon={<PlusOutlined />} loading={draft.isPending} onClick={() => draft.mutate()}>
      起草方案
    </Button>
  );
  return (
    <div className="stack" style={{ paddingTop: 12, gap: 12 }}>
      <ProblemAlert error={draft.error} />
      <Gate query={plans}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="panel">
              <EmptyState title="还没有组织调整方案" actions={create}>
                把新设、更名、移动、合并、撤销放在一份方案里，看清影响，再选一天一起生效。
              </EmptyState>
            </div>
          ) : (
            <>
              <div className="row">{create}</div>
              <div className="panel">
                <Table<ReorganisationItem>
                  rowKey="id"
                  size="small"
                  dataSource={items}
                  pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
                  columns={[
                    {
                      title: '方案',
                      render: (_, each) => (
                        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpen(each.id)}>
                          {each.title}
                        </Button>
                      ),
                    },
                    {
                      title: '状态',
                      width: 110,
                      render: (_, each) => (
                        <Chip tone={stateTones[each.state]}>{reorganisationStateLabels[each.state]}</Chip>
                      ),
                    },
                    { title: '生效日', dataIndex: 'on', width: 120 },
                    { title: '步骤', dataIndex: 'stepCount', width: 72, align: 'right' },
                    {
                      title: '调动人数',
                      width: 96,
                      align: 'right',
                      render: (_, each) => (each.bookedAt ? each.peopleMoved : '—'),
                    },
                    { title: '范围', render: (_, each) => each.scopeName ?? '全公司' },
                    { title: '起草', render: (_, each) => each.madeByName },
                    { title: '最近修改', width: 170, render: (_, each) => instantText(each.editedAt) },
                  ]}
                />
              </div>
            </>
          )
        }
      </Gate>
    </div>
  );
}
