import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { listPrivacyNotices, noticeKindLabels, type PrivacyNotice, retirePrivacyNotice } from '#contract/privacy.ts';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { queries } from '../app/queries.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { NoticeDialog } from './notice-dialog.tsx';
import { NoticePeople } from './notice-people.tsx';

/** The notices and consents with the text in force, and how the people at work stand to each. */
export function NoticesView() {
  const notices = useQuery({
    queryKey: ['privacy', 'notices'],
    queryFn: ({ signal }) => call(listPrivacyNotices, { signal }),
  });
  const [editing, setEditing] = useState<PrivacyNotice | 'new' | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      新增
    </Button>
  );
  return (
    <Gate query={notices}>
      {({ items }) => {
        const shown = items.find(each => each.id === chosen) ?? items[0];
        if (!shown)
          return (
            <div className="panel">
              <EmptyState title="还没有告知书" actions={add} />
              {editing ? <NoticeDialog notice={null} onClose={() => setEditing(null)} /> : null}
            </div>
          );
        return (
          <div className="privacy-notices">
            <nav className="panel privacy-side" aria-label="告知与同意">
              {items.map(each => (
                <button
                  key={each.id}
                  type="button"
                  className={`bare privacy-entry ${each === shown ? 'privacy-entry-chosen' : ''}`}
                  aria-pressed={each === shown}
                  onClick={() => choose(each.id)}
                >
                  <span className="strong">{each.versions[0]?.title}</span>
                  <span className="small quiet">
                    {noticeKindLabels[each.kind]} · 第 {each.versions[0]?.number} 版{each.isRetired ? ' · 已停用' : ''}
                  </span>
                </button>
              ))}
              <div className="privacy-add">{add}</div>
            </nav>
            <Shown key={shown.id} notice={shown} onPublish={() => setEditing(shown)} />
            {editing ? (
              <NoticeDialog notice={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
            ) : null}
          </div>
        );
      }}
    </Gate>
  );
}

function Shown({ notice, onPublish }: { notice: PrivacyNotice; onPublish: () => void }) {
  const version = notice.versions[0];
  const retire = useMutation({
    mutationFn: (isRetired: boolean) => call(retirePrivacyNotice, { params: { id: notice.id }, body: { isRetired } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['privacy', 'notices'] }),
  });
  if (!version) return null;
  return (
    <ScrollArea className="panel privacy-shown" label={version.title}>
      <header>
        <h2>{version.title}</h2>
        <Chip tone={notice.isRetired ? 'quiet' : 'teal'}>
          {notice.isRetired ? '已停用' : `第 ${version.number} 版`}
        </Chip>
        <span className="push row">
          {notice.isRetired ? (
            <Button onClick={() => retire.mutate(false)}>恢复</Button>
          ) : (
            <>
              <Popconfirm
                title="停用后员工不再看到它，已有的答复保留。"
                okText="停用"
                onConfirm={() => retire.mutate(true)}
              >
                <Button>停用</Button>
              </Popconfirm>
              <Button type="primary" ghost onClick={onPublish}>
                发布新版本
              </Button>
            </>
          )}
        </span>
      </header>
      <div className="body stack">
        <ProblemAlert error={retire.error} />
        {notice.isRetired ? null : <NoticePeople notice={notice} />}
        <div className="privacy-body">{version.body}</div>
        <section aria-label="历次版本">
          <h3>历次版本</h3>
          <ul className="privacy-versions">
            {notice.versions.map(each => (
              <li key={each.id}>
                第 {each.number} 版 · {instantText(each.publishedAt)} · {each.publishedByName || '系统'}
                {each.note ? <span className="quiet"> · {each.note}</span> : null}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </ScrollArea>
  );
}
