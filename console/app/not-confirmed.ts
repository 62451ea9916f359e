/** Thrown when the user closes the password dialog instead of confirming; nothing to complain about. */
export class NotConfirmed extends Error {}
