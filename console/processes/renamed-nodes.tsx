import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ProcessDetail } from '#contract/process.ts';
import { versionQuery } from './process-queries.ts';
import { nodesIn } from './values/nodes-in.ts';

/** Which node of the old version became which of the new one, where cases stand at one that is gone. */
export function RenamedNodes(props: {
  process: ProcessDetail;
  from: number;
  nodes: readonly string[];
  value: Record<string, string>;
  onChange: (renamed: Record<string, string>) => void;
}) {
  const { process, nodes, value, onChange } = props;
  const old = useQuery(versionQuery(process.key, props.from));
  const now = useQuery({ ...versionQuery(process.key, process.inForce ?? 1), enabled: process.inForce !== null });
  if (nodes.length === 0 || !old.data || !now.data) return null;
  const [before, after] = [nodesIn(old.data.xml), nodesIn(now.data.xml)];
  const gone = nodes.filter(each => !after.has(each) || value[each]);
  if (gone.length === 0) return null;
  return (
    <div className="stack">
      <h3>环节换了编号时，指明现在是哪一个</h3>
      {gone.map(id => (
        <div className="row" key={id}>
          <span>{before.get(id) || id} →</span>
          <Select<string>
            value={value[id] ?? null}
            allowClear
            options={[...after].map(([key, name]) => ({ value: key, label: name || key }))}
            onChange={to => {
              const { [id]: _, ...others } = value;
              onChange(to ? { ...others, [id]: to } : others);
            }}
            placeholder="新版本里的环节"
            aria-label={`${before.get(id) || id}现在是`}
            style={{ width: 280 }}
          />
        </div>
      ))}
    </div>
  );
}
