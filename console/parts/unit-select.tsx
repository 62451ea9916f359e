import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { treeOf, type UnitNode, unitsQuery } from './units.ts';

type Option = { value: string; title: string; children: Option[] };
const optionOf = (node: UnitNode): Option => ({
  value: node.id,
  title: node.name,
  children: node.children.map(optionOf),
});

/** A unit of the tree, as it stands on the day. */
export function UnitSelect(props: {
  id?: string;
  value?: string | null;
  onChange?: (unitId: string | null) => void;
  asOf?: string;
  placeholder?: string;
  label?: string;
  /** A unit that cannot be chosen, with all below it. */
  without?: string;
  style?: React.CSSProperties;
}) {
  const { data, isLoading } = useQuery(unitsQuery(props.asOf ? { asOf: props.asOf } : {}));
  const options = useMemo(() => {
    const prune = (list: Option[]): Option[] =>
      list.filter(each => each.value !== props.without).map(each => ({ ...each, children: prune(each.children) }));
    return prune(treeOf(data?.items ?? []).map(optionOf));
  }, [data, props.without]);
  return (
    <TreeSelect
      {...(props.id ? { id: props.id } : {})}
      {...(props.value && !isLoading ? { value: props.value } : {})}
      onChange={(unitId: string | undefined) => props.onChange?.(unitId ?? null)}
      treeData={options}
      treeNodeFilterProp="title"
      treeDefaultExpandedKeys={options.map(each => each.value)}
      showSearch
      allowClear
      loading={isLoading}
      placeholder={props.placeholder ?? '选择单位'}
      aria-label={props.label}
      // A width given as a number keeps the list virtual: of thousands of units only those in sight are drawn.
      popupMatchSelectWidth={320}
      listHeight={380}
      style={{ width: '100%', ...props.style }}
    />
  );
}
