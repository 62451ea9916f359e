import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { call, ProblemError } from '#contract/call.ts';
import { type ImportRow, mendImportRow } from '#contract/import.ts';
import { keepImport } from './import-queries.ts';

/** Where the cell stands is plain from where it stands. */
const shortOf = (message: string) => message.replace(/^第 \d+ 行「[^」]*」/, '');

/** A cell; one with a problem can be rewritten, and is checked again at once. */
export function MendCell(props: {
  importId: string;
  row: ImportRow;
  column: string;
  onMended: (row: ImportRow) => void;
}) {
  const { row, column } = props;
  const value = String(row.values[column] ?? '');
  const problems = row.problems.filter(each => each.column === column && each.kind === 'problem');
  const mend = useMutation({
    mutationFn: (next: string) =>
      call(mendImportRow, { params: { id: props.importId, row: row.row }, body: { column, value: next } }),
    onSuccess: made => {
      props.onMended(made.row);
      keepImport(made.run);
    },
  });
  if (problems.length === 0)
    return row.mended.includes(column) ? <span style={{ color: 'var(--success)' }}>{value}</span> : value;
  const give = (next: string) => {
    if (next !== value && !mend.isPending) mend.mutate(next);
  };
  return (
    <div className="mend problem-cell">
      <Input
        key={value}
        size="small"
        status="error"
        defaultValue={value}
        disabled={mend.isPending}
        aria-label={`第 ${row.row} 行 ${column}：${problems.map(each => each.message).join('')}`}
        onPressEnter={event => give(event.currentTarget.value)}
        onBlur={event => give(event.target.value)}
      />
      {problems.map(each => (
        <small key={each.code}>{shortOf(each.message)}</small>
      ))}
      {mend.error instanceof ProblemError ? <small role="alert">{mend.error.problem.title}</small> : null}
    </div>
  );
}
