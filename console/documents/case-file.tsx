import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { addressOf, call, ProblemError } from '#contract/call.ts';
import { readCaseFile } from '#contract/case.ts';
import { caseFilePage, lookAtCaseFile } from '#contract/document-case.ts';
import { PagesView } from './pages-view.tsx';
import './documents.css';

/** A file that is attached to a case: its first page where it can be drawn, the others at a click, and the file itself. */
export function CaseFilePreview({
  caseId,
  file,
}: {
  caseId: string;
  file: { readonly id: string; readonly name: string };
}) {
  const params = { id: caseId, fileId: file.id };
  const [isOpen, setOpen] = useState(false);
  const looked = useQuery({
    queryKey: ['cases', 'file-look', caseId, file.id],
    queryFn: ({ signal }) => call(lookAtCaseFile, { params, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const look = looked.data?.look;
  const isDrawn = look === 'picture' || look === 'pages';
  const pages = looked.data?.pages ?? 1;
  const page = (n: number) => addressOf(caseFilePage, { ...params, page: String(n) });
  const name = file.name || '附件';
  return (
    <figure className="case-file">
      {isDrawn ? (
        <button type="button" className="bare case-file-page" onClick={() => setOpen(true)} aria-label={`预览${name}`}>
          <img src={page(1)} alt="" loading="lazy" />
        </button>
      ) : null}
      <figcaption>
        <span className="ellipsis">{name}</span>
        {pages > 1 ? <span className="quiet small">{pages} 页</span> : null}
        <Button type="link" size="small" href={addressOf(readCaseFile, params)} download={name}>
          下载
        </Button>
      </figcaption>
      {look === 'locked' ? <p className="quiet small">PDF 已加密，无法预览，请下载后查看。</p> : null}
      {looked.error instanceof ProblemError ? <p className="quiet small">{looked.error.problem.title}</p> : null}
      {isOpen ? (
        <Modal open centered width="min(1000px, 96vw)" title={name} footer={null} onCancel={() => setOpen(false)}>
          <PagesView pages={pages} addressOf={page} label={name} />
        </Modal>
      ) : null}
    </figure>
  );
}
