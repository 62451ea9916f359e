import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '#contract/call.ts';
import { retireCustomSection, type WholeSection } from '#contract/custom-field.ts';
import { checkDefinition, type DefinitionIssue } from '#contract/form-check.ts';
import { type FormDefinition, fieldsOf } from '#contract/form-definition.ts';
import { DrawBoard } from '../forms/draw-board.tsx';
import { type Place, placeOf } from '../forms/drawing.ts';
import { Words } from '../forms/panel-lines.tsx';
import { Trial } from '../forms/trial.tsx';
import { Chip } from '../parts/chip.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { AudienceFields } from './audience-fields.tsx';
import { customKey } from './custom-queries.ts';
import { FieldUse } from './field-use.tsx';
import { type Drawn, SaveDrawer } from './save-drawer.tsx';
import { VersionsDrawer } from './versions-drawer.tsx';

/** The drawing board of a section: kinds of fields, the section, and the properties of what is selected. */
export function SectionDesigner({ whole }: { whole: WholeSection }) {
  const [drawn, setDrawn] = useState<Drawn>(() => drawnOf(whole));
  const [past, setPast] = useState<readonly Drawn[]>([]);
  const [selected, setSelected] = useState<Place | null>(null);
  const [mode, setMode] = useState<'draw' | 'try'>('draw');
  const [opened, setOpened] = useState<'save' | 'versions' | null>(null);
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const { definition } = drawn;
  const issues = checkDefinition(definition);
  const isChanged = JSON.stringify(drawn) !== JSON.stringify(drawnOf(whole));
  const set = (next: Drawn) => {
    setPast([...past.slice(-100), drawn]);
    setDrawn(next);
  };
  const draw = (next: FormDefinition, place?: Place | null) => {
    const finish = () => {
      set({ ...drawn, definition: next });
      if (place !== undefined) setSelected(place);
    };
    const codes = new Set(fieldsOf(next).map(each => each.code));
    const gone = fieldsOf(definition).find(each => !codes.has(each.code));
    const use = whole.use.find(each => each.code === gone?.code);
    if (!gone || !use || fieldsOf(next).length >= fieldsOf(definition).length || use.people + use.formulas.length === 0)
      return finish();
    modal.confirm({
      title: `停用字段“${gone.label}”？`,
      content: (
        <>
          {use.people > 0 ? <p>{use.people} 人已有内容。停用后不再填写，以前的内容仍可在档案历史里查看。</p> : null}
          {use.formulas.length > 0 ? <p>这些地方的公式用到它，要一并修改：{use.formulas.join('；')}。</p> : null}
        </>
      ),
      okText: '停用',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: finish,
    });
  };
  const retire = useMutation({
    mutationFn: () => call(retireCustomSection, { params: { id: whole.id }, body: { retired: !whole.isRetired } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [customKey] }),
  });
  useUnsaved(isChanged);
  return (
    <div className="page-full draw-page">
      <PageHead
        title={drawn.name}
        note={
          <>
            <Link to="/custom-fields">自定义字段</Link> / <code>{whole.code}</code>{' '}
            <Chip tone="success">第 {whole.version} 版生效中</Chip> <Chip tone="plain">分组：{whole.groupLabel}</Chip>{' '}
            {whole.isSealed ? <Chip tone="teal">加密保存</Chip> : null} {whole.isRetired ? <Chip>已停用</Chip> : null}{' '}
            {isChanged ? <Chip tone="info">未保存</Chip> : null}
          </>
        }
        actions={
          <>
            <Segmented
              aria-label="设计或预览"
              value={mode}
              options={[
                { value: 'draw', label: '设计' },
                { value: 'try', label: '预览' },
              ]}
              onChange={setMode}
            />
            <Button
              disabled={past.length === 0}
              onClick={() => {
                const before = past.at(-1);
                if (!before) return;
                setPast(past.slice(0, -1));
                setDrawn(before);
                setSelected(null);
              }}
            >
              撤销
            </Button>
            <Button onClick={() => setOpened('versions')}>版本</Button>
            <Button
              type="primary"
              disabled={!isChanged || issues.length > 0 || drawn.name.trim() === ''}
              onClick={() => setOpened('save')}
            >
              保存
            </Button>
          </>
        }
      />
      <ProblemAlert error={retire.error} />
      <Issues
        issues={issues}
        onGo={place => {
          setMode('draw');
          setSelected(place);
        }}
      />
      {mode === 'try' ? (
        <div className="draw-scroll">
          <Trial key={JSON.stringify(definition)} definition={definition} />
        </div>
      ) : (
        <DrawBoard
          label="栏目"
          definition={definition}
          issues={issues}
          selected={selected}
          onSelect={setSelected}
          onChange={draw}
          beside={code => <FieldUse use={whole.use.find(each => each.code === code)} />}
          about={
            <div className="draw-panel">
              <Words label="栏目名称" value={drawn.name} onChange={name => set({ ...drawn, name })} />
              <Words label="说明" value={drawn.help} isLong onChange={help => set({ ...drawn, help })} />
              <AudienceFields value={drawn.audience} onChange={audience => set({ ...drawn, audience })} />
              <p className="fill-help">点中间的字段或分组，在这里修改它。{whole.people} 人在这个栏目里已有内容。</p>
              <Button
                size="small"
                danger={!whole.isRetired}
                loading={retire.isPending}
                onClick={() =>
                  whole.isRetired
                    ? retire.mutate()
                    : modal.confirm({
                        title: `停用“${whole.name}”？`,
                        content: `档案里不再填写它；${whole.people} 人已有的内容和历史保留，可随时恢复。`,
                        okText: '停用',
                        okButtonProps: { danger: true },
                        cancelText: '取消',
                        onOk: () => retire.mutate(),
                      })
                }
              >
                {whole.isRetired ? '恢复使用' : '停用这个栏目'}
              </Button>
            </div>
          }
        />
      )}
      {opened === 'save' ? <SaveDrawer whole={whole} drawn={drawn} onClose={() => setOpened(null)} /> : null}
      {opened === 'versions' ? (
        <VersionsDrawer
          whole={whole}
          onClose={() => setOpened(null)}
          onTake={taken => {
            set({ ...drawn, definition: taken });
            setSelected(null);
            setOpened(null);
          }}
        />
      ) : null}
    </div>
  );
}

const drawnOf = ({ name, help, audience, definition }: WholeSection): Drawn => ({ name, help, audience, definition });

function Issues({ issues, onGo }: { issues: readonly DefinitionIssue[]; onGo: (place: Place) => void }) {
  if (issues.length === 0) return null;
  return (
    <ul className="draw-issues cf-issues" aria-label={`${issues.length} 处错误`}>
      {issues.map(each => (
        <li key={each.path + each.zh}>
          <button
            type="button"
            className="bare fill-wrong"
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
