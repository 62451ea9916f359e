import { call } from '#contract/call.ts';
import {
  askPasskey,
  askSecondPasskey,
  finishPasskey,
  giveSecondPasskey,
  signInWithPasskey,
  startPasskey,
} from '#contract/session.ts';

/** Passkeys need a secure origin; at another address the buttons are not shown. */
export function canUsePasskeys(): boolean {
  return window.isSecureContext && 'PublicKeyCredential' in window;
}

/** The person closed the phone's own sheet: no error worth showing. */
export function wasCancelled(fault: unknown): boolean {
  return fault instanceof Error && (fault.name === 'NotAllowedError' || fault.name === 'AbortError');
}

const ceremonies = () => import('@simplewebauthn/browser');
type Authentication = Awaited<ReturnType<typeof ceremonies>>['startAuthentication'];
type Registration = Awaited<ReturnType<typeof ceremonies>>['startRegistration'];
type Question = Parameters<Authentication>[0]['optionsJSON'];
type Creation = Parameters<Registration>[0]['optionsJSON'];

export async function signInByPasskey() {
  const { challengeId, options } = await call(askPasskey, {});
  const { startAuthentication } = await ceremonies();
  const response = await startAuthentication({ optionsJSON: options as Question });
  return call(signInWithPasskey, { body: { challengeId, response: answerOf(response) } });
}

export async function confirmByPasskey() {
  const { challengeId, options } = await call(askSecondPasskey, {});
  const { startAuthentication } = await ceremonies();
  const response = await startAuthentication({ optionsJSON: options as Question });
  return call(giveSecondPasskey, { body: { challengeId, response: answerOf(response) } });
}

/** Adds this phone's passkey under a name by which its owner will know it. */
export async function addPasskey(label: string) {
  const { challengeId, options } = await call(startPasskey, {});
  const { startRegistration } = await ceremonies();
  const { id, rawId, type, response, authenticatorAttachment } = await startRegistration({
    optionsJSON: options as Creation,
  });
  return call(finishPasskey, {
    body: {
      challengeId,
      label,
      response: {
        id,
        rawId,
        type,
        clientExtensionResults: {},
        ...(authenticatorAttachment ? { authenticatorAttachment } : {}),
        response: {
          clientDataJSON: response.clientDataJSON,
          attestationObject: response.attestationObject,
          ...(response.transports ? { transports: response.transports } : {}),
        },
      },
    },
  });
}

type Answer = Awaited<ReturnType<Authentication>>;

/** What the contract takes of the authenticator's answer, and no more. */
function answerOf({ id, rawId, type, response, authenticatorAttachment }: Answer) {
  return {
    id,
    rawId,
    type,
    clientExtensionResults: {},
    ...(authenticatorAttachment ? { authenticatorAttachment } : {}),
    response: {
      clientDataJSON: response.clientDataJSON,
      authenticatorData: response.authenticatorData,
      signature: response.signature,
      ...(response.userHandle ? { userHandle: response.userHandle } : {}),
    },
  };
}
