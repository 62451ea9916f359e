import { Alert, App, Button } from 'antd';
import { call } from '#contract/call.ts';
import { type ProcessDetail, readProcess, readVersion } from '#contract/process.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { downloadXml } from './files.ts';
import type { Drawing } from './use-board.ts';
import type { Draft } from './use-draft.ts';

/** Somebody else saved meanwhile, or saving failed: what can be done, without losing either's work. */
export function ConflictAlert({ process, drawing, draft }: { process: ProcessDetail; drawing: Drawing; draft: Draft }) {
  const { saving } = draft;
  const { modal } = App.useApp();
  if (saving.state === 'failed') return <ProblemAlert error={saving.problem} retry={() => void draft.save()} />;
  if (saving.state !== 'conflict') return null;
  const theirs = async () => {
    const { versions } = await call(readProcess, { params: { key: process.key } });
    const number = versions.find(each => each.state === 'draft')?.number;
    if (number === undefined) return;
    const { version, xml } = await call(readVersion, { params: { key: process.key, number } });
    await drawing.load(xml, false);
    draft.settled(number, version.editedAt);
  };
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={saving.problem.problem.title}
      description={
        <div className="row wrap">
          {drawing.board ? (
            <Button size="small" onClick={() => drawing.board && downloadXml(drawing.board, `${process.key}-我的改动`)}>
              先导出我的改动
            </Button>
          ) : null}
          <Button size="small" onClick={() => void theirs()}>
            打开对方保存的草稿
          </Button>
          <Button
            size="small"
            danger
            onClick={() =>
              modal.confirm({
                title: '用我的改动覆盖对方保存的草稿？',
                content: '对方的改动会丢失。',
                okText: '覆盖',
                okButtonProps: { danger: true },
                onOk: () => draft.overwrite(),
              })
            }
          >
            用我的覆盖
          </Button>
        </div>
      }
    />
  );
}
