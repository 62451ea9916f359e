/** What a heat map is coloured by. */
export const heatMeasures = {
  median: '停留时间（中位数）',
  late: '逾期次数',
  waiting: '正在停留',
  passed: '经过次数',
} as const;
export type HeatMeasure = keyof typeof heatMeasures;
export type HeatNode = {
  readonly node: string;
  readonly name: string;
  readonly passed: number;
  readonly waiting: number;
  readonly minutesMedian: number | null;
  readonly minutesMost: number | null;
  readonly late: number;
};
export const heatScale = [1, 2, 3, 4, 5] as const;
const heatSteps = heatScale.length;

export function measured(node: HeatNode, measure: HeatMeasure): number {
  return measure === 'median' ? (node.minutesMedian ?? 0) : node[measure];
}

/**
 * A step of `heatScale` for each node that has something to show; 0 for none. Durations spread over magnitudes (minutes beside
 * weeks), so that their steps are even on a logarithm; counts are even as they are.
 */
export function heatOf(nodes: readonly HeatNode[], measure: HeatMeasure): ReadonlyMap<string, number> {
  const scale = (value: number) => (measure === 'median' ? Math.log1p(value) : value);
  const most = Math.max(0, ...nodes.map(each => scale(measured(each, measure))));
  return new Map(
    nodes.map(each => {
      const value = scale(measured(each, measure));
      return [each.node, most === 0 || value <= 0 ? 0 : Math.max(1, Math.ceil((value / most) * heatSteps))];
    }),
  );
}

/** 45 分钟, 3 小时 20 分, 2 天 4 小时: the two largest parts. */
export function minutesText(minutes: number | null): string {
  if (minutes === null) return '—';
  if (minutes < 1) return '不到 1 分钟';
  if (minutes < 60) return `${minutes} 分钟`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours < 24) return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
  const [days, left] = [Math.floor(hours / 24), hours % 24];
  return left === 0 ? `${days} 天` : `${days} 天 ${left} 小时`;
}

export function measureText(node: HeatNode, measure: HeatMeasure): string {
  if (measure === 'median') return minutesText(node.minutesMedian);
  const value = node[measure];
  return measure === 'passed' || measure === 'late' ? `${value} 次` : `${value} 件`;
}
