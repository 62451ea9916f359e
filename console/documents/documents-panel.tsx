import { UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { type PersonDocuments, wantingLabels } from '#contract/document.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { DocumentCard } from './document-card.tsx';
import { personDocumentsQuery } from './document-queries.ts';
import './documents.css';

const AddDialog = lazy(() => import('./add-dialog.tsx').then(part => ({ default: part.AddDialog })));
const Viewer = lazy(() => import('./viewer.tsx').then(part => ({ default: part.Viewer })));

/** The papers of an archive: what is there, what is missing, and a place to drop more. */
export function DocumentsPanel({ personId }: { personId: string }) {
  const [removed, setRemoved] = useState(false);
  const [chosen, setChosen] = useState<File[]>([]);
  const [opened, setOpened] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const read = useQuery(personDocumentsQuery(personId, removed));
  const mayAdd = (read.data?.addable.length ?? 0) > 0;
  const shown = read.data?.items.find(each => each.id === opened);
  return (
    <section
      className={isOver ? 'panel documents-over' : 'panel'}
      id="section-documents"
      aria-label="材料"
      onDragOver={event => {
        if (!mayAdd || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={event => {
        event.preventDefault();
        setOver(false);
        if (mayAdd) setChosen([...event.dataTransfer.files]);
      }}
    >
      <header>
        <h2>材料</h2>
        <span className="push" style={{ marginLeft: 'auto' }} />
        <Checkbox checked={removed} onChange={event => setRemoved(event.target.checked)}>
          含已移除
        </Checkbox>
        {mayAdd ? (
          <Button type="text" size="small" icon={<UploadOutlined />} onClick={() => input.current?.click()}>
            上传
          </Button>
        ) : null}
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="选择要上传的材料"
          onChange={event => {
            setChosen([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </header>
      <Gate query={read}>
        {data => (
          <div className="body">
            <Completeness of={data} />
            {data.items.length > 0 ? (
              <ul className="document-cards">
                {data.items.map(each => (
                  <DocumentCard key={each.id} of={each} onOpen={() => setOpened(each.id)} />
                ))}
              </ul>
            ) : (
              <p className="quiet documents-none">还没有材料。</p>
            )}
            {mayAdd ? <p className="quiet small documents-hint">可以把文件直接拖到这里，一次多个。</p> : null}
          </div>
        )}
      </Gate>
      <Suspense>
        {chosen.length > 0 && read.data ? (
          <AddDialog
            personId={personId}
            files={chosen}
            addable={read.data.addable}
            isProposal={read.data.addsProposals}
            onClose={() => setChosen([])}
          />
        ) : null}
        {shown ? <Viewer document={shown} addable={read.data?.addable ?? []} onClose={() => setOpened(null)} /> : null}
      </Suspense>
    </section>
  );
}

function Completeness({ of }: { of: PersonDocuments }) {
  if (of.required === 0) return null;
  if (of.wanting.length === 0)
    return (
      <p className="documents-complete">
        <Chip tone="success">齐全</Chip> 应交 {of.required} 份，已全部归档。
      </p>
    );
  return (
    <div className="documents-complete">
      <span>
        应交 {of.required} 份，缺 {of.wanting.length} 份：
      </span>
      {of.wanting.map(each => (
        <Chip key={each.kindId} tone={each.why === 'missing' ? 'warning' : each.why === 'expired' ? 'danger' : 'info'}>
          {each.kindName}
          {each.why === 'missing' ? '' : `（${wantingLabels[each.why]}）`}
        </Chip>
      ))}
    </div>
  );
}
