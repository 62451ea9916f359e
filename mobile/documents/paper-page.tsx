import { lazy, Suspense } from 'react';
import { addressOf, call } from '#contract/call.ts';
import { type ArchiveDocument, documentPage, downloadDocument, removeDocument } from '#contract/document.ts';
import { useAct } from '../cases/act.ts';
import { Fault } from '../cases/fault.tsx';
import { tellDone } from '../cases/told.ts';
import { dayWords } from '../ui/day.ts';
import { Pages } from './pages.tsx';

const Sheet = lazy(() => import('../ui/sheet.tsx'));

/** A paper from below: its pages, what is known of it, and what may be done with it. */
export function PaperPage({ of, close, onDone }: { of: ArchiveDocument; close: () => void; onDone: () => unknown }) {
  const [version] = of.versions;
  const withdraw = useAct(
    (_: null) => call(removeDocument, { params: { id: of.id }, body: { reason: '本人撤回' } }),
    () => {
      tellDone('已撤回');
      void onDone();
      close();
    },
  );
  if (!version) return null;
  const isDrawn = version.look === 'picture' || version.look === 'pages';
  return (
    <Suspense fallback={null}>
      <Sheet title={of.kindName} close={close}>
        {isDrawn ? (
          <Pages
            pages={version.pages}
            label={of.title}
            addressOf={page => addressOf(documentPage, { id: of.id, n: String(version.n), page: String(page) })}
          />
        ) : (
          <p className="note">{version.look === 'locked' ? '这份 PDF 已加密，无法预览。' : '这种文件请下载后查看。'}</p>
        )}
        <dl className="facts">
          <Fact label="名称" text={of.title} />
          <Fact label="编号" text={of.number} />
          <Fact label="签发日期" text={of.issuedOn ? dayWords(of.issuedOn) : ''} />
          <Fact label="到期日期" text={of.expiresOn ? dayWords(of.expiresOn) : ''} />
          <Fact label="状态" text={of.state === 'proposed' ? '待人事核收' : of.state === 'refused' ? '已退回' : ''} />
          <Fact label="退回原因" text={of.decisionReason} />
        </dl>
        <Fault of={withdraw.error} />
        <div className="paper-acts">
          <a
            className="button"
            href={addressOf(downloadDocument, { id: of.id, n: String(version.n) })}
            download={version.fileName}
          >
            下载
          </a>
          {of.canWithdraw ? (
            <button
              type="button"
              className="button quiet"
              disabled={withdraw.isPending}
              onClick={() => withdraw.run(null)}
            >
              撤回
            </button>
          ) : null}
        </div>
      </Sheet>
    </Suspense>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  if (!text) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}
