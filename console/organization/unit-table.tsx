import { PlusOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { type Unit, unitKindLabels } from '#contract/organization.ts';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { treeOf, type UnitNode } from '../parts/units.ts';
import { UnitForm } from './unit-form.tsx';

type Row = Omit<UnitNode, 'children'> & { children?: Row[] };
/** A leaf has no children at all, so that it shows no handle. */
const rowOf = ({ children, ...unit }: UnitNode): Row =>
  children.length > 0 ? { ...unit, children: children.map(rowOf) } : unit;

export function UnitTable(props: {
  units: UseQueryResult<{ items: Unit[] }>;
  asOf: string | undefined;
  onOpen: (unitId: string) => void;
}) {
  const can = useCan();
  const [creating, setCreating] = useState(false);
  const create = can('organization.edit') ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      新建单位
    </Button>
  ) : null;
  return (
    <>
      <Gate query={props.units}>
        {({ items }) => {
          const tree = treeOf(items);
          if (items.length === 0)
            return (
              <div className="panel" style={{ marginTop: 16 }}>
                <EmptyState title={props.asOf ? '这一天还没有单位' : '还没有单位'} actions={create}>
                  先建立最上级的公司或机构，再逐级建立部门；也可以在导入花名册时一并建立。
                </EmptyState>
              </div>
            );
          return (
            <div className="stack" style={{ paddingTop: 12, gap: 12 }}>
              <div>{create}</div>
              <div className="panel">
                <Table<Row>
                  rowKey="id"
                  size="small"
                  dataSource={tree.map(rowOf)}
                  pagination={false}
                  expandable={{
                    defaultExpandedRowKeys: [...tree, ...tree.flatMap(each => each.children)].map(each => each.id),
                    indentSize: 20,
                  }}
                  columns={[
                    {
                      title: '单位',
                      render: (_, unit) => (
                        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => props.onOpen(unit.id)}>
                          {unit.name}
                        </Button>
                      ),
                    },
                    { title: '类型', width: 84, render: (_, unit) => <Chip>{unitKindLabels[unit.kind]}</Chip> },
                    { title: '编码', width: 100, dataIndex: 'code' },
                    { title: '负责人', width: 120, render: (_, unit) => unit.headName ?? '—' },
                    {
                      title: '直属',
                      width: 84,
                      align: 'right',
                      render: (_, unit) => unit.headCount.direct.toLocaleString('zh-CN'),
                    },
                    {
                      title: '含下级',
                      width: 90,
                      align: 'right',
                      render: (_, unit) => unit.headCount.total.toLocaleString('zh-CN'),
                    },
                    { title: '法人主体', ellipsis: true, render: (_, unit) => unit.legalEntityName ?? '—' },
                  ]}
                />
              </div>
            </div>
          );
        }}
      </Gate>
      {creating ? (
        <UnitForm way="create" onClose={() => setCreating(false)} {...(props.asOf ? { from: props.asOf } : {})} />
      ) : null}
    </>
  );
}
