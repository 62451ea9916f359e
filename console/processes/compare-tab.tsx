import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { ProcessDetail } from '#contract/process.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Diagram } from './board/diagram.tsx';
import { show } from './board/fit.ts';
import type { Board } from './board/parts.ts';
import { versionQuery, wordsQuery } from './process-queries.ts';
import { namesFrom, noWords, versionStates } from './process-words.ts';
import { type Change, compareModels } from './values/compare.ts';

const hows = { added: ['新增', 'success'], removed: ['删除', 'danger'], changed: ['改动', 'warning'] } as const;

/** Two versions side by side: what came, what went, what says something else, on the diagrams and in words. */
export function CompareTab(props: {
  process: ProcessDetail;
  before: number | undefined;
  after: number | undefined;
  onChoose: (before: number, after: number) => void;
}) {
  const { versions } = props.process;
  const after = props.after ?? versions[0]?.number;
  const before = props.before ?? versions.find(each => after !== undefined && each.number < after)?.number;
  if (before === undefined || after === undefined)
    return <EmptyState title="只有一个版本">保存或启用第二个版本后，可以在这里对比。</EmptyState>;
  const options = versions.map(each => ({
    value: each.number,
    label: `第 ${each.number} 版（${versionStates[each.state].label}）`,
  }));
  return (
    <div className="compare">
      <div className="row wrap">
        <Select<number>
          value={before}
          options={options}
          onChange={next => props.onChoose(next, after)}
          aria-label="旧版本"
          style={{ width: 170 }}
        />
        <span aria-hidden="true">→</span>
        <Select<number>
          value={after}
          options={options}
          onChange={next => props.onChoose(before, next)}
          aria-label="新版本"
          style={{ width: 170 }}
        />
        <Chip tone="success">新增</Chip>
        <Chip tone="danger">删除</Chip>
        <Chip tone="warning">改动</Chip>
      </div>
      <Pair key={`${before} ${after}`} process={props.process} before={before} after={after} />
    </div>
  );
}

function Pair({ process, before, after }: { process: ProcessDetail; before: number; after: number }) {
  const old = useQuery(versionQuery(process.key, before));
  const now = useQuery(versionQuery(process.key, after));
  const words = useQuery(wordsQuery);
  const [left, setLeft] = useState<Board | null>(null);
  const [right, setRight] = useState<Board | null>(null);
  const names = useMemo(() => namesFrom(words.data ?? noWords), [words.data]);
  const changes = useMemo(() => {
    const [was, is] = [left?.getDefinitions(), right?.getDefinitions()];
    return was && is ? compareModels(was, is, names) : null;
  }, [left, right, names]);
  const marks = useMemo(() => ({ left: marksOf(changes, 'removed'), right: marksOf(changes, 'added') }), [changes]);
  useTogether(left, right);
  return (
    <div className="compare-pair">
      <Gate query={old}>
        {({ xml }) => <Diagram xml={xml} label={`第 ${before} 版`} marks={marks.left} onBoard={setLeft} />}
      </Gate>
      <Gate query={now}>
        {({ xml }) => <Diagram xml={xml} label={`第 ${after} 版`} marks={marks.right} onBoard={setRight} />}
      </Gate>
      <section className="panel compare-list" aria-label="改动">
        {changes && changes.length === 0 ? (
          <EmptyState title="两个版本一样">图形位置的变化不计在内。</EmptyState>
        ) : (
          <ul>
            {(changes ?? []).map(each => (
              <ChangeRow
                key={each.id}
                change={each}
                onShow={id => [left, right].forEach(board => void (board && show(board, id)))}
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function marksOf(changes: readonly Change[] | null, side: 'removed' | 'added') {
  return (changes ?? [])
    .filter(each => each.how === side || each.how === 'changed')
    .map(each => ({ id: each.id, marker: `board-${each.how}` }));
}

/** What one moves in one diagram moves in the other. */
function useTogether(left: Board | null, right: Board | null): void {
  useEffect(() => {
    if (!left || !right) return undefined;
    let isFollowing = false;
    const follow = (from: Board, to: Board) => () => {
      if (isFollowing) return;
      isFollowing = true;
      const { x, y, width, height } = from.get('canvas').viewbox();
      to.get('canvas').viewbox({ x, y, width, height });
      isFollowing = false;
    };
    const [toRight, toLeft] = [follow(left, right), follow(right, left)];
    left.get('eventBus').on('canvas.viewbox.changed', toRight);
    right.get('eventBus').on('canvas.viewbox.changed', toLeft);
    return () => {
      left.get('eventBus').off('canvas.viewbox.changed', toRight);
      right.get('eventBus').off('canvas.viewbox.changed', toLeft);
    };
  }, [left, right]);
}

function ChangeRow({ change, onShow }: { change: Change; onShow: (id: string) => void }) {
  const [word, tone] = hows[change.how];
  return (
    <li>
      <button type="button" className="bare compare-row" onClick={() => onShow(change.id)}>
        <Chip tone={tone}>{word}</Chip> <span>{change.what}</span>
      </button>
      {change.details.map(each => (
        <p key={each.label} className="small compare-detail">
          <span className="quiet">{each.label}：</span>
          {each.before ? <span className="struck">{each.before}</span> : <span className="quiet">无</span>} →{' '}
          {each.after || <span className="quiet">无</span>}
        </p>
      ))}
    </li>
  );
}
