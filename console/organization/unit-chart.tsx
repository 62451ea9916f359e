import { MinusSquareOutlined, PlusSquareOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Unit } from '#contract/organization.ts';
import { useSession } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import type { Moment } from '../parts/moment.ts';
import { treeOf, type UnitNode, unitsQuery } from '../parts/units.ts';
import { ChartTime } from './chart-time.tsx';
import { countText, seesOthers } from './head-count.ts';
import { type Compared, compareUnits } from './unit-differences.ts';

const differenceWords = { new: '新设', moved: '移动', renamed: '更名', head: '换负责人' } as const;

/** The tree drawn from left to right; branches fold. Above it the days on which it changed; held against another moment, it is marked. */
export function UnitChart(props: {
  units: UseQueryResult<{ items: Unit[] }>;
  moment: Moment;
  onMoment: (moment: Moment) => void;
  onOpen: (unitId: string) => void;
}) {
  const { moment, onMoment } = props;
  const counted = seesOthers(useSession());
  const [other, setOther] = useState<Moment | null>(null);
  const then = useQuery({ ...unitsQuery(other ?? {}), enabled: other !== null });
  const compared = useMemo(
    () => (other && then.data && props.units.data ? compareUnits(then.data.items, props.units.data.items) : null),
    [other, then.data, props.units.data],
  );
  const turn = (asOf: string | null) => {
    const { asOf: _old, ...rest } = moment;
    onMoment({ ...rest, ...(asOf ? { asOf } : {}) });
  };
  return (
    <>
      <ChartTime moment={moment} onDay={turn} other={other} onOther={setOther} compared={compared} />
      <Gate query={props.units}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="这一天还没有单位" />
          ) : (
            <ul className="org-chart" aria-label="架构图">
              {treeOf(items).map(each => (
                <Node key={each.id} node={each} depth={0} counted={counted} compared={compared} onOpen={props.onOpen} />
              ))}
            </ul>
          )
        }
      </Gate>
    </>
  );
}

/** Whether a unit below differs: branches that hide a difference are opened. */
const hides = (node: UnitNode, compared: Compared | null): boolean =>
  compared !== null && node.children.some(each => compared.changed.has(each.id) || hides(each, compared));

function Node(props: {
  node: UnitNode;
  depth: number;
  counted: boolean;
  compared: Compared | null;
  onOpen: (unitId: string) => void;
}) {
  const { node, depth, counted, compared, onOpen } = props;
  const [chosen, setOpen] = useState<boolean | null>(null);
  const open = chosen ?? (depth < 2 || hides(node, compared));
  const difference = compared?.changed.get(node.id);
  const count = counted ? countText(node, 'total') : '';
  return (
    <li className="org-node">
      <button
        type="button"
        className={`bare org-card ${node.kind === 'team' ? 'org-team' : ''} ${difference ? `org-diff-${difference.kind}` : ''}`}
        onClick={() => onOpen(node.id)}
      >
        <strong className="ellipsis">{node.name}</strong>
        <small>
          {node.headName ?? '未设负责人'}
          {count ? ` · ${count} 人` : ''}
        </small>
        {difference ? (
          <small className="org-was ellipsis">
            {differenceWords[difference.kind]}
            {difference.was ? `：${difference.was}` : ''}
          </small>
        ) : null}
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
                <Node
                  key={each.id}
                  node={each}
                  depth={depth + 1}
                  counted={counted}
                  compared={compared}
                  onOpen={onOpen}
                />
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
    </li>
  );
}
