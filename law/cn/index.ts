import { lawOfParts } from '#law/engine/part.ts';
import { calendar } from './calendar.ts';
import { insurance } from './insurance.ts';
import { labour } from './labour.ts';
import { tax } from './tax.ts';

/** The law of mainland China as shipped. */
export const cn = lawOfParts('cn', { zh: '中国内地', en: 'Mainland China' }, [tax, insurance, labour, calendar]);
