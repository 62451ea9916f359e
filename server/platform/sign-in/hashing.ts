import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id (the library's default kind): 19 MiB, 2 passes, 1 lane. About 20 ms of one core. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same password typed on different keyboards is the same password (NIST SP 800-63B: normalise before hashing). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters);
}

let decoy: Promise<string> | null = null;

/** Takes equally long whether or not there is a hash to compare with, so that the time tells nothing about the account. */
export async function passwordMatches(password: string, expected: string | null): Promise<boolean> {
  decoy ??= hashPassword('an account that does not exist');
  const matches = await verify(expected ?? (await decoy), password.normalize('NFKC'));
  return matches && expected !== null;
}
