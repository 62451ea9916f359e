import { RightOutlined, SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { doubtfulStatuses, type LawParameter } from '#contract/law.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { above, found, rowsOf, subjectsOf } from './parameter-tree.ts';
import { valueText } from './value-text.ts';

/** More are not drawn for a search; its words can be narrowed. */
const mostFound = 200;

/** Subjects and their parameters with today's values; searched by name, subject or path. */
export function SubjectTree(props: {
  parameters: readonly LawParameter[];
  chosen: string | undefined;
  onChoose: (path: string) => void;
}) {
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const root = useMemo(() => subjectsOf(props.parameters), [props.parameters]);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(props.chosen ? above(props.chosen) : ['iit']));
  const hits = useMemo(() => (search ? found(props.parameters, search) : []), [props.parameters, search]);
  const toggle = (path: string) => {
    const next = new Set(open);
    if (!next.delete(path)) next.add(path);
    setOpen(next);
  };
  const leaf = (parameter: LawParameter, depth: number, trail = '') => (
    <li key={parameter.path}>
      <button
        type="button"
        className="bare law-leaf"
        aria-current={parameter.path === props.chosen}
        onClick={() => props.onChoose(parameter.path)}
        style={{ paddingLeft: (search ? 12 : 32) + depth * 16 }}
      >
        <span className="law-leaf-title">
          {parameter.title.zh}
          {trail ? <small className="law-leaf-trail">{trail}</small> : null}
        </span>
        <Today parameter={parameter} />
      </button>
    </li>
  );
  return (
    <nav className="panel law-tree" aria-label="法规参数">
      <div className="law-tree-search">
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden="true" />}
          placeholder="名称、拼音首字母或路径"
          aria-label="搜索法规参数"
          onChange={event => setText(event.target.value)}
        />
        <span className="visually-hidden" role="status">
          {search ? `找到 ${hits.length} 个参数` : ''}
        </span>
      </div>
      {search && hits.length === 0 ? (
        <EmptyState title="没有找到参数">可以试试主题（如“上海”“产假”）或名称中的一个词。</EmptyState>
      ) : (
        // A list that scrolls is reached by keyboard through its buttons.
        <ul className="law-tree-rows">
          {search
            ? hits.slice(0, mostFound).map(each => leaf(each, 0, each.trail.join(' · ')))
            : rowsOf(root, open).map(row =>
                row.kind === 'parameter' ? (
                  leaf(row.parameter, row.depth)
                ) : (
                  <li key={row.subject.path}>
                    <button
                      type="button"
                      className="bare law-subject"
                      aria-expanded={row.isOpen}
                      onClick={() => toggle(row.subject.path)}
                      style={{ paddingLeft: 12 + row.depth * 16 }}
                    >
                      <RightOutlined className={row.isOpen ? 'law-caret law-caret-open' : 'law-caret'} />
                      {row.subject.title}
                      <small>{row.count}</small>
                    </button>
                  </li>
                ),
              )}
        </ul>
      )}
      {hits.length > mostFound ? (
        <p className="law-tree-more">还有 {hits.length - mostFound} 个，请再加一个词。</p>
      ) : null}
    </nav>
  );
}

function Today({ parameter: { value, unit } }: { parameter: LawParameter }) {
  if (!value) return <span className="law-leaf-value quiet">未定</span>;
  const isDoubtful = doubtfulStatuses.has(value.status);
  return (
    <span className={isDoubtful ? 'law-leaf-value law-doubtful' : 'law-leaf-value'}>
      {value.isLocal ? <span className="law-local">本地</span> : null}
      {valueText(unit, value.value)}
      {isDoubtful ? <span className="visually-hidden">（存疑）</span> : null}
    </span>
  );
}
