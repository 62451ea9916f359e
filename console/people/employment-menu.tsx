import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Archive } from '#contract/person.ts';
import { actLabels, actsFor, type EmploymentAct } from './employment-acts.ts';
import { standingOn } from './standing.ts';

const EmploymentDialog = lazy(() =>
  import('./employment-dialog.tsx').then(part => ({ default: part.EmploymentDialog })),
);
const grave: readonly EmploymentAct[] = ['leave', 'cancel-leaving'];

/** The events of a working life that can be booked now. */
export function EmploymentMenu({ archive }: { archive: Archive }) {
  const [act, setAct] = useState<EmploymentAct | null>(null);
  const standing = standingOn(archive.employments ?? [], archive.asOf);
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: actsFor(standing).flatMap(each => [
            ...(each === 'leave-of-absence' || each === 'return' ? [{ type: 'divider' as const }] : []),
            { key: each, label: actLabels[each], danger: grave.includes(each), onClick: () => setAct(each) },
          ]),
        }}
      >
        <Button type="primary" icon={<DownOutlined />} iconPlacement="end">
          办理人事变动
        </Button>
      </Dropdown>
      {act ? (
        <Suspense>
          <EmploymentDialog
            personId={archive.person.id}
            act={act}
            standing={standing}
            on={archive.asOf}
            onClose={() => setAct(null)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
