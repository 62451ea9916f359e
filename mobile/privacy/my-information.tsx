import { useMutation, useQuery } from '@tanstack/react-query';
import { RightOutline } from 'antd-mobile-icons';
import { callForFile } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { answerStateLabels, copyMyInformation, groundLabels, type readMyInformation } from '#contract/privacy.ts';
import { Link } from '../routing/link.tsx';
import { Page } from '../ui/page.tsx';
import { Failed, Loading, wordsFor } from '../ui/states.tsx';
import { keepWords } from './keep-words.ts';
import { myInformationQuery } from './privacy-queries.ts';
import './privacy.css';

type Mine = ReplyOf<typeof readMyInformation>;

/** What the company holds about the reader, why and how long; what he was told and agreed to; and what he may ask for. */
export default function MyInformation() {
  const mine = useQuery(myInformationQuery());
  return (
    <Page title="我的信息" above="/">
      {mine.isError ? (
        <Failed fault={mine.error} retry={() => mine.refetch()} />
      ) : mine.data ? (
        <>
          <Notices notices={mine.data.notices} />
          <Rights />
          <Held categories={mine.data.categories} />
        </>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Notices({ notices }: { notices: Mine['notices'] }) {
  return (
    <section className="card" aria-label="告知与同意">
      <h2>告知与同意</h2>
      {notices.map(notice => {
        const asks = notice.state === 'open' || notice.state === 'renewed';
        return (
          <Link key={notice.id} to={`/my-information/${notice.id}`} className="row">
            <span className="grow">
              {notice.version.title}
              <span className={asks ? 'tag warn' : 'tag quiet'}>{answerStateLabels[notice.state]}</span>
            </span>
            <RightOutline aria-hidden />
          </Link>
        );
      })}
      {notices.length === 0 ? <p className="section-note">公司还没有发布告知书。</p> : null}
    </section>
  );
}

function Rights() {
  const copy = useMutation({
    mutationFn: async () => {
      const bytes = await callForFile(copyMyInformation, {});
      const address = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
      const anchor = document.createElement('a');
      anchor.href = address;
      anchor.download = '我的信息.zip';
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    },
  });
  return (
    <section className="card" aria-label="我的权利">
      <h2>我的权利</h2>
      <Link to="/me" className="row">
        <span className="grow">
          查阅
          <span className="note privacy-line">我的档案</span>
        </span>
        <RightOutline aria-hidden />
      </Link>
      <button type="button" className="row" disabled={copy.isPending} onClick={() => copy.mutate()}>
        <span className="grow">
          {copy.isPending ? '正在生成…' : '复制'}
          <span className="note privacy-line">下载一份压缩包，含完整号码，请妥善保管</span>
        </span>
      </button>
      {copy.isError ? (
        <p className="problem" role="alert">
          {wordsFor(copy.error)}
        </p>
      ) : null}
      <Link to="/requests/new/archive-correction" className="row">
        <span className="grow">
          更正与补充
          <span className="note privacy-line">提出申请，人事核实后写入档案</span>
        </span>
        <RightOutline aria-hidden />
      </Link>
    </section>
  );
}

function Held({ categories }: { categories: Mine['categories'] }) {
  return (
    <section className="card" aria-label="公司保存的信息">
      <h2>公司保存的信息</h2>
      {categories.map(({ group, label, told, held }) => (
        <details key={group} className="privacy-kind">
          <summary className="row">
            <span className="grow">
              {label}
              {told?.isSensitive ? <span className="tag">敏感</span> : null}
            </span>
            <span className="end">{held === null ? '' : held.now === 0 ? '没有' : `${held.now} 条`}</span>
          </summary>
          {told ? (
            <dl className="facts">
              <Fact name="目的" value={told.purpose} />
              <Fact name="依据" value={`${groundLabels[told.ground] ?? ''}。${told.basis}`} />
              <Fact name="保存" value={keepWords(told)} />
              {told.givenTo ? <Fact name="提供给" value={told.givenTo} /> : null}
              {held && held.before > 0 ? <Fact name="以往记录" value={`${held.before} 条`} /> : null}
              {held === null ? <Fact name="内容" value="您的账号不能直接查看，请向人力资源部门提出" /> : null}
            </dl>
          ) : (
            <p className="section-note">用途尚未写明，可向人力资源部门询问。</p>
          )}
        </details>
      ))}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
