import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { UnitSelect } from '../parts/unit-select.tsx';
import { kindsQuery } from './document-queries.ts';

const pageSize = 50;

/** Unit, kind and page of a list; `pages` is the foot of its table, told how many there are. */
export function useNarrowed() {
  const [unitId, setUnit] = useState<string | null>(null);
  const [kindId, setKind] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const query = {
    ...(unitId ? { unitId } : {}),
    ...(kindId ? { kindId } : {}),
    offset: (page - 1) * pageSize,
    limit: pageSize,
  };
  const set = {
    unit: (id: string | null) => {
      setUnit(id);
      setPage(1);
    },
    kind: (id: string | null) => {
      setKind(id);
      setPage(1);
    },
  };
  const pages = (total: number) => ({
    current: page,
    total,
    pageSize,
    onChange: setPage,
    hideOnSinglePage: true,
    showSizeChanger: false,
  });
  return { unitId, kindId, query, set, pages };
}

export function Narrow({ of, children }: { of: ReturnType<typeof useNarrowed>; children?: React.ReactNode }) {
  const kinds = useQuery(kindsQuery);
  return (
    <div className="row wrap documents-narrow">
      <UnitSelect value={of.unitId} onChange={of.set.unit} placeholder="全部单位" label="单位" style={{ width: 220 }} />
      <Select
        value={of.kindId}
        onChange={(id: string | undefined) => of.set.kind(id ?? null)}
        options={(kinds.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
        placeholder="全部种类"
        aria-label="材料种类"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 180 }}
      />
      {children}
    </div>
  );
}

export function PersonCell({ of }: { of: { personId: string; personName: string; number: string } }) {
  return (
    <Link to="/people/$personId" params={{ personId: of.personId }} search={{}} hash="section-documents">
      {of.personName} <span className="quiet small">{of.number}</span>
    </Link>
  );
}
