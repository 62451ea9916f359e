/** Sends a one-time code to a phone. Whoever asks for one doesn't wait for it, so that the time tells nothing. */
export type CodeSender = {
  send(phone: string, code: string, purpose: 'rebind'): Promise<void>;
  /** A sentence to a phone, such as that a case has ended. */
  tell(phone: string, text: string): Promise<void>;
  /** The last code sent to a phone, in a demo alone. */
  readonly caught?: (phone: string) => string | null;
};

const answerWithinMs = 5_000;
const keptPhones = 1000;

/** A gateway of the installation's own: `{phone, code, purpose, text}` is posted to it, without a code where only a sentence is told. Throws where it doesn't take the code. */
export function webhookSender(address: string, secret: string | null): CodeSender {
  const post = async (message: { phone: string; text: string; purpose: string; code?: string }) => {
    const reply = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(secret ? { authorization: `Bearer ${secret}` } : {}) },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    await reply.body?.cancel();
    if (!reply.ok) throw new Error(`the gateway for codes answered ${reply.status}`);
  };
  return {
    send: (phone, code, purpose) => {
      const text = `您正在申请手机号解绑，验证码 ${code}，10 分钟内有效。如非本人操作，请忽略。`;
      return post({ phone, code, purpose, text });
    },
    tell: (phone, text) => post({ phone, text, purpose: 'rebind-result' }),
  };
}

/** Keeps codes in memory instead of sending them: for a demo and for tests. */
export function codeCatcher(): CodeSender & {
  readonly caught: (phone: string) => string | null;
  readonly told: (phone: string) => readonly string[];
} {
  const codes = new Map<string, string>();
  const told = new Map<string, string[]>();
  return {
    send: async (phone, code) => {
      if (codes.size >= keptPhones) codes.clear();
      codes.set(phone, code);
    },
    tell: async (phone, text) => {
      if (told.size >= keptPhones) told.clear();
      told.set(phone, [...(told.get(phone) ?? []), text]);
    },
    caught: phone => codes.get(phone) ?? null,
    told: phone => told.get(phone) ?? [],
  };
}
