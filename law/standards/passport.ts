/** Passport numbers carry no check digit of their own (the machine-readable zone has one): only their form can be seen. */
export type PassportCheck = { ok: true; issuer: 'china' | 'other' } | { ok: false; fault: 'length' | 'characters' };

/**
 * Chinese: E (ordinary, electronic), G (ordinary, before 2012), D (diplomatic), S (service), P (public affairs) and 8 digits, or a
 * second letter and 7 digits (EA1234567, SE1234567). A foreign number may look the same, so `issuer` is a likelihood.
 */
const chinese = /^(?:[EGDSP]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E\d{7})$/;

/** Takes text already half-width, upper-case and free of spaces. Others: 5 to 15 letters and digits, one digit at least. */
export function checkPassport(text: string): PassportCheck {
  if (text.length < 5 || text.length > 15) return { ok: false, fault: 'length' };
  if (!/^[A-Z0-9]*\d[A-Z0-9]*$/.test(text)) return { ok: false, fault: 'characters' };
  return { ok: true, issuer: chinese.test(text) ? 'china' : 'other' };
}
