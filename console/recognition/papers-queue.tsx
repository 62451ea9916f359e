import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm, Progress, Table, Upload } from 'antd';
import { useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import {
  addRecognisedPaper,
  paperKindLabels,
  paperStateLabels,
  type RecognisedPaper,
  readPaperAgain,
  removeRecognisedPaper,
} from '#contract/recognition.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { agoText } from '../parts/when.ts';
import { papersChanged, papersQuery } from './recognition-queries.ts';

const tones = { waiting: 'quiet', reading: 'info', read: 'warning', failed: 'danger', done: 'success' } as const;

/** Drop many files; each is read in its turn, keeps its own fault, and waits to be looked over. */
export function PapersQueue({ open }: { open: (id: string) => void }) {
  const { message } = App.useApp();
  const [sending, setSending] = useState(0);
  const [refused, setRefused] = useState<string[]>([]);
  const read = useQuery(papersQuery);
  const send = async (files: readonly File[]) => {
    const batchId = crypto.randomUUID();
    setRefused([]);
    setSending(files.length);
    let sent = 0;
    for (const file of files) {
      try {
        await call(addRecognisedPaper, { query: { batchId }, file, fileName: file.name });
        sent += 1;
      } catch (fault) {
        const why = fault instanceof ProblemError ? fault.problem.title : '没有上传成功，请重试。';
        setRefused(before => [...before, `${file.name}：${why}`]);
      }
      setSending(left => left - 1);
    }
    await papersChanged();
    if (sent > 0) message.success(`已上传 ${sent} 份，正在排队识别`);
  };
  return (
    <>
      <PageHead
        title="智能识别"
        note="身份证、学历证书、登记表的照片或扫描件，在本机识别成档案内容，由您逐项核对后入档。不经过任何外部服务。"
      />
      <Upload.Dragger
        className="recognition-drop"
        multiple
        accept="image/jpeg,image/png,image/webp,image/tiff,application/pdf"
        showUploadList={false}
        beforeUpload={(file, files) => {
          if (file === files[0]) void send(files);
          return false;
        }}
      >
        <p className="recognition-drop-title">把文件拖到这里，或点击选择</p>
        <p className="quiet small">
          可一次选择多份。JPEG、PNG、WebP、TIFF、PDF；图片最多 5000 万像素，PDF 最多 100 页。
        </p>
        {sending > 0 ? <p aria-live="polite">还有 {sending} 份正在上传…</p> : null}
      </Upload.Dragger>
      {refused.map(each => (
        <p key={each} role="alert" className="recognition-refused">
          {each}
        </p>
      ))}
      <section className="panel" aria-label="材料队列">
        <Gate query={read}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="还没有材料">上传后，识别进度和结果会列在这里。关闭页面不影响识别。</EmptyState>
            ) : (
              <>
                <Overall items={items} />
                <Table<RecognisedPaper>
                  rowKey="id"
                  dataSource={items}
                  size="middle"
                  scroll={{ x: 880 }}
                  pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
                  columns={[
                    { title: '文件', dataIndex: 'fileName', ellipsis: true, width: 220 },
                    {
                      title: '类型',
                      width: 170,
                      render: (_, each) => (each.pagesRead > 0 ? paperKindLabels[each.kind] : ''),
                    },
                    { title: '员工', width: 200, render: (_, each) => <Whose paper={each} /> },
                    { title: '状态', width: 220, render: (_, each) => <State paper={each} /> },
                    { title: '上传', width: 100, render: (_, each) => agoText(each.createdAt) },
                    { title: '', width: 150, render: (_, each) => <Actions paper={each} open={open} /> },
                  ]}
                />
              </>
            )
          }
        </Gate>
      </section>
    </>
  );
}

function Overall({ items }: { items: readonly RecognisedPaper[] }) {
  const through = items.filter(each => each.state !== 'waiting' && each.state !== 'reading').length;
  if (through === items.length) return null;
  return (
    <div className="recognition-overall">
      <span>
        已识别 {through} / {items.length} 份
      </span>
      <Progress percent={Math.round((through / items.length) * 100)} size="small" aria-label="识别进度" />
    </div>
  );
}

function Whose({ paper }: { paper: RecognisedPaper }) {
  if (paper.person)
    return (
      <>
        {paper.person.name} <span className="quiet small">{paper.person.number}</span>
      </>
    );
  if (paper.state !== 'read') return null;
  return <span className="quiet">{paper.matched === 'several' ? '有多位同名同生日，待选择' : '待选择'}</span>;
}

function State({ paper }: { paper: RecognisedPaper }) {
  return (
    <>
      <Chip tone={tones[paper.state]}>{paperStateLabels[paper.state]}</Chip>{' '}
      {paper.state === 'reading' && paper.pages > 1 ? (
        <span className="small">
          第 {paper.pagesRead} / {paper.pages} 页
        </span>
      ) : null}
      {paper.state === 'read' ? (
        <span className="small quiet">
          {paper.proposed} 项{paper.doubts > 0 ? `，${paper.doubts} 项存疑` : ''}
        </span>
      ) : null}
      {paper.error ? <div className="small recognition-error">{paper.error}</div> : null}
    </>
  );
}

function Actions({ paper, open }: { paper: RecognisedPaper; open: (id: string) => void }) {
  const again = useMutation({
    mutationFn: () => call(readPaperAgain, { params: { id: paper.id } }),
    onSettled: papersChanged,
  });
  const remove = useMutation({
    mutationFn: () => call(removeRecognisedPaper, { params: { id: paper.id } }),
    onSettled: papersChanged,
  });
  return (
    <span className="recognition-actions">
      {paper.state === 'read' || paper.state === 'done' ? (
        <Button
          size="small"
          type={paper.state === 'read' ? 'primary' : 'default'}
          onClick={() => open(paper.id)}
          aria-label={`${paper.state === 'read' ? '核对' : '查看'}${paper.fileName}`}
        >
          {paper.state === 'read' ? '核对' : '查看'}
        </Button>
      ) : null}
      {paper.state === 'failed' ? (
        <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
          重试
        </Button>
      ) : null}
      {paper.state !== 'reading' ? (
        <Popconfirm
          title="删除这份材料？"
          description="已入档的内容不受影响。"
          onConfirm={() => remove.mutate()}
          okText="删除"
          cancelText="取消"
        >
          <Button size="small" type="text" danger loading={remove.isPending} aria-label={`删除${paper.fileName}`}>
            删除
          </Button>
        </Popconfirm>
      ) : null}
    </span>
  );
}
