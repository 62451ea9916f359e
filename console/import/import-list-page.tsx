import { InboxOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Table, Upload } from 'antd';
import { call } from '#contract/call.ts';
import { type Import, type ImportState, importStateLabels, listImports, uploadImport } from '#contract/import.ts';
import { queries } from '../app/queries.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { keepImport } from './import-queries.ts';
import './import.css';

export const importTones: Record<ImportState, Tone> = {
  uploaded: 'quiet',
  checking: 'info',
  checked: 'warning',
  writing: 'info',
  done: 'success',
  undoing: 'info',
  undone: 'quiet',
  failed: 'danger',
};

/** The first step, and what was imported before. */
export function ImportListPage() {
  const navigate = useNavigate();
  const imports = useQuery({
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => call(listImports, { query: { limit: 50 }, signal }),
  });
  const upload = useMutation({
    mutationFn: (file: File) => call(uploadImport, { file, fileName: file.name }),
    onSuccess: async run => {
      keepImport(run);
      await queries.invalidateQueries({ queryKey: ['imports', 'list'] });
      await navigate({ to: '/import/$importId', params: { importId: run.id } });
    },
  });
  return (
    <Page>
      <PageHead
        title="导入花名册"
        note="上传现有的花名册，核对后写入。确认之前不会改动任何数据。"
        actions={
          <Link to="/import/remembered">
            <Button>记住的写法</Button>
          </Link>
        }
      />
      <div className="stack">
        <ProblemAlert error={upload.error} />
        <Upload.Dragger
          accept=".xlsx,.csv"
          maxCount={1}
          showUploadList={false}
          disabled={upload.isPending}
          beforeUpload={file => {
            upload.mutate(file);
            return false;
          }}
        >
          <div className="drop-hint">
            <p className="ant-upload-drag-icon">
              <InboxOutlined />
            </p>
            <p>{upload.isPending ? '正在上传并识别表头…' : '把花名册拖到这里，或点击选择文件'}</p>
            <p className="quiet small">
              支持 .xlsx 和 .csv（UTF-8、GBK）。不必整理格式：表头位置、日期写法、全角字符、单位简称都会自动识别。
            </p>
          </div>
        </Upload.Dragger>
        <section className="panel" aria-label="导入记录">
          <header>
            <h2>导入记录</h2>
          </header>
          <Gate query={imports}>
            {({ items }) => (
              <Table<Import>
                rowKey="id"
                size="small"
                dataSource={items}
                pagination={{ pageSize: 20, hideOnSinglePage: true }}
                locale={{ emptyText: <p className="quiet">还没有导入过。</p> }}
                columns={[
                  {
                    title: '文件',
                    render: (_, run) => (
                      <Link to="/import/$importId" params={{ importId: run.id }}>
                        {run.fileName}
                      </Link>
                    ),
                  },
                  {
                    title: '状态',
                    width: 100,
                    render: (_, run) => <Chip tone={importTones[run.state]}>{importStateLabels[run.state]}</Chip>,
                  },
                  { title: '行数', width: 90, align: 'right', render: (_, run) => run.rows.toLocaleString('zh-CN') },
                  { title: '新建', width: 90, align: 'right', render: (_, run) => run.created.toLocaleString('zh-CN') },
                  {
                    title: '有问题',
                    width: 90,
                    align: 'right',
                    render: (_, run) => run.refused.toLocaleString('zh-CN'),
                  },
                  { title: '上传时间', width: 160, render: (_, run) => instantText(run.createdAt) },
                ]}
              />
            )}
          </Gate>
        </section>
      </div>
    </Page>
  );
}
