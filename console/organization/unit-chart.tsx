import { MinusSquareOutlined, PlusSquareOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Unit } from '#contract/organization.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { treeOf, type UnitNode } from '../parts/units.ts';

/** The tree drawn from left to right; branches fold. */
export function UnitChart(props: { units: UseQueryResult<{ items: Unit[] }>; onOpen: (unitId: string) => void }) {
  return (
    <Gate query={props.units}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="这一天还没有单位" />
        ) : (
          <ul className="org-chart" aria-label="架构图">
            {treeOf(items).map(each => (
              <Node key={each.id} node={each} depth={0} onOpen={props.onOpen} />
            ))}
          </ul>
        )
      }
    </Gate>
  );
}

function Node({ node, depth, onOpen }: { node: UnitNode; depth: number; onOpen: (unitId: string) => void }) {
  const [open, setOpen] = useState(depth < 2);
  return (
    <li className="org-node">
      <button
        type="button"
        className={node.kind === 'team' ? 'bare org-card org-team' : 'bare org-card'}
        onClick={() => onOpen(node.id)}
      >
        <strong className="ellipsis">{node.name}</strong>
        <small>
          {node.headName ?? '未设负责人'} · {node.headCount.total.toLocaleString('zh-CN')} 人
        </small>
      </button>
      {node.children.length > 0 ? (
        <>
          <button
            type="button"
            className="bare org-toggle"
            aria-expanded={open}
            aria-label={`${open ? '收起' : '展开'}${node.name}的 ${node.children.length} 个下级`}
            onClick={() => setOpen(!open)}
          >
            {open ? <MinusSquareOutlined /> : <PlusSquareOutlined />}
          </button>
          {open ? (
            <ul className="org-below">
              {node.children.map(each => (
                <Node key={each.id} node={each} depth={depth + 1} onOpen={onOpen} />
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
    </li>
  );
}
