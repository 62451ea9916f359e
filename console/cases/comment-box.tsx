import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Mentions } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { commentCase } from '#contract/case.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { AttachFiles, type CaseFile } from './case-files.tsx';
import { colleaguesQuery } from './colleagues.ts';
import { mentionedIn, type Named, writtenAs } from './mention-text.ts';
import { workChanged } from './work-queries.ts';

/** A remark on a case; whoever is named by @ is told and may see the case. */
export function CommentBox({ caseId }: { caseId: string }) {
  const [text, setText] = useState('');
  const [sought, setSought] = useState('');
  const [picked, setPicked] = useState<readonly Named[]>([]);
  const [files, setFiles] = useState<CaseFile[]>([]);
  const found = useQuery({ ...colleaguesQuery(sought), placeholderData: keepPreviousData });
  const colleagues = sought === '' ? [] : (found.data?.items ?? []);
  const say = useMutation({
    mutationFn: () =>
      call(commentCase, {
        params: { id: caseId },
        body: { text: text.trim(), mentions: mentionedIn(text, picked), files: files.map(each => each.id) },
      }),
    onSuccess: () => {
      setText('');
      setPicked([]);
      setFiles([]);
      void workChanged();
    },
  });
  const send = () => {
    if (text.trim() !== '' && !say.isPending) say.mutate();
  };
  return (
    <div className="comment-box">
      <Mentions
        value={text}
        onChange={setText}
        onSearch={setSought}
        filterOption={false}
        rows={2}
        maxLength={4000}
        placeholder="留言，输入 @ 和姓名可提醒同事"
        aria-label="留言"
        notFoundContent={sought === '' ? '输入姓名或拼音' : found.isFetching ? '正在查找…' : '没有找到有账号的同事'}
        options={colleagues.map(each => ({
          key: each.accountId,
          value: writtenAs(each.name, each.unitName, colleagues),
          label: (
            <span>
              {each.name} <span className="quiet small">{each.unitName}</span>
            </span>
          ),
        }))}
        onSelect={({ key, value }) => {
          if (key && value) setPicked(before => [...before, { accountId: key, written: value }]);
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <div className="row wrap">
        <AttachFiles files={files} onChange={setFiles} small />
        <Button
          size="small"
          type="primary"
          ghost
          className="push"
          disabled={text.trim() === ''}
          loading={say.isPending}
          onClick={send}
        >
          发表留言
        </Button>
      </div>
      <ProblemAlert error={say.error} />
    </div>
  );
}
