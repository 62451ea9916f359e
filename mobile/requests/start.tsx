import { useQuery } from '@tanstack/react-query';
import type { StartableProcess } from '#contract/process.ts';
import { Shown } from '../cases/offline.tsx';
import { startableQuery } from '../cases/work-queries.ts';
import { Link } from '../routing/link.tsx';
import { useMe } from '../session.ts';
import { Page } from '../ui/page.tsx';
import { Nothing } from '../ui/states.tsx';
import { draftsOf } from './drafts.ts';
import { ProcessIcon } from './process-icon.tsx';
import '../cases/cases.css';
import './requests.css';

/** All that one may ask for, by what it is about. */
export default function Start() {
  const { accountId } = useMe();
  const read = useQuery(startableQuery);
  const items = read.data?.items ?? [];
  const drafts = draftsOf(localStorage, accountId, Date.now());
  return (
    <Page title="发起申请" above="/">
      <Shown of={read}>
        {items.length === 0 ? <Nothing title="现在没有可以发起的申请" note="人事部门开通后，会出现在这里。" /> : null}
        {grouped(items).map(([category, all]) => (
          <section key={category} className="kinds" aria-label={category || '可以申请的事'}>
            {category ? <h2>{category}</h2> : null}
            <ul>
              {all.map(each => (
                <li key={each.key}>
                  <Link to={`/requests/new/${each.key}`} className="kind">
                    <ProcessIcon process={each} />
                    <span>{each.name}</span>
                    {drafts.has(each.key) ? <span className="mark soon">有草稿</span> : null}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Shown>
    </Page>
  );
}

/** So many are found at a glance; headings would only push them apart. */
const atAGlance = 12;

function grouped(all: readonly StartableProcess[]): [string, StartableProcess[]][] {
  if (all.length === 0) return [];
  if (all.length <= atAGlance) return [['', [...all]]];
  const groups = new Map<string, StartableProcess[]>();
  for (const each of all) {
    const category = each.category || '其他';
    groups.set(category, [...(groups.get(category) ?? []), each]);
  }
  // What has no category comes last.
  return [...groups].sort(([a], [b]) => Number(a === '其他') - Number(b === '其他'));
}
