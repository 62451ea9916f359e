import { WarningOutlined } from '@ant-design/icons';
import { doubtfulStatuses, type LawSource, type LawStatus, lawStatuses } from '#contract/law.ts';
import { Chip } from '../parts/chip.tsx';

/** How sure a figure is, in words; the doubtful ones stand out. */
export function StatusMark({ status, note }: { status: LawStatus; note?: string | undefined }) {
  const isDoubtful = doubtfulStatuses.has(status);
  return (
    <Chip tone={isDoubtful ? 'warning' : 'quiet'} {...(note ? { title: note } : {})}>
      {isDoubtful ? <WarningOutlined aria-hidden="true" /> : null}
      {lawStatuses[status]}
    </Chip>
  );
}

export function SourceText({ source }: { source: LawSource }) {
  const rest = [source.number, source.article, source.gazette].filter(Boolean).join('　');
  const isLink = source.address !== undefined && /^https?:\/\//.test(source.address);
  return (
    <span className="law-source">
      {isLink ? (
        <a href={source.address} target="_blank" rel="noreferrer noopener">
          {source.instrument}
        </a>
      ) : (
        source.instrument
      )}
      {rest ? <span className="quiet"> {rest}</span> : null}
      {source.address && !isLink ? <span className="quiet"> {source.address}</span> : null}
    </span>
  );
}
