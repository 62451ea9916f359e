/** An advisory lock of the database: two imports at once would each take the other's persons for new. */
export const importLock = 7365010;
