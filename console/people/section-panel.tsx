import { EditOutlined, HistoryOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Archive, ArchiveSections } from '#contract/person.ts';
import type { SectionGroup } from '#contract/person-section.ts';
import { DatedTag } from '../parts/dated-tag.tsx';
import { spanText } from '../parts/when.ts';
import { isSingle } from './book-section.ts';
import { HistoryDrawer } from './history-drawer.tsx';
import type { Edited } from './section-editor.tsx';
import { SectionFacts } from './section-facts.tsx';
import { entryWords, sectionTitles } from './section-fields.ts';

const SectionEditor = lazy(() => import('./section-editor.tsx').then(part => ({ default: part.SectionEditor })));

/** The versions of a section as one list, whether it holds one value at a time or many entries. */
function shownOf(sections: ArchiveSections, group: SectionGroup): Edited[] | null {
  const section = sections[group];
  if (section === undefined) return null;
  return (section === null ? [] : Array.isArray(section) ? section : [section]) as Edited[];
}

/** One field group of the archive; nothing at all where it may not be read. */
export function SectionPanel({ archive, group }: { archive: Archive; group: SectionGroup }) {
  const [editing, setEditing] = useState<Edited | 'new' | null>(null);
  const [history, setHistory] = useState(false);
  const shown = shownOf(archive.sections, group);
  if (!shown) return null;
  const mayEdit = archive.can.edit.includes(group);
  const single = isSingle(group);
  const title = sectionTitles[group];
  return (
    <section className="panel" id={`section-${group}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {single && shown[0] ? <Later version={shown[0]} on={archive.asOf} /> : null}
        <span className="push" style={{ marginLeft: 'auto' }} />
        <Button
          type="text"
          size="small"
          icon={<HistoryOutlined />}
          onClick={() => setHistory(true)}
          aria-label={`${title}的历史`}
        >
          历史
        </Button>
        {mayEdit && single ? (
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            onClick={() => setEditing(shown[0] ?? 'new')}
            aria-label={`修改${title}`}
          >
            {shown[0] ? '修改' : '填写'}
          </Button>
        ) : null}
        {mayEdit && !single ? (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => setEditing('new')}
            aria-label={`添加${entryWords[group]}`}
          >
            添加
          </Button>
        ) : null}
      </header>
      {shown.length === 0 ? <p className="nothing">尚无记录</p> : null}
      {single ? (
        shown.map(each => (
          <div className="body" key={each.versionId}>
            <SectionFacts archive={archive} group={group} version={each} />
          </div>
        ))
      ) : (
        <ul className="entries">
          {shown.map(each => (
            <li key={each.versionId}>
              <div className={each.from || each.until ? 'entry-head' : 'entry-head entry-head-bare'}>
                <span>{each.from || each.until ? spanText(each.from, each.until) : ''}</span>
                <DatedTag from={each.from} until={each.until} on={archive.asOf} />
                {mayEdit ? (
                  <Button
                    type="text"
                    size="small"
                    icon={<EditOutlined />}
                    onClick={() => setEditing(each)}
                    aria-label={`修改这条${entryWords[group]}`}
                    style={{ marginLeft: 'auto' }}
                  >
                    修改
                  </Button>
                ) : null}
              </div>
              <SectionFacts archive={archive} group={group} version={each} />
            </li>
          ))}
        </ul>
      )}
      {history ? <HistoryDrawer personId={archive.person.id} group={group} onClose={() => setHistory(false)} /> : null}
      {editing ? (
        <Suspense>
          <SectionEditor
            personId={archive.person.id}
            group={group}
            edited={editing === 'new' ? null : editing}
            on={archive.asOf}
            onClose={() => setEditing(null)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

/** A single section that ends on a later day has a change booked for it. */
function Later({ version, on }: { version: Edited; on: string }) {
  if (!version.until || version.until <= on) return null;
  return <DatedTag from={version.until} until={null} on={on} />;
}
