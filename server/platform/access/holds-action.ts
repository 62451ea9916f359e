import { heldIn, type Tx } from '../database/database.ts';

/** Whether the transaction's actor holds an action in some scope; `*` asks for any field group. */
export function holdsAction(tx: Tx, action: string, group = ''): boolean {
  const { everything, widths } = heldIn(tx);
  if (everything) return true;
  return group === '*'
    ? Object.keys(widths).some(key => key.startsWith(`${action} `))
    : Object.hasOwn(widths, `${action} ${group}`);
}
