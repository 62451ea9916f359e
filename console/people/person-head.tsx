import { useQuery } from '@tanstack/react-query';
import type { Employment } from '#contract/employment.ts';
import { type Archive, type EmploymentStatus, sexLabels } from '#contract/person.ts';
import { sectionGroups } from '#contract/person-section.ts';
import { ageOn, parseCivilDate } from '#kernel/civil-date.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { Chip } from '../parts/chip.tsx';
import type { Moment } from '../parts/moment.ts';
import { MomentPicker } from '../parts/moment-picker.tsx';
import { unitsQuery } from '../parts/units.ts';
import { tenureText } from '../parts/when.ts';
import { PersonTags } from '../tags/person-tags.tsx';
import { EmploymentMenu } from './employment-menu.tsx';
import { PersonStatus } from './person-status.tsx';
import { PrintMenu } from './print-menu.tsx';
import { sectionTitles } from './section-fields.ts';
import { isBlank, type Standing, standingOn } from './standing.ts';

function statusOf(standing: Standing, toCome: readonly Employment[] | false | undefined): EmploymentStatus {
  if (standing.terms) return standing.terms.status;
  if (standing.everEmployed) return 'left';
  return toCome && toCome.length > 0 ? 'to-come' : 'none';
}

/** Who this is and how he stands at the moment looked at. */
export function PersonHead(props: { archive: Archive; moment: Moment; onMoment: (moment: Moment) => void }) {
  const { archive, moment } = props;
  const { person } = archive;
  const standing = archive.employments ? standingOn(archive.employments, archive.asOf) : null;
  const units = useQuery(unitsQuery(moment));
  // The person is told as of today and as known now; of another moment the sections and the employments tell.
  const elsewhen = moment.asOf !== undefined || moment.knownAt !== undefined;
  const past = elsewhen && standing !== null;
  const unitId = past ? standing.primary?.unitId : person.unitId;
  const path = units.data?.items.find(each => each.id === unitId)?.path.join(' / ');
  const unit = path ?? (past ? standing.primary?.unitName : person.unitName);
  const post = past ? standing.primary?.postName : person.postName;
  const grade = past ? standing.primary?.gradeName : person.gradeName;
  const hiredOn = past ? standing.terms?.hiredOn : person.hiredOn;
  const status = past ? statusOf(standing, moment.asOf === undefined && archive.employments) : person.employmentStatus;
  const basic = archive.sections.basic?.values;
  const sex = basic || moment.knownAt ? basic?.sex : person.sex;
  const birth = parseCivilDate((basic || moment.knownAt ? basic?.birthOn : person.birthOn) ?? '');
  const day = parseCivilDate(archive.asOf);
  const end = !past && person.leftOn && person.leftOn < archive.asOf ? person.leftOn : archive.asOf;
  const leaves = moment.asOf === undefined && standing?.terms && standing.endsOn && standing.endsOn > archive.asOf;
  const leavesOn = leaves ? standing.endsOn : null;
  const facts: [string, string | null | undefined][] = [
    ['单位', unit],
    ['岗位', [post, grade].filter(Boolean).join(' · ')],
    ['直接上级', standing?.primary?.managerName],
    ['入职', hiredOn],
    ['司龄', hiredOn ? tenureText(hiredOn, end) : ''],
    ['性别', sex ? sexLabels[sex] : ''],
    ['年龄', birth && day ? `${ageOn(birth, day)} 岁` : ''],
  ];
  const blank = moment.knownAt !== undefined && isBlank(archive);
  const groups = sectionGroups.filter(each => archive.sections[each] !== undefined);
  return (
    <header className="person-head">
      <div className="row wrap">
        <div className="person-title">
          <h1>{basic?.name ?? person.name}</h1>
          <span className="person-number">{past ? standing.terms?.number : person.number}</span>
          {blank ? null : <PersonStatus status={status} />}
          {standing?.seconds.map(each => (
            <Chip key={each.versionId}>
              兼 {each.unitName}
              {each.postName ? ` · ${each.postName}` : ''}
            </Chip>
          ))}
          {leavesOn ? <Chip tone="warning">已登记离职 · 自 {leavesOn} 起不在职</Chip> : null}
        </div>
        <span className="push row wrap">
          <MomentPicker moment={moment} onMoment={props.onMoment} />
          {moment.knownAt ? null : (
            <PrintMenu
              personId={person.id}
              name={person.name}
              asOf={archive.asOf}
              mayReveal={archive.can.reveal.length > 0}
            />
          )}
          {elsewhen ? null : (
            <ExportButton
              from={() => ({
                kind: 'archive',
                personId: person.id,
                name: person.name,
                sections: [...(archive.employments ? (['job'] as const) : []), ...groups],
              })}
            />
          )}
          {archive.employments && archive.can.edit.includes('job') ? <EmploymentMenu archive={archive} /> : null}
        </span>
      </div>
      <div className="person-line">
        {facts.map(([label, value]) =>
          value ? (
            <span key={label}>
              <b>{label}</b>
              {value}
            </span>
          ) : null,
        )}
      </div>
      {moment.knownAt ? null : <PersonTags personId={person.id} on={archive.asOf} />}
      {blank ? null : (
        <nav className="person-nav" aria-label="档案各部分">
          {archive.employments ? <a href="#section-job">任职</a> : null}
          {groups.map(each => (
            <a key={each} href={`#section-${each}`}>
              {sectionTitles[each]}
            </a>
          ))}
          {moment.knownAt ? null : <a href="#section-documents">材料</a>}
        </nav>
      )}
    </header>
  );
}
