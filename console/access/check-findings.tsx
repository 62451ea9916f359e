import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { endAcceptance, findingKinds, readAccessCheck, type Severity, severityLabels } from '#contract/access-check.ts';
import { call } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { queries } from '../app/queries.ts';
import { useCan, useSession } from '../app/session.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { AcceptDialog } from './accept-dialog.tsx';
import { MendDialog } from './mend-dialog.tsx';

type Found = ReplyOf<typeof readAccessCheck>['findings'][number];
const tones: Record<Severity, Tone> = { high: 'danger', medium: 'warning', low: 'quiet' };
const mendWords = { 'revoke-grant': '收回授权', 'disable-account': '停用账号', 'narrow-grant': '收窄范围' } as const;

export function CheckFindings(props: { checkId: string; isLatest: boolean; onMended: () => void }) {
  const { checkId, isLatest, onMended } = props;
  const [view, setView] = useState<'open' | 'accepted'>('open');
  const [mending, setMending] = useState<Found | null>(null);
  const [accepting, setAccepting] = useState<Found | null>(null);
  const check = useQuery({
    queryKey: ['access', 'checks', checkId],
    queryFn: ({ signal }) => call(readAccessCheck, { params: { id: checkId }, signal }),
  });
  const end = useMutation({
    mutationFn: (id: string) => call(endAcceptance, { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['access', 'checks', checkId] }),
  });
  return (
    <Gate query={check}>
      {({ findings }) => {
        const open = findings.filter(each => !each.acceptance);
        const accepted = findings.filter(each => each.acceptance);
        const shown = view === 'open' ? open : accepted;
        return (
          <>
            <Segmented<'open' | 'accepted'>
              value={view}
              onChange={value => setView(value)}
              className="check-views"
              options={[
                { value: 'open', label: `待处理 ${open.length}` },
                { value: 'accepted', label: `已接受 ${accepted.length}` },
              ]}
            />
            <ProblemAlert error={end.error} />
            <ScrollArea className="panel check-list" label="体检的发现">
              {shown.length === 0 ? (
                <EmptyState title={view === 'open' ? '没有待处理的发现' : '没有接受的发现'} />
              ) : (
                <ul>
                  {shown.map(found => (
                    <li key={found.key}>
                      <FindingRow
                        found={found}
                        isLatest={isLatest}
                        onMend={() => setMending(found)}
                        onAccept={() => setAccepting(found)}
                        onEndAcceptance={id => end.mutate(id)}
                      />
                    </li>
                  ))}
                </ul>
              )}
            </ScrollArea>
            {mending?.mending ? (
              <MendDialog
                finding={mending}
                mending={mending.mending}
                onClose={() => setMending(null)}
                onMended={() => {
                  setMending(null);
                  onMended();
                }}
              />
            ) : null}
            {accepting ? (
              <AcceptDialog checkId={checkId} finding={accepting} onClose={() => setAccepting(null)} />
            ) : null}
          </>
        );
      }}
    </Gate>
  );
}

function FindingRow(props: {
  found: Found;
  isLatest: boolean;
  onMend: () => void;
  onAccept: () => void;
  onEndAcceptance: (id: string) => void;
}) {
  const { found, isLatest } = props;
  const can = useCan();
  const session = useSession();
  const isOwn = found.accountId !== null && found.accountId === session?.accountId;
  const mayMend =
    found.mending !== null &&
    can(found.mending.way === 'disable-account' ? 'account.edit' : 'access.edit') &&
    isLatest &&
    !isOwn;
  return (
    <article className="finding">
      <div className="row wrap">
        <Chip tone={tones[found.severity]}>{severityLabels[found.severity]}</Chip>
        <strong>{found.what}</strong>
        <span className="quiet small">
          {findingKinds[found.kind]}
          {found.username ? ` · ${found.username}` : ''}
        </span>
      </div>
      <p>{found.why}</p>
      <dl className="finding-facts">
        {found.facts.map(fact => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {found.acceptance ? (
        <p className="quiet small">
          {found.acceptance.acceptedByName}接受至 {found.acceptance.until}：{found.acceptance.reason}
        </p>
      ) : null}
      <div className="row">
        {isOwn ? <span className="quiet small">关于您自己，请由另一位管理员处理</span> : null}
        {mayMend && found.mending && !found.acceptance ? (
          <Button
            size="small"
            type="primary"
            ghost
            onClick={props.onMend}
            aria-label={`${mendWords[found.mending.way]}…：${found.what}`}
          >
            {mendWords[found.mending.way]}…
          </Button>
        ) : null}
        {can('access.edit') && !isOwn ? (
          found.acceptance ? (
            <Button size="small" onClick={() => props.onEndAcceptance(found.acceptance?.id ?? '')}>
              不再接受
            </Button>
          ) : isLatest ? (
            <Button size="small" onClick={props.onAccept} aria-label={`接受…：${found.what}`}>
              接受…
            </Button>
          ) : null
        ) : null}
      </div>
    </article>
  );
}
