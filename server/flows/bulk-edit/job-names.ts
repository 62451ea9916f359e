export const checkJob = 'people.bulk.check';
export const writeJob = 'people.bulk.write';
export const undoJob = 'people.bulk.undo';
