import type { Scope } from './role-changes.ts';

/** As short as a cell of the matrix wants them; the legend and the preview say them in full. */
export const shortScopes: Record<Scope, string> = { own: '本人', team: '团队', units: '单位', all: '全部' };
