import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { Static } from 'typebox';
import { ProblemError } from '#contract/call.ts';
import type { PasskeyAnswer, PasskeyCreation, PasskeyMade, PasskeyQuestion } from '#contract/passkey.ts';

/** What the browser throws when the user closes its dialog or waits too long, in words. */
function cancelled(error: unknown): never {
  if (error instanceof ProblemError) throw error;
  const name = error instanceof Error ? error.name : '';
  const title =
    name === 'InvalidStateError'
      ? '这台设备已经添加过通行密钥。'
      : name === 'NotAllowedError' || name === 'AbortError'
        ? '没有完成通行密钥验证，可以再试一次。'
        : '这台设备不能使用通行密钥，请改用密码。';
  throw new ProblemError({ type: 'about:blank', title, status: 0, code: 'passkey.cancelled' });
}

/** Asks the authenticator for the answer to a question; throws ProblemError when the user declines. */
export async function answerPasskey(asked: Static<typeof PasskeyQuestion>): Promise<Static<typeof PasskeyAnswer>> {
  const { response, ...rest } = await startAuthentication({ optionsJSON: asked.options }).catch(cancelled);
  return {
    challengeId: asked.challengeId,
    response: {
      id: rest.id,
      rawId: rest.rawId,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: response.clientDataJSON,
        authenticatorData: response.authenticatorData,
        signature: response.signature,
        ...(response.userHandle ? { userHandle: response.userHandle } : {}),
      },
    },
  };
}

/** Has the authenticator make a passkey under the label. */
export async function makePasskey(
  asked: Static<typeof PasskeyCreation>,
  label: string,
): Promise<Static<typeof PasskeyMade>> {
  const { response, ...rest } = await startRegistration({ optionsJSON: asked.options }).catch(cancelled);
  return {
    challengeId: asked.challengeId,
    label,
    response: {
      id: rest.id,
      rawId: rest.rawId,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: response.clientDataJSON,
        attestationObject: response.attestationObject,
        ...(response.transports ? { transports: response.transports } : {}),
      },
    },
  };
}
