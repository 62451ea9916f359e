import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { addDocument } from '#contract/document.ts';
import { kindByName } from '#contract/document-kind.ts';
import { sizeText } from '#contract/form-words.ts';
import { documentsChanged, kindsQuery } from './document-queries.ts';

type Row = { file: File; kindId: string | null; state: 'waiting' | 'sending' | 'done' | 'refused'; why: string };

/** Several files at once: each with a kind proposed by its name; what is refused stays with its reason, the others are kept. */
export function AddDialog(props: {
  personId: string;
  files: readonly File[];
  addable: readonly string[];
  isProposal: boolean;
  onClose: () => void;
}) {
  const { message } = App.useApp();
  const kinds = useQuery(kindsQuery);
  const items = (kinds.data?.items ?? []).filter(each => props.addable.includes(each.id));
  const [rows, setRows] = useState<Row[]>(() =>
    props.files.map(file => ({ file, kindId: null, state: 'waiting', why: '' })),
  );
  const [isBusy, setBusy] = useState(false);
  const change = (at: number, more: Partial<Row>) =>
    setRows(before => before.map((row, n) => (n === at ? { ...row, ...more } : row)));
  const kindOf = (row: Row) => row.kindId ?? kindByName(items, row.file.name);
  const ready = rows.every(row => row.state === 'done' || kindOf(row) !== null);
  const send = async () => {
    setBusy(true);
    let done = 0;
    for (const [at, row] of rows.entries()) {
      const kindId = kindOf(row);
      if (row.state === 'done' || !kindId) continue;
      change(at, { state: 'sending', why: '' });
      try {
        await call(addDocument, {
          params: { id: props.personId },
          query: { kindId },
          file: row.file,
          fileName: row.file.name,
        });
        change(at, { state: 'done' });
        done += 1;
      } catch (fault) {
        const why = fault instanceof ProblemError ? fault.problem.title : '没有上传成功，请重试。';
        change(at, { state: 'refused', why });
      }
    }
    setBusy(false);
    await documentsChanged();
    const left = rows.filter(row => row.state !== 'done').length - done;
    if (done > 0) message.success(props.isProposal ? `已提交 ${done} 份，等待人事核收` : `已归档 ${done} 份材料`);
    if (left === 0) props.onClose();
  };
  return (
    <Modal
      open
      title="上传材料"
      width={720}
      onCancel={props.onClose}
      maskClosable={!isBusy}
      footer={[
        <Button key="close" onClick={props.onClose} disabled={isBusy}>
          {rows.some(row => row.state === 'done') ? '关闭' : '取消'}
        </Button>,
        <Button key="send" type="primary" loading={isBusy} disabled={!ready} onClick={() => void send()}>
          {props.isProposal ? '提交' : '上传'}
        </Button>,
      ]}
    >
      <p className="quiet small">支持 PDF、照片和 Word、Excel 文档，单个文件不超过 30 MB。种类按文件名推荐，请核对。</p>
      <ul className="document-rows">
        {rows.map((row, at) => (
          <li key={`${row.file.name} ${at.toString()}`}>
            <div className="document-row">
              <span className="ellipsis" title={row.file.name}>
                {row.file.name} <span className="quiet small">{sizeText(row.file.size)}</span>
              </span>
              <Select
                value={kindOf(row)}
                options={items.map(each => ({ value: each.id, label: each.name }))}
                onChange={kindId => change(at, { kindId })}
                placeholder="选择种类"
                aria-label={`${row.file.name}的种类`}
                disabled={row.state === 'done' || row.state === 'sending'}
                style={{ width: 160 }}
                showSearch={{ optionFilterProp: 'label' }}
              />
              <span className="quiet small document-row-state" aria-live="polite">
                {row.state === 'sending' ? '正在上传…' : row.state === 'done' ? '完成' : ''}
              </span>
            </div>
            {row.why ? <Alert type="error" showIcon title={row.why} role="alert" /> : null}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
