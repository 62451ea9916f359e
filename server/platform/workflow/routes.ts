import type { Route } from '../http/route.ts';
import { caseRoutes } from './routes/case-routes.ts';
import type { RouteDeps } from './routes/deps.ts';
import { deskRoutes } from './routes/desk-routes.ts';
import { processRoutes } from './routes/process-routes.ts';
import { taskRoutes } from './routes/task-routes.ts';

export function workflowRoutes(deps: RouteDeps): Route[] {
  return [...processRoutes(deps), ...caseRoutes(deps), ...taskRoutes(deps), ...deskRoutes(deps)];
}
