import { useQuery } from '@tanstack/react-query';
import { addressOf, call, ProblemError } from '#contract/call.ts';
import { readCaseFile } from '#contract/case.ts';
import { caseFilePage, lookAtCaseFile } from '#contract/document-case.ts';
import Sheet from '../ui/sheet.tsx';
import { Loading } from '../ui/states.tsx';
import { Pages } from './pages.tsx';

type Props = { caseId: string; file: { readonly id: string; readonly name: string }; close: () => void };

/** A file of a case from below: seen where it can be drawn, and to be downloaded. */
export default function CaseFile({ caseId, file, close }: Props) {
  const params = { id: caseId, fileId: file.id };
  const looked = useQuery({
    queryKey: ['cases', 'file-look', caseId, file.id],
    queryFn: ({ signal }) => call(lookAtCaseFile, { params, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const name = file.name || '附件';
  return (
    <Sheet title={name} close={close}>
      {looked.isPending ? <Loading lines={4} /> : null}
      {looked.error ? <p className="note">{whyNot(looked.error)}</p> : null}
      {looked.data?.look === 'locked' ? <p className="note">这份 PDF 已加密，无法预览，请下载后查看。</p> : null}
      {looked.data?.look === 'none' ? <p className="note">这种文件请下载后查看。</p> : null}
      {looked.data?.look === 'picture' || looked.data?.look === 'pages' ? (
        <Pages
          pages={looked.data.pages}
          label={name}
          addressOf={page => addressOf(caseFilePage, { ...params, page: String(page) })}
        />
      ) : null}
      <div className="paper-acts">
        <a className="button quiet" href={addressOf(readCaseFile, params)} download={name}>
          下载
        </a>
        <button type="button" className="button" onClick={close}>
          关闭
        </button>
      </div>
    </Sheet>
  );
}

function whyNot(fault: unknown): string {
  return fault instanceof ProblemError ? `无法预览：${fault.problem.title}` : '暂时无法预览，请稍后再试。';
}
