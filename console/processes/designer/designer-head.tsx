import { ArrowLeftOutlined, DownOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { useEffect, useRef } from 'react';
import { call } from '#contract/call.ts';
import { type ProcessDetail, type ProcessIssue, putProcessInForce } from '#contract/process.ts';
import { queries } from '../../app/queries.ts';
import { useCan } from '../../app/session.ts';
import { Chip } from '../../parts/chip.tsx';
import { instantText } from '../../parts/when.ts';
import { processKey } from '../process-queries.ts';
import { downloadSvg, downloadXml, textOfFile } from './files.ts';
import type { Drawing } from './use-board.ts';
import type { Draft, Saving } from './use-draft.ts';

function savingText(saving: Saving): string {
  switch (saving.state) {
    case 'saved':
      return saving.at ? `已保存 ${instantText(saving.at).slice(-5)}` : '没有改动';
    case 'saving':
      return '正在保存…';
    case 'changed':
      return '有改动，即将保存';
    case 'conflict':
      return '没有保存：草稿被别人改过';
    default:
      return '没有保存成功';
  }
}

/** What is drawn, whether it is kept, and what can be done with the whole of it. */
export function DesignerHead(props: {
  process: ProcessDetail;
  drawing: Drawing;
  draft: Draft;
  errors: number;
  onIssues: (issues: readonly ProcessIssue[]) => void;
}) {
  const { process, drawing, draft, errors } = props;
  const { board } = drawing;
  const can = useCan();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = `绘制 ${process.name} · Renshi 人事`;
  }, [process.name]);
  const putInForce = useMutation({
    mutationFn: async () => {
      if (!(await draft.save())) throw new Error('unsaved');
      const number = draft.number;
      if (number === null) throw new Error('nothing to put in force');
      return call(putProcessInForce, { params: { key: process.key }, body: { number } });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [processKey] });
      message.success('已启用，新发起的事项按这个版本办理');
      await navigate({ to: '/processes/$key', params: { key: process.key } });
    },
    onError: fault => {
      if (fault instanceof Error && fault.message !== 'unsaved') message.error(fault.message);
    },
  });
  const open = (chosen: File) =>
    modal.confirm({
      title: `用“${chosen.name}”替换画布上的图？`,
      content: '替换后会保存为草稿，不能撤销。需要保留现在的图，请先导出。',
      okText: '替换',
      onOk: () => replace(chosen),
    });
  const replace = async (chosen: File) => {
    try {
      await drawing.load(await textOfFile(chosen), true);
      message.success('已导入，请看“检查”里有没有不能运行的部分');
    } catch {
      message.error('画布打不开这个文件。请确认是 BPMN 2.0 文件，并且含有图形。');
    }
  };
  const ask = () =>
    modal.confirm({
      title: `启用“${process.name}”的这个版本？`,
      content: '新发起的事项按它办理；正在办理的事项仍按原来的版本。',
      okText: '启用',
      onOk: () => putInForce.mutateAsync().catch(() => undefined),
    });
  const stack = board?.get('commandStack');
  return (
    <header className="designer-head">
      <Link to="/processes/$key" params={{ key: process.key }} aria-label="返回流程">
        <ArrowLeftOutlined />
      </Link>
      <h1 className="ellipsis">{process.name}</h1>
      <Chip tone="info">
        {draft.number === null ? `按第 ${process.inForce ?? 1} 版起草` : `草稿 第 ${draft.number} 版`}
      </Chip>
      <span className="quiet small nowrap" role="status">
        {savingText(draft.saving)}
      </span>
      <span className="push row">
        <Tooltip title="撤销（Ctrl+Z）">
          <Button
            type="text"
            icon={<UndoOutlined />}
            aria-label="撤销"
            disabled={!drawing.canUndo}
            onClick={() => stack?.undo()}
          />
        </Tooltip>
        <Tooltip title="重做（Ctrl+Y）">
          <Button
            type="text"
            icon={<RedoOutlined />}
            aria-label="重做"
            disabled={!drawing.canRedo}
            onClick={() => stack?.redo()}
          />
        </Tooltip>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'import', label: '导入 BPMN 文件…' },
              { type: 'divider' },
              { key: 'xml', label: '导出 BPMN 文件' },
              { key: 'svg', label: '导出图片（SVG）' },
            ],
            onClick: ({ key }) => {
              if (key === 'import') file.current?.click();
              else if (board) void (key === 'xml' ? downloadXml : downloadSvg)(board, process.key);
            },
          }}
        >
          <Button disabled={!board}>
            文件 <DownOutlined />
          </Button>
        </Dropdown>
        <input
          ref={file}
          type="file"
          accept=".bpmn,.xml,application/xml,text/xml"
          className="visually-hidden"
          aria-label="要导入的 BPMN 文件"
          tabIndex={-1}
          onChange={event => {
            const chosen = event.target.files?.[0];
            if (chosen) open(chosen);
            event.target.value = '';
          }}
        />
        <Button
          onClick={() => void draft.save()}
          disabled={draft.saving.state === 'saved' || draft.saving.state === 'conflict'}
        >
          保存
        </Button>
        {can('process.deploy') ? (
          <Tooltip title={errors > 0 ? `有 ${errors} 处错误，改正后才能启用` : ''}>
            <Button
              type="primary"
              loading={putInForce.isPending}
              disabled={errors > 0 || (draft.number === null && draft.saving.state === 'saved')}
              onClick={ask}
            >
              启用
            </Button>
          </Tooltip>
        ) : null}
      </span>
    </header>
  );
}
