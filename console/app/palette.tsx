import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { mostSearchLetters } from '#contract/search.ts';
import { MarkedText } from '../search/marked-text.tsx';
import { placeOf } from '../search/place-of.ts';
import { paletteSearch, useRested } from '../search/use-search.ts';
import { pagesFor } from './pages.tsx';
import { usePaletteActions } from './palette-actions.tsx';
import { useCan } from './session.ts';
import './palette.css';

type Entry = { key: string; group: string; label: ReactNode; note?: ReactNode; icon?: ReactNode; go: () => void };

/** Ctrl-K: people, whatever their archives hold, pages and actions from one box, by keyboard alone. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const query = text.trim();
  const rested = useRested(query);
  const can = useCan();
  const navigate = useNavigate();
  const actions = usePaletteActions();
  const asks = open && rested !== '';
  const found = useQuery({ ...paletteSearch(rested), enabled: asks });
  const groups = query === '' || !asks ? [] : (found.data?.groups ?? []);

  const wanted = query.toLowerCase();
  const fits = (words: string) => wanted === '' || words.toLowerCase().includes(wanted);
  const entries: Entry[] = [
    ...groups.flatMap(group =>
      group.hits.map(hit => ({
        key: hit.id,
        group: group.label,
        label: (
          <>
            {hit.name && hit.kind !== 'person' ? <span className="palette-of">{hit.name}</span> : null}
            <MarkedText parts={hit.title} />
          </>
        ),
        note: hit.place || hit.body.map(part => part.text).join(''),
        go: () => navigate(placeOf(hit)),
      })),
    ),
    ...(groups.length === 0
      ? []
      : [
          {
            key: 'all-results',
            group: '更多',
            label: `“${query}”的全部结果`,
            icon: <SearchOutlined />,
            go: () => navigate({ to: '/search', search: { q: query } }),
          },
        ]),
    ...pagesFor(can)
      .filter(each => fits(`${each.label} ${each.words}`))
      .map(each => ({
        key: each.path,
        group: '页面',
        label: each.label,
        icon: each.icon,
        go: () => navigate({ to: each.path }),
      })),
    ...actions.filter(each => fits(`${each.label} ${each.words}`)).map(each => ({ ...each, group: '操作' })),
  ];
  const chosen = Math.min(at, entries.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.go();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, entries.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') run(entries[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={620}
      className="palette"
      style={{ top: 96 }}
      destroyOnHidden
      title="搜索"
      afterOpenChange={isOpen => {
        if (isOpen) field.current?.focus();
        else {
          setText('');
          setAt(0);
        }
      }}
    >
      <input
        ref={field}
        className="palette-field"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={entries[chosen] ? `palette-${chosen}` : undefined}
        aria-label="搜索员工、页面、操作"
        placeholder="姓名、拼音、工号、单位、证书、日期，或页面和操作"
        maxLength={mostSearchLetters}
        value={text}
        onChange={event => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id="palette-list" role="listbox" aria-label="搜索结果" className="palette-list">
        {entries.map((each, index) => (
          <div key={each.key}>
            {entries[index - 1]?.group === each.group ? null : (
              <div className="palette-group" role="presentation">
                {each.group}
              </div>
            )}
            {/* The box keeps the focus and drives the list; the options themselves are not focused. */}
            <div
              id={`palette-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className="palette-entry"
              onMouseMove={() => index !== chosen && setAt(index)}
              onClick={() => run(each)}
              onKeyDown={onKeyDown}
            >
              {each.icon}
              <span className="palette-label">{each.label}</span>
              <span className="palette-note">{each.note}</span>
            </div>
          </div>
        ))}
      </div>
      {entries.length === 0 ? (
        <p className="palette-none" role="status">
          {found.isError
            ? found.error.message
            : found.isFetching || rested !== query
              ? '正在搜索…'
              : `没有找到“${query}”。可以试试姓名拼音、首字母或工号。`}
        </p>
      ) : null}
      <p className="palette-help">
        <kbd>↑</kbd>
        <kbd>↓</kbd> 选择 <kbd>Enter</kbd> 打开 <kbd>Esc</kbd> 关闭
      </p>
    </Modal>
  );
}
