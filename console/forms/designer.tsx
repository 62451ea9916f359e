import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Popover, Segmented, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '#contract/call.ts';
import { putFormInForce, retireForm, saveFormDraft, type WholeForm } from '#contract/form.ts';
import { checkDefinition, type DefinitionIssue } from '#contract/form-check.ts';
import type { FormDefinition } from '#contract/form-definition.ts';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { DrawBoard } from './draw-board.tsx';
import { type Place, placeOf } from './drawing.ts';
import { formsKey } from './form-queries.ts';
import { Words } from './panel-lines.tsx';
import { Trial } from './trial.tsx';
import { VersionsDrawer } from './versions-drawer.tsx';

/** Steps that can be taken back. */
const undoMost = 100;

/** The drawing board: kinds of fields, the form, and the properties of what is selected. */
export function Designer({ whole }: { whole: WholeForm }) {
  const can = useCan();
  const [mayDraw, mayDeploy] = [can('process.edit'), can('process.deploy')];
  const [definition, setDefinition] = useState<FormDefinition>(whole.definition);
  const [past, setPast] = useState<readonly FormDefinition[]>([]);
  const [words, setWords] = useState({ name: whole.name, help: whole.help });
  const [saved, setSaved] = useState({ definition: whole.definition, name: whole.name, help: whole.help });
  const [draft, setDraft] = useState(
    whole.version.state === 'draft' ? { number: whole.version.number, at: whole.version.editedAt } : null,
  );
  const [selected, setSelected] = useState<Place | null>(null);
  const [mode, setMode] = useState<'draw' | 'try'>(mayDraw ? 'draw' : 'try');
  const [showsVersions, setShowsVersions] = useState(false);
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const issues = checkDefinition(definition);
  const isChanged = definition !== saved.definition || words.name !== saved.name || words.help !== saved.help;
  const change = (next: FormDefinition, place?: Place | null) => {
    setPast([...past.slice(-undoMost), definition]);
    setDefinition(next);
    if (place !== undefined) setSelected(place);
  };
  const undo = () => {
    const before = past.at(-1);
    if (!before) return;
    setPast(past.slice(0, -1));
    setDefinition(before);
    setSelected(null);
  };
  const save = useMutation({
    mutationFn: () =>
      call(saveFormDraft, { params: { key: whole.key }, body: { definition, ...words, basedOn: draft?.at ?? null } }),
    onSuccess: async kept => {
      setDraft({ number: kept.number, at: kept.editedAt });
      setSaved({ definition, ...words });
      await queries.invalidateQueries({ queryKey: [formsKey] });
      void message.success('草稿已保存');
    },
  });
  const enforce = useMutation({
    mutationFn: async () => {
      const number = isChanged || !draft ? (await save.mutateAsync()).number : draft.number;
      await call(putFormInForce, { params: { key: whole.key }, body: { number } });
    },
    onSuccess: async () => {
      setDraft(null);
      await queries.invalidateQueries({ queryKey: [formsKey] });
      void message.success('已启用，之后的填写都用这一版');
    },
  });
  const retire = useMutation({
    mutationFn: () => call(retireForm, { params: { key: whole.key } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [formsKey] }),
  });
  useUnsaved(isChanged);
  const inForce = whole.versions.find(each => each.state === 'in-force');
  return (
    <div className="page-full draw-page">
      <PageHead
        title={words.name || whole.key}
        note={
          <>
            <Link to="/forms">表单</Link> / <code>{whole.key}</code>{' '}
            {inForce ? <Chip tone="success">第 {inForce.number} 版启用中</Chip> : <Chip>未启用</Chip>}{' '}
            {draft ? <Chip tone="warning">第 {draft.number} 版草稿</Chip> : null}{' '}
            {isChanged ? <Chip tone="info">未保存</Chip> : null}
          </>
        }
        actions={
          <>
            <Segmented
              aria-label="绘制或试填"
              value={mode}
              options={[
                { value: 'draw', label: '绘制', disabled: !mayDraw },
                { value: 'try', label: '试填' },
              ]}
              onChange={setMode}
            />
            <IssueButton
              issues={issues}
              onGo={place => {
                setMode('draw');
                setSelected(place);
              }}
            />
            {mayDraw ? (
              <Button disabled={past.length === 0} onClick={undo}>
                撤销
              </Button>
            ) : null}
            <Button onClick={() => setShowsVersions(true)}>版本</Button>
            {mayDraw ? (
              <Button
                type={mayDeploy ? 'default' : 'primary'}
                loading={save.isPending}
                disabled={!isChanged}
                onClick={() => save.mutate()}
              >
                保存草稿
              </Button>
            ) : null}
            {mayDeploy ? (
              <Tooltip title={issues.length > 0 ? '改正错误后才能启用' : ''}>
                <Button
                  type="primary"
                  loading={enforce.isPending}
                  disabled={issues.length > 0 || (!draft && !isChanged)}
                  onClick={() =>
                    modal.confirm({
                      title: `启用“${words.name}”的这一版？`,
                      content: '之后的填写都用这一版；已经提交的仍按当时的版本显示。',
                      okText: '启用',
                      cancelText: '取消',
                      onOk: () => enforce.mutate(),
                    })
                  }
                >
                  启用
                </Button>
              </Tooltip>
            ) : null}
          </>
        }
      />
      <ProblemAlert error={save.error ?? enforce.error ?? retire.error} />
      {mode === 'try' ? (
        <div className="draw-scroll">
          <Trial key={JSON.stringify(definition).length} definition={definition} />
        </div>
      ) : (
        <DrawBoard
          label="表单"
          definition={definition}
          issues={issues}
          selected={selected}
          onSelect={setSelected}
          onChange={change}
          about={
            <div className="draw-panel">
              <Words label="表单名称" value={words.name} onChange={name => setWords({ ...words, name })} />
              <Words label="说明" value={words.help} isLong onChange={help => setWords({ ...words, help })} />
              <p className="fill-help">点中间的字段或分组，在这里修改它。</p>
              {mayDeploy && inForce ? (
                <Button size="small" danger loading={retire.isPending} onClick={() => retire.mutate()}>
                  停用这个表单
                </Button>
              ) : null}
            </div>
          }
        />
      )}
      {showsVersions ? (
        <VersionsDrawer
          whole={whole}
          onClose={() => setShowsVersions(false)}
          onTake={
            mayDraw
              ? taken => {
                  change(taken, null);
                  setShowsVersions(false);
                  setMode('draw');
                }
              : null
          }
        />
      ) : null}
    </div>
  );
}

function IssueButton({ issues, onGo }: { issues: readonly DefinitionIssue[]; onGo: (place: Place) => void }) {
  if (issues.length === 0) return null;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <ul className="draw-issues">
          {issues.map(each => (
            <li key={each.path + each.zh}>
              <button
                type="button"
                className="bare"
                onClick={() => {
                  const place = placeOf(each.path);
                  if (place) onGo(place);
                }}
              >
                {each.zh}
              </button>
            </li>
          ))}
        </ul>
      }
    >
      <Button danger>{issues.length} 处错误</Button>
    </Popover>
  );
}

/** Asks before the page is closed on what isn't saved. */
function useUnsaved(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);
}
