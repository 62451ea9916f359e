import { CaretRightOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { unitKindLabels } from '#contract/organization.ts';
import { useSession } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import type { UnitNode } from '../parts/units.ts';
import { countText, seesOthers } from './head-count.ts';
import { stepOf, type UnitRow } from './unit-rows.ts';

const rowHeight = 36;
type Column = { title: string; width: string; end?: boolean; cell: (unit: UnitNode) => ReactNode };
const none = <span className="quiet">—</span>;
const counts: readonly Column[] = [
  { title: '直属', width: '84px', end: true, cell: unit => countText(unit, 'direct') || none },
  { title: '含下级', width: '84px', end: true, cell: unit => countText(unit, 'total') || none },
];
const columns = (withCounts: boolean): Column[] => [
  { title: '类型', width: '84px', cell: unit => <Chip>{unitKindLabels[unit.kind]}</Chip> },
  { title: '编码', width: '110px', cell: unit => unit.code },
  { title: '负责人', width: '110px', cell: unit => unit.headName ?? none },
  ...(withCounts ? counts : []),
  { title: '法人主体', width: 'minmax(190px, 1fr)', cell: unit => unit.legalEntityName ?? none },
];

/** The lines of the tree, drawn where they are in sight. Arrow keys move, open and close; Enter looks into a unit. */
export function UnitGrid(props: {
  rows: readonly UnitRow[];
  search: string;
  openId: string | undefined;
  onToggle: (unitId: string) => void;
  onOpen: (unitId: string) => void;
}) {
  const { rows } = props;
  const shown = columns(seesOthers(useSession()));
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    rows.findIndex(each => each.unit.id === chosen),
  );
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const { search } = props;
  const asked = useRef(search);
  useEffect(() => {
    // What is found is looked through from the top.
    if (asked.current !== search) lines.scrollToIndex(0);
    asked.current = search;
  }, [search, lines]);

  const goTo = (index: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    setChosen(rows[to]?.unit.id ?? null);
    lines.scrollToIndex(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    if (!row || event.target !== event.currentTarget) return;
    const inSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const step = stepOf(rows, at, event.key, inSight);
    if (!step) return;
    if (step.do === 'go') goTo(step.to);
    else if (step.do === 'toggle') props.onToggle(row.unit.id);
    else props.onOpen(row.unit.id);
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const row = rows[Number(target?.closest<HTMLElement>('[data-index]')?.dataset.index ?? -1)];
    if (!row) return;
    setChosen(row.unit.id);
    if (target?.closest('.unit-toggle')) props.onToggle(row.unit.id);
    else if (!window.getSelection()?.toString()) props.onOpen(row.unit.id);
  };

  const template = ['minmax(240px, 1.2fr)', ...shown.map(each => each.width)].join(' ');
  /** It holds the focus and names the line that the keys are at. */
  const grid = { role: 'treegrid', tabIndex: 0, 'aria-activedescendant': `unit-row-${at}` };
  return (
    <div ref={scroller} className="unit-grid">
      <table
        {...grid}
        aria-label="组织架构"
        aria-rowcount={rows.length + 1}
        aria-colcount={shown.length + 1}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <thead>
          <tr aria-rowindex={1} style={{ gridTemplateColumns: template }}>
            <th scope="col">单位</th>
            {shown.map(each => (
              <th key={each.title} scope="col" className={each.end ? 'unit-end' : undefined}>
                {each.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map(item => {
            const row = rows[item.index];
            if (!row) return null;
            const { unit, depth, open } = row;
            return (
              <tr
                key={unit.id}
                id={`unit-row-${item.index}`}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                aria-level={depth + 1}
                aria-expanded={open}
                aria-selected={item.index === at}
                className={unit.id === props.openId ? 'unit-row unit-row-open' : 'unit-row'}
                style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
              >
                <td className="unit-name" style={{ paddingLeft: depth * 20 }}>
                  {open === undefined ? (
                    <span className="unit-leaf" />
                  ) : (
                    <span className={open ? 'unit-toggle unit-toggle-open' : 'unit-toggle'} aria-hidden="true">
                      <CaretRightOutlined />
                    </span>
                  )}
                  <span className="ellipsis" title={unit.name}>
                    <Marked text={unit.name} search={props.search} />
                  </span>
                </td>
                {shown.map(each => (
                  <td key={each.title} className={each.end ? 'ellipsis unit-end' : 'ellipsis'}>
                    {each.cell(unit)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The name, with what was searched for lit in it. */
function Marked({ text, search }: { text: string; search: string }) {
  const at = search === '' ? -1 : text.toLowerCase().indexOf(search.toLowerCase());
  if (at < 0) return text;
  const end = at + search.length;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  );
}
