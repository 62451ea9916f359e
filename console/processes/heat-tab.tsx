import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { ProcessDetail } from '#contract/process.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Diagram } from './board/diagram.tsx';
import { heatQuery, versionQuery } from './process-queries.ts';
import {
  type HeatMeasure,
  type HeatNode,
  heatMeasures,
  heatOf,
  heatScale,
  measured,
  measureText,
  minutesText,
} from './values/heat.ts';

const spans = [
  { value: 30, label: '近 30 天' },
  { value: 90, label: '近 90 天' },
  { value: 365, label: '近一年' },
  { value: 3650, label: '全部' },
];

/** Where cases spend their time, from what has happened: the diagram coloured, and the same as a table. */
export function HeatTab({ process }: { process: ProcessDetail }) {
  const used = process.versions.filter(each => each.state !== 'draft');
  const [number, setNumber] = useState(process.inForce ?? used[0]?.number ?? 0);
  const [days, setDays] = useState(90);
  const [measure, setMeasure] = useState<HeatMeasure>('median');
  const version = useQuery({ ...versionQuery(process.key, number), enabled: number > 0 });
  const heat = useQuery({ ...heatQuery(process.key, number, days), enabled: number > 0 });
  if (number === 0)
    return <EmptyState title="还没有启用过">启用并办过事项后，这里显示各环节停留多久、哪里逾期最多。</EmptyState>;
  return (
    <div className="heat">
      <div className="row wrap">
        <Segmented<HeatMeasure>
          value={measure}
          onChange={setMeasure}
          options={Object.entries(heatMeasures).map(([value, label]) => ({ value: value as HeatMeasure, label }))}
        />
        <Select<number>
          value={number}
          onChange={setNumber}
          options={used.map(each => ({ value: each.number, label: `第 ${each.number} 版` }))}
          aria-label="版本"
          style={{ width: 110 }}
        />
        <Select<number> value={days} onChange={setDays} options={spans} aria-label="时间范围" style={{ width: 120 }} />
      </div>
      <Gate query={version}>
        {({ xml }) => (
          <Gate query={heat}>
            {found =>
              found.cases === 0 ? (
                <div className="panel">
                  <EmptyState title="这段时间没有办过事项">换一个时间范围或版本看看。</EmptyState>
                </div>
              ) : (
                <HeatView xml={xml} nodes={found.nodes} flows={found.flows} cases={found.cases} measure={measure} />
              )
            }
          </Gate>
        )}
      </Gate>
    </div>
  );
}

function HeatView(props: {
  xml: string;
  nodes: readonly HeatNode[];
  flows: readonly { readonly flow: string; readonly taken: number }[];
  cases: number;
  measure: HeatMeasure;
}) {
  const { xml, nodes, measure } = props;
  const steps = useMemo(() => heatOf(nodes, measure), [nodes, measure]);
  const marks = useMemo(
    () => [...steps].flatMap(([id, step]) => (step > 0 ? [{ id, marker: `board-heat-${step}` }] : [])),
    [steps],
  );
  const notes = useMemo(
    () =>
      nodes.flatMap(each =>
        (steps.get(each.node) ?? 0) > 0 ? [{ id: each.node, text: measureText(each, measure) }] : [],
      ),
    [nodes, steps, measure],
  );
  const listed = [...nodes].sort((a, b) => measured(b, measure) - measured(a, measure));
  return (
    <div className="heat-view">
      <div className="panel heat-board">
        <Diagram xml={xml} label="热力图" marks={marks} notes={notes} />
        <div className="heat-legend">
          <span>{measure === 'median' ? '短' : '少'}</span>
          {heatScale.map(step => (
            <i key={step} className={`heat-step heat-step-${step}`} />
          ))}
          <span>{measure === 'median' ? '长' : '多'}</span>
        </div>
      </div>
      <section className="panel heat-table" aria-label="各环节">
        <header>
          <h2>各环节</h2>
          <span className="quiet small push">共 {props.cases} 件事项</span>
        </header>
        <div className="heat-rows">
          <table className="process-table">
            <thead>
              <tr>
                <th>环节</th>
                <th>中位</th>
                <th>最长</th>
                <th>经过</th>
                <th>停留</th>
                <th>逾期</th>
              </tr>
            </thead>
            <tbody>
              {listed.map(each => (
                <tr key={each.node}>
                  <td>{each.name || each.node}</td>
                  <td className="nowrap">{minutesText(each.minutesMedian)}</td>
                  <td className="nowrap">{minutesText(each.minutesMost)}</td>
                  <td>{each.passed}</td>
                  <td>{each.waiting}</td>
                  <td>{each.late > 0 ? <strong className="heat-late">{each.late}</strong> : 0}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}
