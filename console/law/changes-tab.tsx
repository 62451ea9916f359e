import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { LawChange } from '#contract/law-change.ts';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ChangeRow } from './change-row.tsx';
import { DraftDialog } from './draft-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { changesQuery } from './law-queries.ts';
import { PreviewDrawer } from './preview-drawer.tsx';

const views = { waiting: '待审定', review: '需复核', force: '已生效', past: '历史' } as const;
type View = keyof typeof views;

const viewOf = (each: LawChange): View[] => {
  if (each.state === 'draft') return ['waiting'];
  if (each.state !== 'in-force' || each.kind === 'withdrawal') return ['past'];
  return each.standing === 'review' || each.standing === 'unfit' ? ['review', 'force'] : ['force'];
};

const empty: Record<View, { title: string; text: string }> = {
  waiting: { title: '没有待审定的草稿', text: '收到新通知时，在“参数”里找到它，按“起草新数值”；由另一人审定后生效。' },
  review: {
    title: '没有需要复核的数值',
    text: '升级后，随附数据如有与本单位数值同日或之后的新数值，会列在这里，由人决定。',
  },
  force: { title: '没有本单位的数值', text: '目前全部使用随附的法规数据。' },
  past: { title: '还没有历史', text: '撤回的和被取代的数值会保留在这里。' },
};

/** Local values: those that wait for a decision, those in force, those to look at again, those that were. */
export function ChangesTab() {
  const changes = useQuery(changesQuery);
  const can = useCan();
  const works = can('law.edit') || can('law.approve');
  const [view, setView] = useState<View>(works ? 'waiting' : 'force');
  const [previewed, setPreviewed] = useState<readonly string[] | null>(null);
  const [edited, setEdited] = useState<LawChange | null>(null);
  const [isImporting, setImporting] = useState(false);
  return (
    <div className="fill law-cases">
      <Gate query={changes}>
        {({ items }) => {
          const of = (wanted: View) => items.filter(each => viewOf(each).includes(wanted));
          const shown = of(view);
          const seen = works ? (Object.keys(views) as View[]) : (['force'] as View[]);
          return (
            <>
              <div className="row wrap">
                <Segmented<View>
                  value={view}
                  onChange={setView}
                  options={seen.map(key => ({ value: key, label: `${views[key]} ${of(key).length}` }))}
                />
                <span className="push row">
                  {view === 'waiting' && shown.length > 1 ? (
                    <Button onClick={() => setPreviewed(shown.map(each => each.id))}>预览全部草稿</Button>
                  ) : null}
                  {can('law.edit') ? <Button onClick={() => setImporting(true)}>批量导入</Button> : null}
                </span>
              </div>
              {shown.length === 0 ? (
                <div className="panel">
                  <EmptyState title={empty[view].title}>{empty[view].text}</EmptyState>
                </div>
              ) : (
                <ul className="panel law-cases-list law-changes" aria-label={views[view]}>
                  {shown.map(each => (
                    <ChangeRow
                      key={each.id}
                      change={each}
                      onPreview={() => setPreviewed([each.id])}
                      onEdit={() => setEdited(each)}
                    />
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </Gate>
      {previewed ? <PreviewDrawer ids={previewed} onClose={() => setPreviewed(null)} /> : null}
      {edited?.unit ? (
        <DraftDialog
          of={{ path: edited.path, title: edited.title, unit: edited.unit, latest: null }}
          edited={edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {isImporting ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </div>
  );
}
