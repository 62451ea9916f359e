import { useBlocker } from '@tanstack/react-router';
import { App, Tabs } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { ProcessDetail, readVersion } from '#contract/process.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { noteAll } from '../board/diagram.tsx';
import { show } from '../board/fit.ts';
import { ZoomBar } from '../board/zoom-bar.tsx';
import { OfferProvider } from '../properties/edit.ts';
import { PropertiesPanel } from '../properties/properties-panel.tsx';
import { badge } from './badges.ts';
import { ConflictAlert } from './conflict-alert.tsx';
import { DesignerHead } from './designer-head.tsx';
import { IssueList } from './issue-list.tsx';
import { useOfferOf } from './offer.ts';
import { ownerNotes } from './owner-notes.ts';
import { TrialPanel } from './trial-panel.tsx';
import { paletteWidth, useBoard } from './use-board.ts';
import { useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';

type Side = 'properties' | 'issues' | 'trial';

/** The board with its head, the properties of what is selected, what is wrong, and the trial run. */
export function Designer({ process, opened }: { process: ProcessDetail; opened: ReplyOf<typeof readVersion> }) {
  const drawing = useBoard(opened.xml);
  const { board, revision, selected } = drawing;
  const { issues, setIssues, isChecking } = useCheck(board, revision, opened.issues);
  const isDraft = opened.version.state === 'draft';
  const draft = useDraft({
    board,
    revision,
    processId: process.key,
    opened: isDraft ? opened.version : null,
    onIssues: setIssues,
  });
  const { offer, formOf } = useOfferOf(board, revision, true);
  const [side, setSide] = useState<Side>('properties');
  const { modal } = App.useApp();

  const point = useCallback(
    (id: string, to?: Side) => {
      if (board && show(board, id) && to) setSide(to);
    },
    [board],
  );
  useEffect(() => (board ? badge(board, issues, id => point(id, 'properties')) : undefined), [board, issues, point]);
  const notes = useMemo(
    () => (board && revision >= 0 ? ownerNotes(board, offer.names) : []),
    [board, revision, offer.names],
  );
  useEffect(() => (board ? noteAll(board, notes, 'board-note board-note-owner') : undefined), [board, notes]);

  const isUnsaved = draft.saving.state !== 'saved';
  useBlocker({
    shouldBlockFn: async () => {
      if (!isUnsaved) return false;
      if (draft.saving.state === 'changed' && (await draft.save())) return false;
      const leave = await modal.confirm({
        title: '有改动还没有保存',
        content: '离开后这些改动会丢失。',
        okText: '离开',
        cancelText: '留下',
        okButtonProps: { danger: true },
      });
      return !leave;
    },
    enableBeforeUnload: () => isUnsaved,
  });

  const errors = issues.filter(each => each.severity === 'error').length;
  return (
    <OfferProvider value={offer}>
      <DesignerHead
        process={process}
        drawing={drawing}
        draft={draft}
        errors={errors}
        onIssues={found => {
          setIssues(found);
          setSide('issues');
        }}
      />
      <ConflictAlert process={process} drawing={drawing} draft={draft} />
      {drawing.fault ? <ProblemAlert error={drawing.fault} /> : null}
      <div className="designer">
        <section className="board" aria-label="画布">
          <div className="board-canvas" ref={drawing.place} />
          {board ? <ZoomBar board={board} covered={paletteWidth} /> : null}
        </section>
        <aside className="designer-side" aria-label="属性与检查">
          <Tabs
            size="small"
            className="designer-tabs"
            activeKey={side}
            onChange={key => setSide(key as Side)}
            items={[
              { key: 'properties', label: '属性' },
              { key: 'issues', label: issues.length > 0 ? `检查（${issues.length}）` : '检查' },
              { key: 'trial', label: '试运行' },
            ]}
          />
          <div className="designer-side-body" aria-busy={isChecking}>
            {board && side === 'properties' ? <PropertiesPanel board={board} selected={selected} /> : null}
            {board && side === 'issues' ? <IssueList issues={issues} onShow={id => point(id)} /> : null}
            {board && side === 'trial' ? (
              <TrialPanel
                board={board}
                revision={revision}
                words={offer.words}
                formOf={formOf}
                onPoint={id => point(id)}
              />
            ) : null}
          </div>
        </aside>
      </div>
    </OfferProvider>
  );
}
