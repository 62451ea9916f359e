import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { FileOutline, RightOutline, StarFill, StarOutline } from 'antd-mobile-icons';
import { call } from '#contract/call.ts';
import { type CaseDetail, watchCase } from '#contract/case.ts';
import { Link } from '../routing/link.tsx';
import { instantWords } from '../ui/day.ts';
import { Page } from '../ui/page.tsx';
import { useAct } from './act.ts';
import { Comment } from './comment.tsx';
import { Facts } from './facts.tsx';
import { Fault } from './fault.tsx';
import { History } from './history.tsx';
import { DueMark, ExpeditedMark, StateMark } from './marks.tsx';
import { Shown } from './offline.tsx';
import { Progress } from './progress.tsx';
import { Rate } from './rate.tsx';
import { StarterActs } from './starter-acts.tsx';
import { standingWords } from './steps.ts';
import { tellDone } from './told.ts';
import { caseQuery, tasksQuery } from './work-queries.ts';
import './cases.css';

/** A case as whoever sees it sees it: where it stands, what was asked, its way so far, what was said. */
export default function Case({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const read = useQuery(caseQuery(id));
  return (
    <Page
      title={read.data?.processName ?? '事项'}
      above="/requests"
      action={read.data?.may.watch ? <Watch of={read.data} /> : undefined}
    >
      <Shown of={read}>{read.data ? <Whole of={read.data} /> : null}</Shown>
    </Page>
  );
}

function Whole({ of }: { of: CaseDetail }) {
  return (
    <>
      <header className="work-head">
        <h2>{of.title}</h2>
        <p className="note">
          {of.number} · {of.starterName} {instantWords(of.startedAt)} 提交
        </p>
        <p className="marks">
          <StateMark of={of} />
          {of.state === 'running' ? <DueMark dueAt={of.dueAt} /> : null}
          <ExpeditedMark times={of.expedited} />
        </p>
        {of.state === 'running' ? <p className="standing">{standingWords(of)}</p> : null}
      </header>
      {of.state === 'running' ? <MyTurn of={of} /> : null}
      {of.state === 'done' && of.processKey === 'certificate-request' ? (
        <Link to="/certificates" className="card row">
          <FileOutline className="leading" aria-hidden />
          <span className="grow">到“我的证明”下载</span>
          <RightOutline aria-hidden />
        </Link>
      ) : null}
      {of.may.rate ? <Rate of={of} /> : null}
      <section className="card">
        <h2>办理进度</h2>
        <Progress of={of} />
        <StarterActs of={of} />
      </section>
      <Facts caseId={of.id} form={of.form} data={of.data} sealed={of.sealed} />
      <Others of={of} />
      <section className="card">
        <h2>办理记录与留言</h2>
        {of.may.comment ? <Comment caseId={of.id} /> : null}
        <History caseId={of.id} entries={of.entries} />
      </section>
    </>
  );
}

/** Who looks at a case that waits for himself gets on with it from here. */
function MyTurn({ of }: { of: CaseDetail }) {
  const mine = useInfiniteQuery(tasksQuery('mine')).data?.pages.flatMap(page => page.items) ?? [];
  const task = mine.find(each => each.caseId === of.id);
  if (!task) return null;
  return (
    <Link to={`/inbox?task=${task.id}`} className="button my-turn">
      轮到您办理：{task.name}
    </Link>
  );
}

function Others({ of }: { of: CaseDetail }) {
  const others = [...(of.parent ? [of.parent] : []), ...of.children];
  if (others.length === 0) return null;
  return (
    <section className="card">
      <h2>相关事项</h2>
      {others.map(each => (
        <Link key={each.id} to={`/cases/${each.id}`} className="row">
          <span className="grow">{each.title}</span>
          <span className="end">{each.number}</span>
        </Link>
      ))}
    </section>
  );
}

function Watch({ of }: { of: CaseDetail }) {
  const watch = useAct(
    (watching: boolean) => call(watchCase, { params: { id: of.id }, body: { watching } }),
    (_, watching) => tellDone(watching ? '已关注，有进展时会通知您' : '不再关注'),
  );
  return (
    <>
      <button
        type="button"
        className="icon-button worded"
        aria-pressed={of.isWatching}
        disabled={watch.isPending}
        onClick={() => watch.run(!of.isWatching)}
      >
        <span>
          {of.isWatching ? <StarFill aria-hidden /> : <StarOutline aria-hidden />} {of.isWatching ? '已关注' : '关注'}
        </span>
      </button>
      <Fault of={watch.error} />
    </>
  );
}
