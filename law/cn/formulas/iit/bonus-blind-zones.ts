import { type Fen, formatYuan } from '#kernel/money.ts';
import type { Calc } from '#law/engine/formula.ts';
import { bands, calling, count, formula, version } from '#law/engine/formula.ts';
import { type BonusTax, bonusSeparate } from './bonus-separate.ts';

/** After the bonus `edge` less is had, up to and with `through`; from the next fen on at least as much again. */
export type BlindZone = {
  readonly edge: Fen;
  readonly through: Fen;
  readonly netAtEdge: Fen;
  /** What the first fen above the edge costs. */
  readonly lost: Fen;
};

const noFen = 0 as Fen;

/** 年终奖“盲区”: where a higher bonus leaves less net than a lower one. Exact to the fen. */
export const bonusBlindZones = formula(
  'iit.bonus.blind_zones',
  { zh: '全年一次性奖金的盲区', en: 'Blind zones of the yearly bonus' },
  [
    version({
      from: '2019-01-01',
      cites: '财税〔2018〕164号 第一条；财政部 税务总局公告2023年第30号',
      uses: {
        table: bands('iit/comprehensive/monthly-table'),
        months: count('iit/bonus/months-spread'),
        alone: calling(bonusSeparate),
      },
      calc: (law, _input: Record<string, never>, note): readonly BlindZone[] => {
        const zones: BlindZone[] = [];
        for (const { upTo } of law.table) {
          if (upTo === null) continue;
          const edge = (upTo * law.months) as Fen;
          const netAtEdge = law.alone({ bonus: edge }).net;
          const first = (edge + 1) as Fen;
          const lost = (netAtEdge - law.alone({ bonus: first }).net) as Fen;
          // An edge inside the zone of a lower one isn't the best that was to be had before it.
          if (lost <= noFen || edge <= (zones.at(-1)?.through ?? noFen)) continue;
          const through = (firstThatLeaves(netAtEdge, edge, law.alone) - 1) as Fen;
          zones.push({ edge, through, netAtEdge, lost });
          note?.figure(
            `超过 ${formatYuan(edge)} 后到手反而减少，直至`,
            `less net after ${formatYuan(edge)}, through`,
            { fen: through },
            `${formatYuan(edge)} 税后 ${formatYuan(netAtEdge)}；多发 0.01 少得 ${formatYuan(lost)}`,
          );
        }
        return zones;
      },
    }),
  ],
);

/**
 * The first bonus above the edge that leaves at least `net`. Inside a band the net never falls; a band that begins above the edge begins
 * with a fall below what the edge left, so that only one stretch lies below: halving finds its end.
 */
function firstThatLeaves(net: Fen, edge: Fen, alone: Calc<{ readonly bonus: Fen }, BonusTax>): Fen {
  let less = edge + 1;
  let step = 1;
  while (alone({ bonus: (less + step) as Fen }).net < net) step *= 2;
  let enough = less + step;
  while (enough - less > 1) {
    const middle = Math.floor((less + enough) / 2);
    if (alone({ bonus: middle as Fen }).net < net) less = middle;
    else enough = middle;
  }
  return enough as Fen;
}
