import Type from 'typebox';
import { Id, Line } from './shape.ts';

/**
 * The JSON forms of WebAuthn level 3, as far as they go over our wire. Binary values are base64url. What an authenticator
 * sends may grow by new optional members, so that only what is read here is told apart.
 */
const Bytes = (maxLength: number) => Type.String({ maxLength, pattern: '^[A-Za-z0-9_-]*$' });
const Credential = Type.Object({ id: Type.String(), type: Type.String() });
const Verification = Type.Union([Type.Literal('required'), Type.Literal('preferred'), Type.Literal('discouraged')]);

/** For `navigator.credentials.create`. */
export const PasskeyCreation = Type.Object({
  challengeId: Id,
  options: Type.Object({
    rp: Type.Object({ id: Type.Optional(Type.String()), name: Type.String() }),
    user: Type.Object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
    challenge: Type.String(),
    pubKeyCredParams: Type.Array(Type.Object({ type: Type.Literal('public-key'), alg: Type.Integer() })),
    timeout: Type.Optional(Type.Integer()),
    excludeCredentials: Type.Optional(Type.Array(Credential)),
    authenticatorSelection: Type.Optional(
      Type.Object({ residentKey: Type.Optional(Verification), userVerification: Type.Optional(Verification) }),
    ),
  }),
});

/** For `navigator.credentials.get`. */
export const PasskeyQuestion = Type.Object({
  challengeId: Id,
  options: Type.Object({
    challenge: Type.String(),
    rpId: Type.Optional(Type.String()),
    timeout: Type.Optional(Type.Integer()),
    allowCredentials: Type.Optional(Type.Array(Credential)),
    userVerification: Type.Optional(Verification),
  }),
});

const answer = {
  id: Bytes(2_000),
  rawId: Bytes(2_000),
  type: Type.Literal('public-key'),
  authenticatorAttachment: Type.Optional(Type.Union([Type.Literal('platform'), Type.Literal('cross-platform')])),
  clientExtensionResults: Type.Object({}, { additionalProperties: true }),
};

export const PasskeyMade = Type.Object(
  {
    challengeId: Id,
    label: Line(60, 1),
    response: Type.Object({
      ...answer,
      response: Type.Object({
        clientDataJSON: Bytes(8_000),
        attestationObject: Bytes(64_000),
        transports: Type.Optional(Type.Array(Line(40), { maxItems: 10 })),
      }),
    }),
  },
  { additionalProperties: false },
);

export const PasskeyAnswer = Type.Object(
  {
    challengeId: Id,
    response: Type.Object({
      ...answer,
      response: Type.Object({
        clientDataJSON: Bytes(8_000),
        authenticatorData: Bytes(16_000),
        signature: Bytes(8_000),
        userHandle: Type.Optional(Bytes(200)),
      }),
    }),
  },
  { additionalProperties: false },
);
