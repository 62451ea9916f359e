import type { LawUnit } from '#contract/law.ts';
import { grouped, isTable, percent, valueText } from './value-text.ts';

type Band = { upTo: string | null; rate: string; quick: string };
type Step = { from: number; value: number };

/** A value in a line; of a table its size, and the whole on demand. */
export function ValueLine({ unit, value }: { unit: LawUnit; value: unknown }) {
  if (!isTable(unit) || value === null || value === undefined) return <>{valueText(unit, value)}</>;
  return (
    <details className="law-whole">
      <summary>{valueText(unit, value)}</summary>
      <ValueView unit={unit} value={value} />
    </details>
  );
}

/** A value whole: a table of bands or steps, days one by one, anything else in a line. */
export function ValueView({ unit, value }: { unit: LawUnit; value: unknown }) {
  if (value === null || value === undefined) return <span className="quiet">无数值</span>;
  if (unit.kind === 'bands' && Array.isArray(value)) return <BandTable bands={value as Band[]} />;
  if (unit.kind === 'steps' && Array.isArray(value)) return <StepTable steps={value as Step[]} />;
  if (unit.kind === 'days' && Array.isArray(value)) return <span className="law-days">{value.join('　')}</span>;
  if (unit.kind === 'named-days' && typeof value === 'object')
    return (
      <ul className="law-named-days">
        {Object.entries(value as Record<string, string>).map(([day, name]) => (
          <li key={day}>
            {day} <span className="quiet">{name}</span>
          </li>
        ))}
      </ul>
    );
  return <>{valueText(unit, value)}</>;
}

function BandTable({ bands }: { bands: readonly Band[] }) {
  return (
    <table className="law-table">
      <thead>
        <tr>
          <th scope="col">级</th>
          <th scope="col">不超过（元）</th>
          <th scope="col">税率</th>
          <th scope="col">速算扣除数（元）</th>
        </tr>
      </thead>
      <tbody>
        {bands.map(({ upTo, rate, quick }, at) => (
          <tr key={upTo ?? 'rest'}>
            <td>{at + 1}</td>
            <td>{upTo === null ? '以上部分' : grouped(upTo)}</td>
            <td>{percent(rate)}</td>
            <td>{grouped(quick)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StepTable({ steps }: { steps: readonly Step[] }) {
  return (
    <table className="law-table">
      <thead>
        <tr>
          <th scope="col">自</th>
          <th scope="col">数值</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ from, value }) => (
          <tr key={from}>
            <td>{from}</td>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
