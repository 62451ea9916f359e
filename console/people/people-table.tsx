import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PeopleQuery, personSorts } from '#contract/person.ts';
import { useCodeLabel } from '../parts/codes.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import type { PersonColumn } from './columns.tsx';
import { everybody, isPicked, nobody, type Selection, toggled } from './selection.ts';
import { usePeople } from './use-people.ts';

const rowHeight = 38;
const pickWidth = 34;
type Sort = (typeof personSorts)[number];

/** The virtual table: only rows in sight are drawn and read. Arrow keys move, Enter opens. */
export function PeopleTable(props: {
  selection: Selection;
  onSelect: (selection: Selection) => void;
  query: PeopleQuery;
  columns: readonly PersonColumn[];
  onSort: (sort: Sort, descending: boolean) => void;
  onCustomSort: (ref: string, descending: boolean) => void;
  onTotal: (total: number | null) => void;
  empty: ReactNode;
}) {
  const { query, columns, onTotal } = props;
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [range, setRange] = useState({ first: 0, last: 40 });
  const people = usePeople(query, range.first, range.last);
  const labels = { education: useCodeLabel('education'), kind: useCodeLabel('employment') };
  const count = people.total ?? people.shown;
  const waiting = people.total === null && !people.error;
  const rows = useVirtualizer({
    count: waiting && count === 0 ? 24 : count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    onChange: self => {
      const seen = self.getVirtualItems();
      const first = seen[0]?.index ?? 0;
      const last = seen.at(-1)?.index ?? 0;
      // Pages are read for where the list comes to rest, not for everything that flies by.
      if (!self.isScrolling) setRange(old => (old.first === first && old.last === last ? old : { first, last }));
    },
  });

  useEffect(() => onTotal(people.total), [people.total, onTotal]);
  const question = JSON.stringify(query);
  const asked = useRef(question);
  useEffect(() => {
    // A new question starts at the top.
    if (asked.current === question) return;
    asked.current = question;
    setAt(0);
    rows.scrollToIndex(0);
  }, [question, rows]);

  const open = (index: number) => {
    const person = people.rowAt(index);
    if (person) void navigate({ to: '/people/$personId', params: { personId: person.id } });
  };
  const pick = (index: number) => {
    const person = people.rowAt(index);
    if (person) props.onSelect(toggled(props.selection, person.id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const inSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + inSight,
      PageUp: at - inSight,
      Home: 0,
      End: count - 1,
    };
    const next = moves[event.key];
    if (event.target !== event.currentTarget) return;
    if (event.key === ' ') pick(at);
    else if (event.key === 'Enter') open(at);
    else if (next === undefined) return;
    else {
      const index = Math.max(0, Math.min(count - 1, next));
      setAt(index);
      rows.scrollToIndex(index);
    }
    event.preventDefault();
  };

  /** A table that takes keys is a grid in ARIA's words: it holds the focus and names the row that the keys are at. */
  const grid = { role: 'grid', tabIndex: 0, 'aria-activedescendant': `person-row-${at}` };
  const onClick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (!row || window.getSelection()?.toString()) return;
    const index = Number(row.dataset.index);
    setAt(index);
    if (event.target instanceof Element && event.target.closest('.people-pick')) pick(index);
    else open(index);
  };

  if (people.total === 0) return <div className="people-grid">{props.empty}</div>;
  const template = `${pickWidth}px ${columns
    .map((each, index) => (index === 0 ? `minmax(${each.width}px, 1fr)` : `minmax(${each.width}px, ${each.width}fr)`))
    .join(' ')}`;
  const width = columns.reduce((sum, each) => sum + each.width, 0) + pickWidth + 32;
  const isAll = props.selection.kind === 'all' && props.selection.except.size === 0;
  return (
    <>
      {people.error ? <ProblemAlert error={people.error} retry={people.retry} /> : null}
      <div ref={scroller} className="people-grid">
        <table
          {...grid}
          aria-label="员工列表"
          aria-rowcount={count + 1}
          aria-colcount={columns.length + 1}
          aria-busy={people.loading}
          style={{ minWidth: width }}
          onKeyDown={onKeyDown}
          onClick={onClick}
        >
          <thead className="people-head">
            <tr aria-rowindex={1} style={{ gridTemplateColumns: template }}>
              <th scope="col" className="people-pick-head">
                <input
                  type="checkbox"
                  aria-label={isAll ? '取消选择全部' : '选择全部符合条件的员工'}
                  checked={isAll}
                  onChange={() => props.onSelect(isAll ? nobody : everybody)}
                />
              </th>
              {columns.map(each => (
                <HeadCell
                  key={each.key}
                  column={each}
                  query={query}
                  onSort={props.onSort}
                  onCustomSort={props.onCustomSort}
                />
              ))}
            </tr>
          </thead>
          <tbody style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(item => {
              const person = people.rowAt(item.index);
              return (
                <tr
                  key={item.key}
                  id={`person-row-${item.index}`}
                  data-index={item.index}
                  aria-rowindex={item.index + 2}
                  aria-selected={item.index === at}
                  className={person?.employmentStatus === 'left' ? 'people-row people-row-left' : 'people-row'}
                  style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
                >
                  <td className="people-pick">
                    {person ? (
                      <input
                        type="checkbox"
                        tabIndex={-1}
                        aria-label={`选择${person.name}`}
                        checked={isPicked(props.selection, person.id)}
                        readOnly
                      />
                    ) : null}
                  </td>
                  {columns.map(each => (
                    <td key={each.key} className="ellipsis">
                      {person ? each.cell(person, labels) : <span className="people-wait" />}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function HeadCell(props: {
  column: PersonColumn;
  query: PeopleQuery;
  onSort: (sort: Sort, descending: boolean) => void;
  onCustomSort: (ref: string, descending: boolean) => void;
}) {
  const { sort, customSort, title } = props.column;
  const now = props.query.customSort;
  const isSorted =
    customSort !== undefined
      ? now === customSort
      : sort !== undefined && now === undefined && (props.query.sort ?? 'name') === sort;
  const descending = isSorted && props.query.descending === true;
  return (
    <th scope="col" aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined} className="ellipsis">
      {sort || customSort ? (
        <button
          type="button"
          className="bare people-sort"
          onClick={() => {
            const down = isSorted && !descending;
            if (customSort) props.onCustomSort(customSort, down);
            else if (sort) props.onSort(sort, down);
          }}
        >
          {title}
          {isSorted ? descending ? <CaretDownOutlined /> : <CaretUpOutlined /> : null}
        </button>
      ) : (
        title
      )}
    </th>
  );
}
