import { Chip } from '../parts/chip.tsx';
import { gapOf } from './head-count-tree.ts';

/** People missing, too many, or neither, in a word. */
export function Gap(props: { planned: number | null; actual: number }) {
  const gap = gapOf(props.planned, props.actual);
  if (!gap) return <span className="quiet">未设编制</span>;
  if (gap.over > 0) return <Chip tone="danger">超 {gap.over}</Chip>;
  if (gap.vacant > 0) return <Chip tone="warning">缺 {gap.vacant}</Chip>;
  return <Chip tone="success">满编</Chip>;
}
