import { DownloadOutlined, SwapOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { addressOf, call } from '#contract/call.ts';
import {
  type ArchiveDocument,
  acceptDocument,
  addDocumentVersion,
  documentPage,
  documentSourceLabels,
  downloadDocument,
  refuseDocument,
  removeDocument,
  restoreDocument,
} from '#contract/document.ts';
import { sizeText } from '#contract/form-words.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { DescribeForm } from './describe-form.tsx';
import { documentsChanged } from './document-queries.ts';
import { DocumentState } from './document-state.tsx';
import { PagesView } from './pages-view.tsx';
import { ReasonButton } from './reason-button.tsx';
import './documents.css';

/** A paper beside what is known of it, without leaving the page. */
export function Viewer(props: { document: ArchiveDocument; addable: readonly string[]; onClose: () => void }) {
  const { document: paper } = props;
  const { message } = App.useApp();
  const { id, versions } = paper;
  const [chosen, setChosen] = useState<number | null>(null);
  const version = versions.find(each => each.n === chosen) ?? versions[0];
  const input = useRef<HTMLInputElement>(null);
  const act = useMutation({
    mutationFn: (does: { run: () => Promise<unknown>; told: string; closes?: boolean }) => does.run(),
    onSuccess: (_, { told, closes }) => {
      message.success(told);
      // Gone from the list it would open again by itself when what is removed is shown.
      if (closes) props.onClose();
      return documentsChanged();
    },
  });
  const params = { id };
  const done = (run: () => Promise<unknown>, told: string) => act.mutate({ run, told });
  const mayChange = paper.canEdit && !paper.removedAt;
  return (
    <Modal
      open
      centered
      width="min(1240px, 96vw)"
      title={
        <span className="viewer-title">
          {paper.kindName} · {paper.title} <DocumentState of={paper} />
        </span>
      }
      onCancel={props.onClose}
      footer={null}
      className="viewer"
    >
      <div className="viewer-sides">
        <div className="viewer-paper">
          {version ? <Preview key={version.n} id={id} version={version} title={paper.title} /> : null}
        </div>
        <div className="viewer-facts">
          {paper.state === 'proposed' && paper.canEdit && !paper.removedAt ? (
            <div className="viewer-decide">
              <p>本人提交，请核对是否清楚、是否属于此人。</p>
              <Button type="primary" onClick={() => done(() => call(acceptDocument, { params }), '已归档')}>
                核收归档
              </Button>
              <ReasonButton
                label="退回"
                title="退回的原因（本人可见）"
                onReason={reason =>
                  done(() => call(refuseDocument, { params, body: { reason } }), '已退回，并通知本人')
                }
              />
            </div>
          ) : null}
          {paper.decisionReason ? <p>退回原因：{paper.decisionReason}</p> : null}
          {paper.removedAt ? (
            <p>
              {paper.removedByName} 于 {instantText(paper.removedAt)} 移除：{paper.removalReason}
            </p>
          ) : null}
          <DescribeForm key={paper.id} document={paper} addable={props.addable} isReadOnly={!mayChange} />
          {versions.length > 1 ? (
            <Segmented
              aria-label="版本"
              value={version?.n ?? 1}
              options={versions.map(each => ({ value: each.n, label: `第 ${each.n} 版` }))}
              onChange={n => setChosen(Number(n))}
            />
          ) : null}
          {version ? (
            <p className="quiet small">
              {documentSourceLabels[paper.source]} · {version.uploadedByName} 上传于 {instantText(version.uploadedAt)} ·{' '}
              {sizeText(version.sizeBytes)}
            </p>
          ) : null}
          <ProblemAlert error={act.error} />
          <div className="row wrap">
            {version ? (
              <Button
                icon={<DownloadOutlined />}
                href={addressOf(downloadDocument, { id, n: String(version.n) })}
                download={version.fileName}
              >
                下载
              </Button>
            ) : null}
            {mayChange || paper.canWithdraw ? (
              <Button icon={<SwapOutlined />} loading={act.isPending} onClick={() => input.current?.click()}>
                换一份新的
              </Button>
            ) : null}
            {mayChange || (paper.canWithdraw && !paper.removedAt) ? (
              <ReasonButton
                label="移除"
                danger
                title="为什么移除？可以随时恢复。"
                onReason={reason =>
                  act.mutate({
                    run: () => call(removeDocument, { params, body: { reason } }),
                    told: '已移除，可在“含已移除”中恢复',
                    closes: true,
                  })
                }
              />
            ) : null}
            {paper.removedAt && paper.canEdit ? (
              <Button type="primary" onClick={() => done(() => call(restoreDocument, { params }), '已恢复')}>
                恢复
              </Button>
            ) : null}
          </div>
          <input
            ref={input}
            type="file"
            hidden
            aria-label="选择新的一份"
            onChange={event => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (!file) return;
              setChosen(null);
              done(() => call(addDocumentVersion, { params, file, fileName: file.name }), '已换新，原来的保留为旧版本');
            }}
          />
        </div>
      </div>
    </Modal>
  );
}

function Preview(props: { id: string; version: ArchiveDocument['versions'][number]; title: string }) {
  const { id, version, title } = props;
  if (version.look === 'locked') return <p className="viewer-none">这份 PDF 已加密，无法预览。请下载后用密码打开。</p>;
  if (version.look === 'none') return <p className="viewer-none">这种文件不在网页中预览，请下载后查看。</p>;
  return (
    <PagesView
      pages={version.pages}
      label={title}
      addressOf={page => addressOf(documentPage, { id, n: String(version.n), page: String(page) })}
    />
  );
}
