import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { mostBulkPeople } from '#contract/bulk-edit.ts';
import { mostCompared } from '#contract/compare.ts';
import type { PeopleQuery } from '#contract/person.ts';
import { useCan } from '../app/session.ts';
import { countOf, everybody, nobody, type Selection } from './selection.ts';

const ChangeDrawer = lazy(() => import('../bulk/change-drawer.tsx').then(part => ({ default: part.ChangeDrawer })));

/** What can be done with those picked; stands above the list while anybody is. */
export function SelectionBar(props: {
  selection: Selection;
  total: number;
  query: PeopleQuery;
  onSelect: (selection: Selection) => void;
}) {
  const { selection, total, onSelect } = props;
  const navigate = useNavigate();
  const can = useCan();
  const [changing, setChanging] = useState(false);
  const count = countOf(selection, total);
  if (count === 0) return null;
  const mayEdit = can('people.edit');
  const mayCompare = selection.kind === 'some' && count >= 2 && count <= mostCompared;
  const isMany = count > mostBulkPeople;
  return (
    <section className="selection-bar" aria-label="已选员工">
      <strong role="status">已选 {count.toLocaleString('zh-CN')} 人</strong>
      {selection.kind === 'some' && count < total ? (
        <Button type="link" size="small" onClick={() => onSelect(everybody)}>
          选中全部 {total.toLocaleString('zh-CN')} 人
        </Button>
      ) : null}
      <span className="push row">
        <Button
          disabled={!mayCompare}
          title={mayCompare ? '' : `请选 2 至 ${mostCompared} 人`}
          onClick={() =>
            selection.kind === 'some' && navigate({ to: '/people-compare', search: { id: [...selection.ids] } })
          }
        >
          对照
        </Button>
        {mayEdit ? (
          <Button
            type="primary"
            disabled={isMany}
            title={isMany ? `一次最多 ${mostBulkPeople.toLocaleString('zh-CN')} 人，请缩小范围` : ''}
            onClick={() => setChanging(true)}
          >
            批量修改
          </Button>
        ) : null}
        <Button type="text" onClick={() => onSelect(nobody)}>
          取消选择
        </Button>
      </span>
      {changing ? (
        <Suspense>
          <ChangeDrawer
            count={count}
            people={
              selection.kind === 'some'
                ? { ids: [...selection.ids] }
                : { query: props.query, except: [...selection.except] }
            }
            onClose={() => setChanging(false)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
