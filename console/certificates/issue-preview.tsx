import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { call, callForFile } from '#contract/call.ts';
import { type CertificateAsk, prepareCertificate, previewCertificate } from '#contract/certificate.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { PdfPages } from './pdf-pages.tsx';

/** What would be issued, as the paper that it would be. Says whether it can be. */
export function IssuePreview({ ask, onReady }: { ask: CertificateAsk | null; onReady: (isReady: boolean) => void }) {
  const settled = useSettled(ask === null ? '' : JSON.stringify(ask));
  const made = useQuery({
    queryKey: ['certificates', 'preview', settled],
    queryFn: async ({ signal }) => {
      const body = JSON.parse(settled) as CertificateAsk;
      const prepared = await call(prepareCertificate, { body, signal });
      return { prepared, bytes: await callForFile(previewCertificate, { body, signal }) };
    },
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const isReady = ask !== null && settled === JSON.stringify(ask) && made.isSuccess && !made.isPlaceholderData;
  useEffect(() => onReady(isReady), [isReady, onReady]);
  const bytes = useDeferredValue(made.data?.bytes);
  if (ask === null) return <section className="issue-shown quiet">选定人员后，这里显示将要出具的文件。</section>;
  if (made.error)
    return (
      <section className="issue-shown">
        <ProblemAlert error={made.error} />
      </section>
    );
  const { text, missing = [] } = made.data?.prepared ?? {};
  return (
    <section className="issue-shown stack" aria-label="预览" aria-busy={!isReady}>
      {missing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={`“${missing.join('')}”没有可用的字形，文件中会印成方框。`}
          description="仍可出具；收件方不认时，请改用其他写法或手工开具。"
        />
      ) : null}
      {bytes && text ? (
        <PdfPages bytes={bytes} text={[text.title, text.salutation, ...text.paragraphs].join('\n')} />
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} />
      )}
    </section>
  );
}

/** A text once it has stayed the same for a while. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 400);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
