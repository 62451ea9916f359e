/** 来往内地(大陆)通行证: the cards with which people of Hong Kong, Macao and Taiwan enter. Only their form can be checked. */
export type TravelPermitCheck = { ok: true; holder: string } | { ok: false; fault: 'length' | 'characters' };

/**
 * 港澳居民来往内地通行证: H or M and 8 digits for life; two more digits on older cards count the re-issues and are not part
 * of `holder`.
 */
export function checkHongKongMacaoPermit(text: string): TravelPermitCheck {
  if (text.length !== 9 && text.length !== 11) return { ok: false, fault: 'length' };
  if (!/^[HM]\d+$/.test(text)) return { ok: false, fault: 'characters' };
  return { ok: true, holder: text.slice(0, 9) };
}

/**
 * 台湾居民来往大陆通行证: 8 digits on the card; the booklet before 2015 had 10 digits and often a letter, with or without
 * brackets. `holder` is the digits.
 */
export function checkTaiwanPermit(text: string): TravelPermitCheck {
  const bare = text.replace(/[()]/g, '');
  if (bare.length !== 8 && bare.length !== 10 && bare.length !== 11) return { ok: false, fault: 'length' };
  if (!/^(?:\d{8}|\d{10}[A-Z]?)$/.test(bare)) return { ok: false, fault: 'characters' };
  return { ok: true, holder: bare.slice(0, bare.length === 8 ? 8 : 10) };
}
