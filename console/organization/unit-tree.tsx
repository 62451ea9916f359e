import { PlusOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import type { Unit } from '#contract/organization.ts';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import type { Moment } from '../parts/moment.ts';
import { treeOf } from '../parts/units.ts';
import { UnitForm } from './unit-form.tsx';
import { UnitGrid } from './unit-grid.tsx';
import { branchesOf, openAtFirst, rowsOf } from './unit-rows.ts';

/** The units as a tree that opens, closes and is searched; thousands of them stay quick. */
export function UnitTree(props: {
  units: UseQueryResult<{ items: Unit[] }>;
  moment: Moment;
  openId: string | undefined;
  onOpen: (unitId: string) => void;
}) {
  const mayEdit = useCan()('organization.edit') && !props.moment.knownAt;
  const [creating, setCreating] = useState(false);
  const create = mayEdit ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      新建单位
    </Button>
  ) : null;
  return (
    <>
      <Gate query={props.units}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="panel" style={{ marginTop: 16 }}>
              <EmptyState title={props.moment.asOf ? '这一天还没有单位' : '还没有单位'} actions={create}>
                {mayEdit ? '先建立最上级的公司或机构，再逐级建立部门；也可以在导入花名册时一并建立。' : ''}
              </EmptyState>
            </div>
          ) : (
            <Tree items={items} create={create} openId={props.openId} onOpen={props.onOpen} />
          )
        }
      </Gate>
      {creating ? (
        <UnitForm
          way="create"
          onClose={() => setCreating(false)}
          {...(props.moment.asOf ? { from: props.moment.asOf } : {})}
        />
      ) : null}
    </>
  );
}

function Tree(props: {
  items: readonly Unit[];
  create: ReactNode;
  openId: string | undefined;
  onOpen: (unitId: string) => void;
}) {
  const tree = useMemo(() => treeOf(props.items), [props.items]);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [text, setText] = useState('');
  const search = useDeferredValue(text);
  const open = chosen ?? openAtFirst(tree);
  const rows = useMemo(() => rowsOf(tree, open, search), [tree, open, search]);
  const isSearching = search.trim() !== '';
  const found = rows.filter(each => each.found).length;
  const toggle = (unitId: string) => {
    const next = new Set(open);
    if (!next.delete(unitId)) next.add(unitId);
    setChosen(next);
  };
  return (
    <div className="fill unit-tree">
      <div className="row wrap unit-tools">
        {props.create}
        <span className="push row">
          <span className="quiet small" role="status">
            {isSearching ? `找到 ${found} 个单位` : ''}
          </span>
          {isSearching ? null : (
            <>
              <Button type="text" onClick={() => setChosen(branchesOf(tree))}>
                全部展开
              </Button>
              <Button type="text" onClick={() => setChosen(new Set(tree.map(each => each.id)))}>
                收起
              </Button>
            </>
          )}
          <Input.Search
            allowClear
            placeholder="单位、编码、负责人"
            aria-label="搜索单位"
            onChange={event => setText(event.target.value)}
            style={{ width: 220 }}
          />
        </span>
      </div>
      {rows.length === 0 ? (
        <div className="panel">
          <EmptyState title="没有符合条件的单位">可以试试名称中的一个词、编码或负责人的姓名。</EmptyState>
        </div>
      ) : (
        <UnitGrid rows={rows} search={search.trim()} openId={props.openId} onToggle={toggle} onOpen={props.onOpen} />
      )}
    </div>
  );
}
