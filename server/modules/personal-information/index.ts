/** The front door of personal information: what is held about persons and why, notices, consents, copies. */
export { personalInformationGuards } from './policy.ts';
export { personalInformationRoutes } from './routes.ts';
