import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Popconfirm, Progress, Table } from 'antd';
import { fieldGroups } from '#contract/action.ts';
import { call } from '#contract/call.ts';
import {
  cancelExport,
  type ExportRequest,
  type ExportState,
  exportFormatLabels,
  exportStateLabels,
  groupLabel,
} from '#contract/export.ts';
import { queries } from '../app/queries.ts';
import { sizeText } from '../cases/size-text.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { instantText } from '../parts/when.ts';

const tones: Record<ExportState, Tone> = {
  asked: 'info',
  approved: 'info',
  making: 'info',
  ready: 'success',
  failed: 'danger',
  refused: 'warning',
  expired: 'quiet',
  cancelled: 'quiet',
  gone: 'quiet',
};
const refresh = () => queries.invalidateQueries({ queryKey: ['exports'] });

export function ExportTable({ items, isAll }: { items: ExportRequest[]; isAll: boolean }) {
  return (
    <Table<ExportRequest>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={items}
      scroll={{ x: 1200 }}
      columns={[
        {
          title: '编号',
          width: 160,
          render: (_, row) =>
            row.caseId && (row.isMine || isAll) ? (
              <Link to="/cases/$caseId" params={{ caseId: row.caseId }} className="mono">
                {row.number}
              </Link>
            ) : (
              <span className="mono">{row.number}</span>
            ),
        },
        ...(isAll ? [{ title: '申请人', width: 110, dataIndex: 'requesterName' }] : []),
        { title: '内容与原因', render: (_, row) => <What row={row} /> },
        { title: '状态', width: 230, render: (_, row) => <Standing row={row} /> },
        {
          title: '申请',
          width: 150,
          render: (_, row) => <span className="quiet">{instantText(row.createdAt)}</span>,
        },
        {
          title: '审批',
          width: 170,
          render: (_, row) =>
            row.decidedAt && row.approvedByName ? (
              <span className="export-what">
                <span>{row.approvedByName}</span>
                <span className="quiet small">{row.decisionNote || instantText(row.decidedAt)}</span>
              </span>
            ) : (
              <span className="quiet">—</span>
            ),
        },
        {
          title: '下载',
          width: 200,
          render: (_, row) => (row.isMine ? <Acts row={row} /> : <Downloaded row={row} />),
        },
      ]}
    />
  );
}

function What({ row }: { row: ExportRequest }) {
  const groups = row.groups.map(each => (each in fieldGroups ? groupLabel(each) : '自定义分组')).join('、');
  return (
    <span className="export-what">
      <span className="row wrap">
        {row.kind === 'list' ? `员工名单 ${row.rows.toLocaleString('zh-CN')} 人` : '一份员工档案'}
        <Chip>{exportFormatLabels[row.format]}</Chip>
        {row.plainGroups.length > 0 ? (
          <Chip tone="warning">完整号码：{row.plainGroups.map(each => groupLabel(each)).join('、')}</Chip>
        ) : null}
      </span>
      <span className="quiet small">{groups}</span>
      <span className="small">{row.reason}</span>
    </span>
  );
}

function Standing({ row }: { row: ExportRequest }) {
  const { progress } = row;
  return (
    <span className="export-what">
      <span className="row wrap">
        <Chip tone={tones[row.state]}>{exportStateLabels[row.state]}</Chip>
        {row.sizeBytes && row.state === 'ready' ? <span className="quiet small">{sizeText(row.sizeBytes)}</span> : null}
      </span>
      {progress ? (
        <Progress
          size="small"
          aria-label="生成进度"
          percent={Math.floor((progress.done * 100) / Math.max(1, progress.total))}
        />
      ) : null}
      {row.state === 'ready' && row.expiresAt ? (
        <span className="quiet small">
          {instantText(row.expiresAt)} 前有效 · 已下载 {row.downloads}/{row.mostDownloads} 次
        </span>
      ) : null}
      {row.madeRows !== null && row.madeRows < row.rows ? (
        <span className="small">其中 {row.rows - row.madeRows} 人在生成时已不在您的权限内，未列入。</span>
      ) : null}
      {row.error ? <span className="small">{row.error}</span> : null}
    </span>
  );
}

function Acts({ row }: { row: ExportRequest }) {
  const { message } = App.useApp();
  const cancel = useMutation({
    mutationFn: () => call(cancelExport, { params: { id: row.id } }),
    onSuccess: () => {
      message.success('已取消');
      return refresh();
    },
    onError: fault => void message.error(fault.message),
  });
  if (row.link)
    return (
      <a
        href={`/api${row.link}`}
        download
        // The count that is left comes with the next look.
        onClick={() => setTimeout(() => void refresh(), 1500)}
      >
        下载
      </a>
    );
  if (row.state === 'asked' || row.state === 'approved' || row.state === 'making')
    return (
      <Popconfirm
        title={row.state === 'asked' ? '撤回这件导出申请？' : '停止生成这个文件？'}
        okText="确定"
        cancelText="不"
        onConfirm={() => cancel.mutate()}
      >
        <Button type="link" size="small" danger loading={cancel.isPending}>
          {row.state === 'asked' ? '撤回' : '取消'}
        </Button>
      </Popconfirm>
    );
  if (row.state === 'ready') return <span className="quiet small">下载次数已用完</span>;
  return <Downloaded row={row} />;
}

function Downloaded({ row }: { row: ExportRequest }) {
  const [last] = row.downloadedAt;
  if (!last) return <span className="quiet">—</span>;
  return (
    <span className="export-what" title={row.downloadedAt.map(at => instantText(at)).join('\n')}>
      <span>{row.downloads} 次</span>
      <span className="quiet small">最近 {instantText(last)}</span>
    </span>
  );
}
