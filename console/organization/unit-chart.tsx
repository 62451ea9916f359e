import { MinusSquareOutlined, PlusSquareOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Unit } from '#contract/organization.ts';
import { useSession } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { treeOf, type UnitNode } from '../parts/units.ts';
import { countText, seesOthers } from './head-count.ts';

/** The tree drawn from left to right; branches fold. */
export function UnitChart(props: { units: UseQueryResult<{ items: Unit[] }>; onOpen: (unitId: string) => void }) {
  const counted = seesOthers(useSession());
  return (
    <Gate query={props.units}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="这一天还没有单位" />
        ) : (
          <ul className="org-chart" aria-label="架构图">
            {treeOf(items).map(each => (
              <Node key={each.id} node={each} depth={0} counted={counted} onOpen={props.onOpen} />
            ))}
          </ul>
        )
      }
    </Gate>
  );
}

function Node(props: { node: UnitNode; depth: number; counted: boolean; onOpen: (unitId: string) => void }) {
  const { node, depth, counted, onOpen } = props;
  const [open, setOpen] = useState(depth < 2);
  const count = counted ? countText(node, 'total') : '';
  return (
    <li className="org-node">
      <button
        type="button"
        className={node.kind === 'team' ? 'bare org-card org-team' : 'bare org-card'}
        onClick={() => onOpen(node.id)}
      >
        <strong className="ellipsis">{node.name}</strong>
        <small>
          {node.headName ?? '未设负责人'}
          {count ? ` · ${count} 人` : ''}
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
                <Node key={each.id} node={each} depth={depth + 1} counted={counted} onOpen={onOpen} />
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
    </li>
  );
}
