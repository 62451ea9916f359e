/** The front door of tags: what HR marks people with. */
export { createTag } from './commands/edit-tag.ts';
export { type GiveAsk, giveTags, type TagsMoved, takeBackTags, takeTags } from './commands/give-tags.ts';
export { tagGuards } from './policy.ts';
export { tagList } from './queries/list-port.ts';
export { listTags } from './queries/list-tags.ts';
export { personTags } from './queries/person-tags.ts';
export { tagRoutes } from './routes.ts';
export { personTag, tagById } from './store.ts';
