import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { doubtfulStatuses, type LawNode, lawStatuses } from '#contract/law.ts';
import { grouped } from './value-text.ts';

/** A calculation unfolded: each figure with how it came about, the formula and article, the parameter with its day and source. */
export function Unfolded({ node }: { node: LawNode }) {
  const [depth, setDepth] = useState(3);
  return (
    <section aria-label="计算过程">
      <div className="row law-unfolded-head">
        <h3>计算过程</h3>
        <span className="push row">
          <Button type="text" size="small" onClick={() => setDepth(99)}>
            全部展开
          </Button>
          <Button type="text" size="small" onClick={() => setDepth(1)}>
            收起
          </Button>
        </span>
      </div>
      <ul className="law-unfolded" key={depth}>
        {node.children.map((each, at) => (
          <Branch key={keyOf(each, at)} node={each} depth={1} openTo={depth} />
        ))}
      </ul>
    </section>
  );
}

const keyOf = (node: LawNode, at: number) => `${at} ${node.label.zh}`;

function Branch({ node, depth, openTo }: { node: LawNode; depth: number; openTo: number }) {
  if (node.children.length === 0)
    return (
      <li>
        <Line node={node} />
      </li>
    );
  return (
    <li>
      <details open={depth <= openTo}>
        <summary>
          <Line node={node} />
        </summary>
        <ul>
          {node.children.map((each, at) => (
            <Branch key={keyOf(each, at)} node={each} depth={depth + 1} openTo={openTo} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function Line({ node: { label, value, how, formula, parameter } }: { node: LawNode }) {
  const isDoubtful = parameter !== undefined && doubtfulStatuses.has(parameter.status);
  const short = Array.isArray(parameter?.value)
    ? `共 ${parameter.value.length} 项`
    : value === undefined
      ? value
      : grouped(value);
  return (
    <span className="law-line">
      <span className="law-line-label">{label.zh}</span>
      {how !== undefined && how !== value ? <span className="law-line-how">{how}</span> : null}
      {short !== undefined ? <span className="law-line-value">{short}</span> : null}
      {formula ? <span className="law-line-cites">{formula.cites}</span> : null}
      {parameter ? (
        <span className={isDoubtful ? 'law-line-cites law-doubtful' : 'law-line-cites'}>
          <Link to="/law" search={{ path: parameter.path }}>
            参数
          </Link>{' '}
          自 {parameter.from}；
          {[parameter.source.instrument, parameter.source.number, parameter.source.article].filter(Boolean).join(' ')}；
          {lawStatuses[parameter.status]}
        </span>
      ) : null}
    </span>
  );
}
