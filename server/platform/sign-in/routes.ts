import type { Route } from '#platform/http/route.ts';
import { accountRoutes } from './account-routes.ts';
import { proofRoutes } from './proof-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import type { SignIn } from './sign-in.ts';

export function signInRoutes(signIn: SignIn): Route[] {
  return [...sessionRoutes(signIn), ...proofRoutes(signIn), ...accountRoutes(signIn)];
}
