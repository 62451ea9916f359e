import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { answerNotice, answerStateLabels } from '#contract/privacy.ts';
import { go } from '../routing/location.ts';
import { Page } from '../ui/page.tsx';
import { Failed, Loading, Nothing, wordsFor } from '../ui/states.tsx';
import { myInformationKey, myInformationQuery } from './privacy-queries.ts';
import './privacy.css';

/** One text in full, and the reader's word on it. */
export default function Notice({ params }: { params: Record<string, string> }) {
  const queries = useQueryClient();
  const mine = useQuery(myInformationQuery());
  const [isWithdrawing, setWithdrawing] = useState(false);
  const notice = mine.data?.notices.find(each => each.id === params.noticeId);
  const answer = useMutation({
    mutationFn: (given: 'read' | 'agreed' | 'withdrawn') =>
      call(answerNotice, { body: { versionId: notice?.version.id ?? '', answer: given } }),
    onSuccess: () => {
      setWithdrawing(false);
      return queries.invalidateQueries({ queryKey: myInformationKey });
    },
  });
  if (mine.isError || !mine.data)
    return (
      <Page title="告知与同意" above="/my-information">
        {mine.isError ? <Failed fault={mine.error} retry={() => mine.refetch()} /> : <Loading />}
      </Page>
    );
  if (!notice)
    return (
      <Page title="告知与同意" above="/my-information">
        <Nothing title="这份文本已停用" action={{ label: '回到我的信息', run: () => go('/my-information') }} />
      </Page>
    );
  const { version, kind, state } = notice;
  const isDone = state === 'read' || state === 'agreed';
  return (
    <Page title={kind === 'notice' ? '告知书' : '单独同意'} above="/my-information">
      <article className="card privacy-text">
        <h2>{version.title}</h2>
        <p className="note">
          第 {version.number} 版 · {version.publishedAt.slice(0, 10)} 发布
        </p>
        {state === 'renewed' ? <p className="note">您答复过以前的版本；文本有更新，请再看一遍。</p> : null}
        <div className="privacy-body">{version.body}</div>
      </article>
      <p className="note privacy-state" role="status">
        {answerStateLabels[state]}
        {notice.answeredAt ? ` · ${notice.answeredAt.slice(0, 10)}` : ''}
      </p>
      {answer.isError ? (
        <p className="problem" role="alert">
          {wordsFor(answer.error)}
        </p>
      ) : null}
      {isDone ? null : (
        <button
          type="button"
          className="button"
          disabled={answer.isPending}
          onClick={() => answer.mutate(kind === 'notice' ? 'read' : 'agreed')}
        >
          {kind === 'notice' ? '我已阅读' : '同意'}
        </button>
      )}
      {kind === 'consent' && (state === 'agreed' || state === 'renewed') ? (
        isWithdrawing ? (
          <>
            <p className="note privacy-state">撤回后，公司不再依据这份同意使用这些信息；此前已进行的处理不受影响。</p>
            <button
              type="button"
              className="button quiet danger"
              disabled={answer.isPending}
              onClick={() => answer.mutate('withdrawn')}
            >
              确认撤回
            </button>
            <button type="button" className="button quiet" onClick={() => setWithdrawing(false)}>
              不撤回
            </button>
          </>
        ) : (
          <button type="button" className="button quiet" onClick={() => setWithdrawing(true)}>
            撤回同意
          </button>
        )
      ) : null}
    </Page>
  );
}
