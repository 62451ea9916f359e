import { CaretRightOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useRef, useState } from 'react';
import { unitEffectLabels } from '#contract/reorganisation.ts';
import { Chip } from '../parts/chip.tsx';
import { effectTones, type PlanRow } from './plan-words.ts';

/**
 * One side of a plan as a tree. Arrow keys move, open and close. On the side that is edited a unit is dragged onto the one that it shall
 * stand below; the same is done by the buttons above for who uses no mouse.
 */
export function PlanTree(props: {
  label: string;
  side: 'before' | 'after';
  rows: readonly PlanRow[];
  chosenId: string | null;
  onChoose: (unitId: string) => void;
  onToggle: (unitId: string) => void;
  /** Absent where nothing is edited. */
  onMove?: ((unitId: string, parentId: string) => void) | undefined;
}) {
  const { rows, side, chosenId, onMove } = props;
  const [over, setOver] = useState<string | null>(null);
  const dragged = useRef<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    rows.findIndex(each => each.unit.id === chosenId),
  );
  const go = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    props.onChoose(row.unit.id);
    tree.current?.querySelector(`[data-unit="${row.unit.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const deedOf = (key: string, row: PlanRow): (() => void) | null => {
    switch (key) {
      case 'ArrowDown':
        return () => go(chosenId === null ? 0 : at + 1);
      case 'ArrowUp':
        return () => go(at - 1);
      case 'Home':
        return () => go(0);
      case 'End':
        return () => go(rows.length - 1);
      case 'ArrowRight':
        return () => (row.open === false ? props.onToggle(row.unit.id) : go(at + 1));
      case 'ArrowLeft':
        return row.open
          ? () => props.onToggle(row.unit.id)
          : () => go(rows.findLastIndex((each, index) => index < at && each.depth < row.depth));
      default:
        return null;
    }
  };
  const press = (event: KeyboardEvent) => {
    const row = rows[at];
    // An item that has the focus hands the key on to the tree.
    if (!row || event.defaultPrevented) return;
    const deed = deedOf(event.key, row);
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  return (
    <div
      ref={tree}
      className="plan-tree"
      role="tree"
      aria-label={props.label}
      tabIndex={0}
      {...(rows[at] && chosenId ? { 'aria-activedescendant': `${side}-${rows[at].unit.id}` } : {})}
      onKeyDown={press}
    >
      {rows.map(({ unit, name, depth, open }) => {
        const count = side === 'before' ? unit.headCountBefore : unit.headCountAfter;
        const shown = unit.effects.filter(each => side === 'after' || each !== 'receives');
        return (
          <div
            key={unit.id}
            id={`${side}-${unit.id}`}
            data-unit={unit.id}
            role="treeitem"
            tabIndex={-1}
            aria-level={depth + 1}
            aria-selected={unit.id === chosenId}
            {...(open === undefined ? {} : { 'aria-expanded': open })}
            className={`plan-row ${shown[0] ? `plan-${shown[0]}` : ''} ${over === unit.id ? 'plan-over' : ''}`}
            style={{ paddingLeft: 8 + depth * 18 }}
            draggable={onMove !== undefined}
            onClick={() => props.onChoose(unit.id)}
            onKeyDown={press}
            onDragStart={event => {
              dragged.current = unit.id;
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', unit.id);
            }}
            onDragOver={event => {
              if (!onMove || dragged.current === null || dragged.current === unit.id) return;
              event.preventDefault();
              setOver(unit.id);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={event => {
              event.preventDefault();
              setOver(null);
              if (dragged.current && dragged.current !== unit.id) onMove?.(dragged.current, unit.id);
              dragged.current = null;
            }}
          >
            {open === undefined ? (
              <span className="unit-leaf" />
            ) : (
              <button
                type="button"
                tabIndex={-1}
                className={open ? 'bare unit-toggle unit-toggle-open' : 'bare unit-toggle'}
                aria-label={`${open ? '收起' : '展开'}${name}`}
                onClick={event => {
                  event.stopPropagation();
                  props.onToggle(unit.id);
                }}
              >
                <CaretRightOutlined />
              </button>
            )}
            <span className="plan-name ellipsis">{name}</span>
            {shown.map(each => (
              <Chip key={each} tone={effectTones[each]}>
                {unitEffectLabels[each]}
              </Chip>
            ))}
            <span className="plan-count">
              {side === 'after' && unit.before && unit.headCountBefore !== unit.headCountAfter
                ? `${unit.headCountBefore} → `
                : ''}
              {count}
            </span>
          </div>
        );
      })}
    </div>
  );
}
