import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CaseDetail } from '#contract/case.ts';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { instantText } from '../parts/when.ts';
import { CaseActs } from './case-acts.tsx';
import { FileLinks } from './case-files.tsx';
import { FilledForm } from './case-form.tsx';
import { CaseStateChip } from './case-state.tsx';
import { CommentBox } from './comment-box.tsx';
import { CaseDiagram } from './diagram/diagram.tsx';
import { DueMark } from './due-mark.tsx';
import { Flame } from './flame.tsx';
import { MendPanel } from './mend-panel.tsx';
import { ProgressSteps } from './progress-steps.tsx';
import { RateCard } from './rate-card.tsx';
import { namesText } from './steps.ts';
import { Timeline } from './timeline.tsx';
import { caseQuery } from './work-queries.ts';
import './cases.css';

/** One case: where it stands, what was done, and what its reader may do. */
export function CasePage() {
  const { caseId } = useParams({ from: '/shell/cases/$caseId' });
  const read = useQuery({ ...caseQuery(caseId), refetchOnWindowFocus: true });
  return <Page wide>{<Gate query={read}>{one => <WholeCase key={one.id} one={one} />}</Gate>}</Page>;
}

function WholeCase({ one }: { one: CaseDetail }) {
  const files = one.entries.flatMap(each => each.files);
  return (
    <div className="case-page">
      <PageHead
        title={one.title}
        note={
          <span className="row wrap">
            <CaseStateChip of={one} />
            <span>{one.processName}</span>
            <span className="mono">{one.number}</span>
            <Flame times={one.expedited} />
            {one.state === 'running' ? <DueMark dueAt={one.dueAt} /> : null}
          </span>
        }
        actions={<CaseActs of={one} />}
      />
      <div className="stack">
        <MendPanel of={one} />
        <section className="panel" aria-label="进度">
          <ProgressSteps of={one} />
          <CaseDiagram diagram={one.diagram} />
        </section>
        <div className="case-columns">
          <section className="panel" aria-label="历程与留言">
            <header>
              <h2>历程与留言</h2>
            </header>
            <div className="body stack">
              <Timeline caseId={one.id} entries={one.entries} />
              {one.may.comment ? <CommentBox caseId={one.id} /> : null}
            </div>
          </section>
          <div className="stack">
            <RateCard of={one} />
            <section className="panel" aria-label="基本信息">
              <header>
                <h2>基本信息</h2>
              </header>
              <div className="body">
                <CaseFacts one={one} />
              </div>
            </section>
            <section className="panel" aria-label="填写内容">
              <header>
                <h2>填写内容</h2>
              </header>
              <div className="body">
                <FilledForm caseId={one.id} form={one.form} data={one.data} sealed={one.sealed} narrow />
              </div>
            </section>
            {files.length > 0 ? (
              <section className="panel" aria-label="附件">
                <header>
                  <h2>附件</h2>
                </header>
                <div className="body">
                  <FileLinks caseId={one.id} files={files} />
                </div>
              </section>
            ) : null}
            <Kin one={one} />
          </div>
        </div>
      </div>
    </div>
  );
}

export function CaseFacts({ one }: { one: CaseDetail }) {
  const facts: [string, string][] = [
    ['发起人', one.starterName || '—'],
    ...(one.subjectName && one.subjectName !== one.starterName
      ? ([['关于', one.subjectName]] satisfies [string, string][])
      : []),
    ['发起时间', instantText(one.startedAt)],
    ...(one.endedAt ? ([['结束时间', instantText(one.endedAt)]] satisfies [string, string][]) : []),
    ...(one.state === 'running'
      ? ([
          ['当前环节', one.standsAt.join('、') || '—'],
          ['在谁手上', namesText(one.withNames) || '—'],
        ] satisfies [string, string][])
      : []),
    ['流程版本', `第 ${one.version} 版`],
  ];
  return (
    <dl className="facts case-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The case that called this one, and those that it called. */
function Kin({ one }: { one: CaseDetail }) {
  if (!one.parent && one.children.length === 0) return null;
  return (
    <section className="panel" aria-label="相关事项">
      <header>
        <h2>相关事项</h2>
      </header>
      <ul className="body stack case-kin">
        {one.parent ? (
          <li>
            <span className="quiet small">上级事项</span>{' '}
            <Link to="/cases/$caseId" params={{ caseId: one.parent.id }}>
              {one.parent.title}
            </Link>
          </li>
        ) : null}
        {one.children.map(each => (
          <li key={each.id} className="row">
            <Link to="/cases/$caseId" params={{ caseId: each.id }}>
              {each.title}
            </Link>
            <CaseStateChip of={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}
