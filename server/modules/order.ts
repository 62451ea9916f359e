/** The modules from the ground up. One imports another only through its index.ts, and only one named before it. */
export const moduleOrder: string[] = [
  'law',
  'calendar',
  'organization',
  'forms',
  'people',
  'employment',
  'documents',
  'recognition',
  'custom-fields',
  'tags',
  'saved-views',
  'certificates',
  'phone-binding',
  'personal-information',
];
