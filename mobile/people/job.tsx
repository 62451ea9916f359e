import { fieldGroups } from '#contract/action.ts';
import type { Employment } from '#contract/employment.ts';
import { dayWords } from '../ui/day.ts';
import { labelOf, useCodes } from './codes.ts';

const holds = (span: { from: string | null; until: string | null }, day: string) =>
  (span.from === null || span.from <= day) && (span.until === null || day < span.until);

/** The employments that hold on a day, each with its terms and the posts held. */
export function Job({ employments, asOf }: { employments: readonly Employment[]; asOf: string }) {
  const kinds = useCodes('employment', employments.length > 0);
  const current = employments.flatMap(employment => {
    const terms = employment.versions.find(version => holds(version, asOf));
    return terms ? [{ employment, terms }] : [];
  });
  if (current.length === 0) return null;
  return (
    <section className="card">
      <h2>{fieldGroups.job}</h2>
      {current.map(({ employment, terms }) => (
        <div key={employment.employmentId} className="entry">
          {employment.assignments
            .filter(each => holds(each, asOf))
            .sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
            .map(each => (
              <dl key={each.versionId} className="facts">
                <Fact label={each.isPrimary ? '部门' : '兼任部门'} value={each.unitName} />
                <Fact label={each.isPrimary ? '岗位' : '兼任岗位'} value={each.postName} />
                <Fact label="职级" value={each.gradeName} />
                <Fact label="上级" value={each.managerName} />
                <Fact label="工作地点" value={each.workplace} />
              </dl>
            ))}
          <dl className="facts terms">
            <Fact label="工号" value={terms.number} />
            <Fact label="用人单位" value={terms.legalEntityName} />
            <Fact label="用工形式" value={labelOf(kinds, terms.kind)} />
            <Fact label="入职日期" value={dayWords(terms.hiredOn)} />
            <Fact label="转正日期" value={dayWords(terms.confirmedOn)} />
          </dl>
        </div>
      ))}
    </section>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return value === '' ? null : (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
