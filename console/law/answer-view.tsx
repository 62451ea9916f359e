import type { LawAnswer } from '#contract/law.ts';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { grouped } from './value-text.ts';

type Labels = Readonly<Record<string, string>>;
type Cell = LawAnswer[string];

const isGroup = (value: Cell): value is LawAnswer => typeof value === 'object' && value !== null;

/** An answer in words: single figures as facts, figures by month or by scheme as one table. */
export function AnswerView({ answer, labels }: { answer: LawAnswer; labels: Labels }) {
  const entries = Object.entries(answer).filter(([, value]) => value !== undefined);
  const single = entries.filter(([, value]) => !isGroup(value));
  const groups = entries.flatMap(([name, value]) => (isGroup(value) ? [[name, value] as const] : []));
  const flat = groups.filter(([, group]) => !Object.values(group).some(isGroup));
  const deep = groups.filter(([, group]) => Object.values(group).some(isGroup));
  return (
    <div className="stack">
      {single.length > 0 ? (
        <dl className="law-facts">
          {single.map(([name, value]) => (
            <div key={name}>
              <dt>{labels[name] ?? name}</dt>
              <dd>{cellText(value, labels)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {flat.length > 0 ? <Matrix columns={flat} labels={labels} /> : null}
      {deep.map(([name, group]) => (
        <div key={name}>
          <h4 className="law-answer-title">{labels[name] ?? name}</h4>
          <Matrix columns={turned(group)} labels={labels} />
        </div>
      ))}
    </div>
  );
}

/** Groups of groups the other way round, so that each inner name is a column. */
function turned(group: LawAnswer): ReadonlyArray<readonly [string, LawAnswer]> {
  const columns = new Map<string, Record<string, Cell>>();
  for (const [row, inner] of Object.entries(group))
    for (const [name, value] of Object.entries(isGroup(inner) ? inner : { '': inner }))
      columns.set(name, { ...columns.get(name), [row]: value });
  return [...columns];
}

function Matrix({ columns, labels }: { columns: ReadonlyArray<readonly [string, LawAnswer]>; labels: Labels }) {
  const rows = [...new Set(columns.flatMap(([, group]) => Object.keys(group)))];
  return (
    <ScrollArea className="law-grid-scroll" label="结果明细">
      <table className="law-table law-matrix">
        <thead>
          <tr>
            <th aria-label="项目" />
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {labels[name] ?? name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row}>
              <th scope="row">{rowName(row, labels)}</th>
              {columns.map(([name, group]) => (
                <td key={name}>{cellText(group[row], labels)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

/** Months of a year are told by their numbers; amounts that name a row, such as where a zone begins, as amounts. */
function rowName(row: string, labels: Labels): string {
  return /^([1-9]|1[0-2])$/.test(row) ? `${row} 月` : (labels[row] ?? grouped(row));
}

function cellText(value: Cell, labels: Labels): string {
  if (value === undefined || value === null) return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (isGroup(value)) return JSON.stringify(value);
  return labels[String(value)] ?? (/^-?\d+\.\d\d$/.test(String(value)) ? grouped(String(value)) : String(value));
}
