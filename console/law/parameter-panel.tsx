import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { LawParameterHistory } from '#contract/law.ts';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { spanText, today } from '../parts/when.ts';
import { DraftDialog } from './draft-dialog.tsx';
import { parameterQuery } from './law-queries.ts';
import { SourceText, StatusMark } from './marks.tsx';
import { StepChart } from './step-chart.tsx';
import { isTable, valueText } from './value-text.ts';
import { ValueLine, ValueView } from './value-view.tsx';

/** One parameter: what holds today, what held and will hold, where it is from and who stands on it. */
export function ParameterPanel({ path }: { path: string }) {
  const history = useQuery(parameterQuery(path));
  return (
    <section className="panel law-parameter" aria-label="参数">
      <Gate query={history}>{told => <Told key={told.path} history={told} />}</Gate>
    </section>
  );
}

function Told({ history }: { history: LawParameterHistory }) {
  const mayDraft = useCan()('law.edit');
  const [isDrafting, setDrafting] = useState(false);
  const now = history.values.findLast(each => !each.isReplaced && each.from <= today()) ?? null;
  return (
    <>
      <header>
        <div className="law-parameter-head">
          <p className="quiet small">{history.trail.join(' · ')}</p>
          <h2>{history.title.zh}</h2>
        </div>
        {mayDraft ? <Button onClick={() => setDrafting(true)}>起草新数值</Button> : null}
      </header>
      <ScrollArea className="body stack" label="数值与依据">
        <div className="law-now">
          <span className="law-now-value">{now ? valueText(history.unit, now.value) : '今天还没有数值'}</span>
          {now ? (
            <>
              <span className="quiet small">自 {now.from}</span>
              <StatusMark status={now.status} note={now.note} />
              {now.isLocal ? <Chip tone="teal">本单位补录</Chip> : null}
            </>
          ) : null}
        </div>
        {now?.note ? <p className="law-note">{now.note}</p> : null}
        {history.note ? <p className="law-note">{history.note}</p> : null}
        {isTable(history.unit) && now ? <ValueView unit={history.unit} value={now.value} /> : null}
        <StepChart history={history} />
        <Values history={history} />
        <Users history={history} />
        <p className="quiet small">
          路径 <span className="mono">{history.path}</span>；随附数据最后核对于 {history.checkedOn}。
        </p>
      </ScrollArea>
      {isDrafting ? (
        <DraftDialog
          of={{
            path: history.path,
            title: history.title.zh,
            unit: history.unit,
            latest: history.values.findLast(each => !each.isReplaced && each.value !== null)?.value ?? null,
          }}
          onClose={() => setDrafting(false)}
        />
      ) : null}
    </>
  );
}

function Values({ history }: { history: LawParameterHistory }) {
  const { values } = history;
  const standing = values.filter(each => !each.isReplaced);
  const until = (from: string) => standing.find(each => each.from > from)?.from ?? null;
  return (
    <ScrollArea className="law-grid-scroll" label="历次数值">
      <table className="law-table law-values" aria-label="历次数值">
        <thead>
          <tr>
            <th scope="col">期间</th>
            <th scope="col">数值</th>
            <th scope="col">依据</th>
            <th scope="col">核实程度</th>
          </tr>
        </thead>
        <tbody>
          {[...values].reverse().map(each => (
            <tr key={`${each.from} ${each.changeId}`} className={each.isReplaced ? 'law-replaced' : undefined}>
              <td className="nowrap">
                {spanText(each.from, until(each.from))}{' '}
                {each.isReplaced || each.from <= today() ? null : <Chip tone="warning">尚未开始</Chip>}
              </td>
              <td className="nowrap">
                <ValueLine unit={history.unit} value={each.value} />{' '}
                {each.isLocal ? <Chip tone="teal">本地</Chip> : null}
                {each.isReplaced ? <Chip>随附，已由本地数值覆盖</Chip> : null}
              </td>
              <td>
                <SourceText source={each.source} />
                {each.note ? <div className="quiet small">{each.note}</div> : null}
              </td>
              <td>
                <StatusMark status={each.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Users({ history: { topics, formulas } }: { history: LawParameterHistory }) {
  if (topics.length === 0 && formulas.length === 0) return <p className="quiet small">目前没有计算用到它。</p>;
  return (
    <dl className="law-users">
      {topics.length > 0 ? (
        <div>
          <dt>用到它的主题</dt>
          <dd className="row wrap">
            {topics.map(each => (
              <Link key={each.code} to="/law" search={{ tab: 'try', topic: each.code }}>
                {each.title.zh}
              </Link>
            ))}
          </dd>
        </div>
      ) : null}
      {formulas.length > 0 ? (
        <div>
          <dt>用到它的公式</dt>
          <dd>
            {formulas.map(each => (
              <div key={each.code}>
                {each.title.zh} <span className="quiet">{each.cites}</span>
              </div>
            ))}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
