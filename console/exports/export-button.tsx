import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useCan } from '../app/session.ts';
import type { ExportFrom } from './export-dialog.tsx';

const ExportDialog = lazy(() => import('./export-dialog.tsx').then(part => ({ default: part.ExportDialog })));

/** Opens the request of an export; absent for who may not ask for one. */
export function ExportButton({ from, label = '导出' }: { from: () => ExportFrom; label?: string }) {
  const can = useCan();
  const [open, setOpen] = useState<ExportFrom | null>(null);
  if (!can('people.export')) return null;
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(from())}>
        {label}
      </Button>
      {open ? (
        <Suspense>
          <ExportDialog from={open} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
