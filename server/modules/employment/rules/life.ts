import { assignmentReasonLabels, type Employment } from '#contract/employment.ts';
import type { ArchiveSections, LifeEvent } from '#contract/person.ts';
import { compensationItemLabels, compensationPeriodLabels } from '#contract/person-section.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { type Fen, formatYuan } from '#kernel/money.ts';
import { labelOf } from '#law/standards/code-set.ts';

type Told = Omit<LifeEvent, 'toCome'>;

/** The events of a working life, newest first; those after today are to come. Sections out of reach tell nothing. */
export function lifeOf(employments: readonly Employment[], sections: ArchiveSections, today: CivilDate): LifeEvent[] {
  const told = [
    ...employments.flatMap(each => employmentEvents(each)),
    ...archiveEvents(sections),
    ...payEvents(sections.compensation ?? []),
  ];
  return told
    .map(event => ({ ...event, toCome: event.on > today }))
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1));
}

function employmentEvents({ versions, assignments }: Employment): Told[] {
  const events: Told[] = [];
  for (const span of assignments) {
    if (span.from === null) continue;
    const place = [span.unitName, span.postName, span.gradeName].filter(Boolean).join(' · ');
    const title = assignmentReasonLabels[span.reason];
    events.push({
      on: span.from,
      kind: span.reason,
      title,
      detail: place,
      versionId: span.versionId,
      source: 'assignment',
    });
    const goesOn = assignments.some(each => each.entryId === span.entryId && each.from === span.until);
    if (!span.isPrimary && span.until !== null && !goesOn)
      events.push({
        on: span.until,
        kind: 'second-post-ended',
        title: '兼任结束',
        detail: place,
        versionId: span.versionId,
        source: 'assignment',
      });
  }
  versions.forEach((span, at) => {
    const before = versions[at - 1];
    const said = { versionId: span.versionId, source: 'employment' as const };
    if (span.from !== null && before) {
      if (before.status !== span.status) {
        const isLeave = span.status === 'leave';
        events.push({
          on: span.from,
          kind: isLeave ? 'leave-of-absence' : 'return',
          title: isLeave ? '停薪留职' : '复职',
          detail: '',
          ...said,
        });
      }
      const terms = termsChanges(before, span);
      if (terms) events.push({ on: span.from, kind: 'terms-changed', title: '任职信息变更', detail: terms, ...said });
    }
    const next = versions[at + 1];
    if (span.until !== null && next?.from !== span.until)
      events.push({
        on: addDays(span.until as CivilDate, -1),
        kind: 'left',
        title: '离职',
        detail: span.leavingReason,
        ...said,
      });
  });
  const last = versions.at(-1);
  if (last?.confirmedOn)
    events.push({
      on: last.confirmedOn,
      kind: 'confirmed',
      title: '转正',
      detail: '',
      versionId: last.versionId,
      source: 'employment',
    });
  return events;
}

function termsChanges(before: Employment['versions'][number], after: Employment['versions'][number]): string {
  const changes: string[] = [];
  if (before.legalEntityId !== after.legalEntityId) changes.push(`用人单位：${after.legalEntityName || '未填'}`);
  if (before.kind !== after.kind) changes.push(`用工形式：${labelOf('employment', after.kind) ?? after.kind}`);
  if (before.number !== after.number) changes.push(`工号：${after.number || '未填'}`);
  return changes.join('，');
}

function archiveEvents(sections: ArchiveSections): Told[] {
  const events: Told[] = [];
  for (const { versionId, values } of sections.education ?? []) {
    if (!values.finishedOn) continue;
    const detail = [values.school, values.major].filter(Boolean).join(' · ');
    const title = `${labelOf('education', values.educationCode) ?? '学历'}毕业`;
    events.push({ on: values.finishedOn, kind: 'education', title, detail, versionId, source: 'education' });
  }
  for (const { versionId, values } of sections.certificate ?? []) {
    if (!values.issuedOn) continue;
    events.push({
      on: values.issuedOn,
      kind: 'certificate',
      title: `取得${values.name}`,
      detail: values.issuedBy,
      versionId,
      source: 'certificate',
    });
  }
  for (const { versionId, values } of sections.reward ?? []) {
    if (!values.decidedOn) continue;
    const kind = values.isDiscipline ? 'discipline' : 'reward';
    events.push({
      on: values.decidedOn,
      kind,
      title: values.title,
      detail: values.decidedBy,
      versionId,
      source: 'reward',
    });
  }
  return events;
}

function payEvents(entries: NonNullable<ArchiveSections['compensation']>): Told[] {
  return entries.flatMap(({ from, versionId, values }): Told[] => {
    if (from === null) return [];
    const item = compensationItemLabels[values.item];
    const detail = `${item} ${formatYuan(values.amountFen as Fen)} 元/${compensationPeriodLabels[values.period]}`;
    return [{ on: from, kind: 'pay-change', title: '薪酬变动', detail, versionId, source: 'compensation' }];
  });
}
